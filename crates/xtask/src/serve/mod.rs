//! `cargo xtask serve`: sets up, builds for release, serves.

mod files;
mod http;
mod server;

use crate::clock::Stopwatch;
use crate::{Outcome, build, project, setup};
use std::net::{Ipv4Addr, TcpListener};

pub(crate) use server::Server;

const PORT: u16 = 8080;

/// `serve [--port N] [--build-only]`.
pub(crate) fn command(words: &[&str]) -> Outcome {
    let mut port = PORT;
    let mut build_only = false;
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match *word {
            "--port" => port = port_of(words.next().copied())?,
            "--build-only" => build_only = true,
            other => return Err(format!("serve does not know `{other}`: serve [--port N]")),
        }
    }
    let taken = |error: std::io::Error| {
        format!("cannot serve on port {port}: {error}\n  to mend: cargo xtask serve --port {}", port.wrapping_add(1))
    };
    if !build_only {
        // Better now than after minutes of building.
        drop(TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(taken)?);
    }
    let watch = Stopwatch::start();
    println!("Trailwatch: set up, build, serve");
    let tools = setup::ensure(&setup::PAGE)?;
    build::page(&tools)?;
    if build_only {
        return Ok(());
    }
    let server = Server::start(port, project::dist()).map_err(taken)?;
    println!("  ready after {}", watch.words());
    println!("\nTrailwatch is at {}  (Ctrl-C ends it)", server.url());
    server.wait();
    Ok(())
}

/// The number after `--port`.
pub(crate) fn port_of(word: Option<&str>) -> Outcome<u16> {
    word.and_then(|word| word.parse().ok()).ok_or_else(|| "--port wants a number from 0 to 65535".to_owned())
}
