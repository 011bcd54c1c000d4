//! What a fresh machine lacks: the WebAssembly target, the npm packages, a browser.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, Result, bail};

use crate::process::{at, npm, quiet, show};
use crate::progress::{loud, step};

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

/// A browser of the Chromium family: `CHROME`, else the usual places, else Debian's package.
pub fn browser() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("CHROME") {
        let path = PathBuf::from(path);
        if !path.is_file() {
            bail!("CHROME={} is not a file", path.display());
        }
        return Ok(path);
    }
    let places = places();
    if let Some(found) = places.iter().find(|place| place.is_file()) {
        return Ok(found.clone());
    }
    if can_install() && agrees_to_install()? {
        loud("Debian package chromium", || {
            show(Command::new("apt-get").arg("update"))?;
            show(Command::new("apt-get").args(["install", "-y", "chromium"]).env("DEBIAN_FRONTEND", "noninteractive"))
        })
        .context("apt-get could not install chromium. Install a Chromium-family browser, or set CHROME=")?;
        if let Some(found) = places.iter().find(|place| place.is_file()) {
            return Ok(found.clone());
        }
    }
    let list: Vec<String> = places.iter().map(|place| format!("  {}", place.display())).collect();
    bail!(
        "no browser of the Chromium family was found. Install Chrome, Chromium, Edge, Cốc Cốc or Brave, \
         or set CHROME=/path/to/browser. Looked for:\n{}",
        list.join("\n")
    )
}

/// Debian and its family, as root.
fn can_install() -> bool {
    cfg!(target_os = "linux")
        && Path::new("/etc/debian_version").is_file()
        && quiet(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

fn agrees_to_install() -> Result<bool> {
    if !std::io::stdin().is_terminal() {
        return Ok(true);
    }
    print!("No Chromium-family browser was found. Install Debian's package chromium with apt-get? [Y/n] ");
    std::io::stdout().flush()?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "" | "y" | "yes"))
}

/// Where browsers are put, in order of preference.
fn places() -> Vec<PathBuf> {
    let mut places = Vec::new();
    if cfg!(target_os = "macos") {
        let programs = ["Google Chrome", "Chromium", "Microsoft Edge", "CocCoc", "Brave Browser"];
        let home = std::env::var("HOME").unwrap_or_default();
        for folder in ["/Applications".to_owned(), format!("{home}/Applications")] {
            places.extend(programs.map(|name| PathBuf::from(format!("{folder}/{name}.app/Contents/MacOS/{name}"))));
        }
    } else if cfg!(windows) {
        let programs = [
            "Google/Chrome/Application/chrome.exe",
            "Chromium/Application/chrome.exe",
            "Microsoft/Edge/Application/msedge.exe",
            "CocCoc/Browser/Application/browser.exe",
            "BraveSoftware/Brave-Browser/Application/brave.exe",
        ];
        for program in programs {
            for folder in ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"] {
                if let Some(folder) = std::env::var_os(folder) {
                    places.push(Path::new(&folder).join(program));
                }
            }
        }
    } else {
        let programs = [
            "google-chrome",
            "google-chrome-stable",
            "chromium",
            "chromium-browser",
            "microsoft-edge",
            "microsoft-edge-stable",
            "coccoc-browser",
            "browser-coccoc",
            "brave-browser",
            "brave",
        ];
        let path = std::env::var_os("PATH").unwrap_or_default();
        for program in programs {
            places.extend(std::env::split_paths(&path).map(|folder| folder.join(program)));
        }
        places.extend(["/opt/google/chrome/chrome", "/snap/bin/chromium"].map(PathBuf::from));
    }
    places
}
