//! The `aws` command: words to an [`ApiCall`](sim::ApiCall), an answer to text.
//!
//! Everything comes from the services' models: flags, help, the order of an
//! answer's members. It makes no call itself and reads no file: a terminal, a
//! transcript or a lab's check does, so that each call is logged where it is made.

pub mod answer;
