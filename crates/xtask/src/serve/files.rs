//! From a request's path to a file of the folder, and never out of it.

use super::http::{Request, Response};
use std::path::{Path, PathBuf};

/// Answers a request from `folder`.
pub(super) fn respond(request: &Request, folder: &Path) -> Response {
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        return Response::refusal("405 Method Not Allowed");
    }
    let Some(path) = file_of(&request.path).map(|below| folder.join(below)) else {
        return Response::refusal("404 Not Found");
    };
    let mut headers = vec![
        ("content-type", media_type(&path)),
        ("cache-control", keeping(&path)),
        ("vary", "accept-encoding"),
        ("x-content-type-options", "nosniff"),
    ];
    for (encoding, ending) in [("br", "br"), ("gzip", "gz")] {
        let mut small = path.clone().into_os_string();
        small.push(format!(".{ending}"));
        if accepts(&request.encodings, encoding)
            && let Ok(body) = std::fs::read(PathBuf::from(small))
        {
            headers.push(("content-encoding", encoding));
            return Response { status: "200 OK", headers, body };
        }
    }
    match std::fs::read(&path) {
        Ok(body) => Response { status: "200 OK", headers, body },
        Err(_) => Response::refusal("404 Not Found"),
    }
}

/// The file below the folder that `path` names; none when it would lead
/// elsewhere. `/any/x/` shows the same files as `/`.
fn file_of(path: &str) -> Option<PathBuf> {
    let decoded = decode(path)?;
    let path = decoded.strip_prefix('/')?;
    let path = match path.strip_prefix("any/") {
        Some(deeper) => deeper.split_once('/').map_or("", |(_, rest)| rest),
        None => path,
    };
    let named = match path.is_empty() || path.ends_with('/') {
        true => format!("{path}index.html"),
        false => path.to_owned(),
    };
    let good = |part: &str| !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', ':', '\0']);
    named.split('/').all(good).then(|| PathBuf::from(named))
}

/// `%2e` and the like as the characters they stand for.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digits = [rest.next()?, rest.next()?];
        let digits = std::str::from_utf8(&digits).ok()?.to_owned();
        bytes.push(u8::from_str_radix(&digits, 16).ok()?);
    }
    String::from_utf8(bytes).ok()
}

fn accepts(encodings: &str, wanted: &str) -> bool {
    encodings.split(',').any(|part| {
        let (name, weight) = part.split_once(';').unwrap_or((part, ""));
        name.trim() == wanted && weight.trim() != "q=0"
    })
}

/// A name with a hash in it never changes its content; index.html does.
fn keeping(path: &Path) -> &'static str {
    let name = path.file_stem().and_then(|it| it.to_str()).unwrap_or("");
    let hashed =
        name.split(['-', '_', '.']).any(|part| part.len() >= 14 && part.bytes().all(|byte| byte.is_ascii_hexdigit()));
    match hashed {
        true => "public, max-age=31536000, immutable",
        false => "no-cache",
    }
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|it| it.to_str()).unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_below_the_folder() {
        let cases = [
            ("/", Some("index.html")),
            ("/a/b.js", Some("a/b.js")),
            ("/any/place/", Some("index.html")),
            ("/any/place/b.js", Some("b.js")),
            ("/a%20b.txt", Some("a b.txt")),
            ("/../x", None),
            ("/a/%2e%2e/x", None),
            ("/any/place/../../x", None),
            ("/c:/x", None),
            ("//etc/passwd", None),
            ("/%", None),
            ("x", None),
        ];
        for (path, wanted) in cases {
            assert_eq!(file_of(path), wanted.map(PathBuf::from), "{path}");
        }
    }

    #[test]
    fn only_hashed_names_are_kept_for_good() {
        assert!(keeping(Path::new("web-0f1e2d3c4b5a6978_bg.wasm")).contains("immutable"));
        assert_eq!(keeping(Path::new("index.html")), "no-cache");
    }

    #[test]
    fn an_encoding_refused_is_not_sent() {
        assert!(accepts("gzip, br;q=1.0", "br"));
        assert!(!accepts("gzip, br;q=0", "br"));
        assert!(!accepts("", "br"));
    }
}
