//! As much of HTTP/1.1 as a browser on the same machine needs.

use std::io::{self, BufRead, Read, Write};
use std::net::TcpStream;

/// No browser's request line and headers come near it.
const MOST_BYTES: u64 = 64 * 1024;

/// A request without its body: nothing here takes one.
pub(super) struct Request {
    pub(super) method: String,
    /// The path, still percent-encoded, without the query.
    pub(super) path: String,
    /// The encodings accepted, as the header lists them.
    pub(super) encodings: String,
}

/// What is sent back.
pub(super) struct Response {
    pub(super) status: &'static str,
    pub(super) headers: Vec<(&'static str, &'static str)>,
    pub(super) body: Vec<u8>,
}

impl Response {
    /// A short message with a status.
    pub(super) fn refusal(status: &'static str) -> Self {
        Self {
            status,
            headers: vec![("content-type", "text/plain; charset=utf-8")],
            body: format!("{status}\n").into_bytes(),
        }
    }
}

/// Reads one request; none when the browser has closed the connection.
pub(super) fn read(reader: &mut impl BufRead) -> io::Result<Option<Request>> {
    let mut reader = reader.take(MOST_BYTES);
    let mut line = String::new();
    if reader.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut words = line.split_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        return Err(io::ErrorKind::InvalidData.into());
    };
    let path = target.split(['?', '#']).next().unwrap_or(target);
    let mut request = Request { method: method.to_owned(), path: path.to_owned(), encodings: String::new() };
    loop {
        let mut header = String::new();
        if reader.read_line(&mut header)? == 0 || header.trim().is_empty() {
            return Ok(Some(request));
        }
        if let Some((name, value)) = header.split_once(':')
            && name.eq_ignore_ascii_case("accept-encoding")
        {
            request.encodings = value.trim().to_ascii_lowercase();
        }
    }
}

/// Sends `response`, without its body to a HEAD.
pub(super) fn write(mut stream: &TcpStream, response: &Response, request: &Request) -> io::Result<()> {
    let mut head = format!("HTTP/1.1 {}\r\n", response.status);
    for (name, value) in &response.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("content-length: {}\r\n\r\n", response.body.len()));
    stream.write_all(head.as_bytes())?;
    if request.method != "HEAD" {
        stream.write_all(&response.body)?;
    }
    stream.flush()
}
