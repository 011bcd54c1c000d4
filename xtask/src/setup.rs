//! What a fresh machine lacks to build: the WebAssembly target, the npm packages.

use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, Result, bail};

use crate::process::{at, npm, quiet};
use crate::progress::step;

const WASM_TARGET: &str = "wasm32-unknown-unknown";
const OLDEST_NODE: u32 = 20;

/// Everything that building needs.
pub fn tools() -> Result<()> {
    wasm_target()?;
    packages()
}

/// Node and the npm packages that `package-lock.json` names.
pub fn packages() -> Result<()> {
    node()?;
    let stamp = at("target/npm.stamp");
    if at("node_modules").is_dir() && modified(&stamp) >= modified(&at("package-lock.json")) {
        return Ok(());
    }
    step("npm packages", || quiet(npm().args(["ci", "--no-audit", "--no-fund"]))).context(
        "npm could not install the packages of package-lock.json. It needs the npm registry; \
         behind a proxy: npm config set proxy and registry, then run this command again",
    )?;
    std::fs::create_dir_all(at("target"))?;
    std::fs::write(stamp, "")?;
    Ok(())
}

fn modified(path: &Path) -> Option<SystemTime> {
    path.metadata().and_then(|data| data.modified()).ok()
}

fn node() -> Result<()> {
    let version = quiet(Command::new("node").arg("--version")).context(
        "Node.js was not found. Install Node 20 or newer with npm (https://nodejs.org, or your \
         system's packages, e.g. apt-get install nodejs npm), then run this command again",
    )?;
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|word| word.parse::<u32>().ok());
    if major.is_none_or(|major| major < OLDEST_NODE) {
        bail!("Node {OLDEST_NODE} or newer is needed, found {}", version.trim());
    }
    quiet(npm().arg("--version")).context("Node is there but npm is not: install npm (e.g. apt-get install npm)")?;
    Ok(())
}

fn wasm_target() -> Result<()> {
    let manual = "needs the Rust target wasm32-unknown-unknown. With rustup: rustup target add \
                  wasm32-unknown-unknown. With a distribution's Rust: install its package, e.g. \
                  libstd-rust-dev-wasm32 (Debian) or rust-std-static-wasm32-unknown-unknown (Fedora)";
    // A distribution's Rust has no rustup, but may have the target.
    let sysroot = quiet(Command::new("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(WASM_TARGET).is_dir() {
        return Ok(());
    }
    step("Rust target wasm32-unknown-unknown", || quiet(Command::new("rustup").args(["target", "add", WASM_TARGET])))
        .context(manual)?;
    Ok(())
}
