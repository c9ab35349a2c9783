//! A small static file server, for this machine only.

use super::{files, http};
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

/// A server at work; it ends when this is dropped.
pub(crate) struct Server {
    address: SocketAddr,
    ending: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves `folder` at 127.0.0.1; port 0 takes any free one. Every folder
    /// below `/any/` shows the same files, so that tests can open the page at
    /// a sub-path.
    pub(crate) fn start(port: u16, folder: PathBuf) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let address = listener.local_addr()?;
        let ending = Arc::new(AtomicBool::new(false));
        let ended = Arc::clone(&ending);
        let folder: Arc<PathBuf> = Arc::new(folder);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if ended.load(Ordering::Relaxed) {
                    break;
                }
                let folder = Arc::clone(&folder);
                if let Ok(stream) = stream {
                    // A browser that hangs up early is no concern of ours.
                    std::thread::spawn(move || answer(stream, &folder).ok());
                }
            }
        });
        Ok(Self { address, ending, thread: Some(thread) })
    }

    /// `http://127.0.0.1:8080`.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Serves until the program is ended.
    pub(crate) fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            let _ended = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.ending.store(true, Ordering::Relaxed);
        // Wakes the listener, which then sees that it is to end.
        let _woken = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ended = thread.join();
        }
    }
}

/// Answers requests until the browser closes the connection or is silent for
/// half a minute.
fn answer(stream: TcpStream, folder: &std::path::Path) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    stream.set_nodelay(true)?;
    let mut reader = io::BufReader::new(stream.try_clone()?);
    while let Some(request) = http::read(&mut reader)? {
        let response = files::respond(&request, folder);
        http::write(&stream, &response, &request)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};

    fn ask(server: &Server, request: &str) -> String {
        let mut stream = TcpStream::connect(server.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    #[test]
    fn files_are_served_compressed_where_accepted_and_nothing_above_the_folder() {
        let folder = std::env::temp_dir().join(format!("trailwatch-serve-{}", std::process::id()));
        let dist = folder.join("dist");
        std::fs::create_dir_all(&dist).unwrap();
        std::fs::write(folder.join("secret.txt"), "secret").unwrap();
        std::fs::write(dist.join("index.html"), "<p>page").unwrap();
        std::fs::write(dist.join("web-0123456789abcdef_bg.wasm"), "raw").unwrap();
        std::fs::write(dist.join("web-0123456789abcdef_bg.wasm.br"), "br").unwrap();
        let server = Server::start(0, dist).unwrap();

        let page = ask(&server, "GET /?lab=1 HTTP/1.1\r\nHost: x\r\n\r\n");
        assert!(page.starts_with("HTTP/1.1 200 OK\r\n"), "{page}");
        assert!(page.contains("content-type: text/html; charset=utf-8\r\n"), "{page}");
        assert!(page.ends_with("\r\n\r\n<p>page"), "{page}");

        let wasm = "/any/sub/web-0123456789abcdef_bg.wasm";
        let raw = ask(&server, &format!("GET {wasm} HTTP/1.1\r\n\r\n"));
        assert!(raw.contains("content-type: application/wasm\r\n"), "{raw}");
        assert!(raw.contains("immutable"), "{raw}");
        assert!(raw.ends_with("\r\n\r\nraw"), "{raw}");
        let small = ask(&server, &format!("GET {wasm} HTTP/1.1\r\nAccept-Encoding: gzip, br\r\n\r\n"));
        assert!(small.contains("content-encoding: br\r\n"), "{small}");
        assert!(small.ends_with("\r\n\r\nbr"), "{small}");

        for bad in ["/../secret.txt", "/%2e%2e/secret.txt", "/..%5csecret.txt", "//secret.txt"] {
            let refused = ask(&server, &format!("GET {bad} HTTP/1.1\r\n\r\n"));
            assert!(refused.starts_with("HTTP/1.1 404"), "{bad}: {refused}");
        }
        let posted = ask(&server, "POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n");
        assert!(posted.starts_with("HTTP/1.1 405"), "{posted}");
        let head = ask(&server, "HEAD / HTTP/1.1\r\n\r\n");
        assert!(head.ends_with("content-length: 7\r\n\r\n") || head.contains("content-length: 7"));
        assert!(!head.contains("<p>page"), "{head}");

        drop(server);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
