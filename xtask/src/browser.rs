//! What a fresh machine lacks to show the extension: a browser.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{quiet, show};
use crate::progress::loud;

/// A browser of the Chromium family: `CHROME`, else the usual places, else Debian's package.
pub fn find() -> Result<PathBuf> {
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
