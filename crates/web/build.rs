//! Where the page's constants begin in memory.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        // Beyond 0x110000, the number that stands for "no character" all over the
        // code: the split of the wasm (crates/xtask/src/split/texts.rs) takes
        // numbers that lie among the constants for their places.
        println!("cargo::rustc-link-arg-bins=--global-base={}", 0x12_0000);
    }
}
