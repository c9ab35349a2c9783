//! What is binary on the wire: code, payloads and logs travel as base64.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// A text as a blob.
pub fn to_blob(text: &str) -> String {
    STANDARD.encode(text)
}

/// The text in a blob; what is no text shows as marks.
pub fn of_blob(blob: &str) -> String {
    String::from_utf8_lossy(&STANDARD.decode(blob).unwrap_or_default()).into_owned()
}
