//! What a fresh machine lacks to show the extension: browsers.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{quiet, show};
use crate::progress::loud;

/// A kind of browser that the extension is made for.
pub struct Kind {
    /// The name that the driver knows, and of the folder below `target/extension`.
    pub id: &'static str,
    /// What people call it.
    name: &'static str,
    /// The variable that names one, for us and for the driver.
    pub variable: &'static str,
    /// Debian's package.
    package: &'static str,
    others: &'static str,
    places: fn() -> Vec<PathBuf>,
}

/// Chrome and its relatives.
pub const CHROMIUM: Kind = Kind {
    id: "chromium",
    name: "browser of the Chromium family",
    variable: "CHROME",
    package: "chromium",
    others: "Chrome, Chromium, Edge, Cốc Cốc or Brave",
    places: chromium_places,
};

/// Firefox, the long-lived release or the newest.
pub const FIREFOX: Kind = Kind {
    id: "firefox",
    name: "Firefox",
    variable: "FIREFOX",
    package: "firefox-esr",
    others: "Firefox 140 or newer",
    places: firefox_places,
};

impl Kind {
    /// The one that the variable names, else one in the usual places, else Debian's package.
    pub fn find(&self) -> Result<PathBuf> {
        let Self { name, variable, package, others, places, .. } = self;
        if let Some(path) = std::env::var_os(variable) {
            let path = PathBuf::from(path);
            if !path.is_file() {
                bail!("{variable}={} is not a file", path.display());
            }
            return Ok(path);
        }
        let places = places();
        if let Some(found) = places.iter().find(|place| place.is_file()) {
            return Ok(found.clone());
        }
        if can_install() && agrees_to_install(name, package)? {
            loud(&format!("Debian package {package}"), || {
                show(Command::new("apt-get").arg("update"))?;
                show(Command::new("apt-get").args(["install", "-y", package]).env("DEBIAN_FRONTEND", "noninteractive"))
            })
            .with_context(|| format!("apt-get could not install {package}. Install {others}, or set {variable}="))?;
            if let Some(found) = places.iter().find(|place| place.is_file()) {
                return Ok(found.clone());
            }
        }
        let list: Vec<String> = places.iter().map(|place| format!("  {}", place.display())).collect();
        bail!(
            "no {name} was found. Install {others}, or set {variable}=/path/to/browser. Looked for:\n{}",
            list.join("\n")
        )
    }
}

/// Debian and its family, as root.
fn can_install() -> bool {
    cfg!(target_os = "linux")
        && Path::new("/etc/debian_version").is_file()
        && quiet(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

fn agrees_to_install(name: &str, package: &str) -> Result<bool> {
    if !std::io::stdin().is_terminal() {
        return Ok(true);
    }
    print!("No {name} was found. Install Debian's package {package} with apt-get? [Y/n] ");
    std::io::stdout().flush()?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "" | "y" | "yes"))
}

/// Where Firefox is put.
fn firefox_places() -> Vec<PathBuf> {
    if cfg!(target_os = "macos") {
        return vec![PathBuf::from("/Applications/Firefox.app/Contents/MacOS/firefox")];
    }
    if cfg!(windows) {
        let folders = ["PROGRAMFILES", "PROGRAMFILES(X86)"].into_iter().filter_map(std::env::var_os);
        return folders.map(|folder| Path::new(&folder).join("Mozilla Firefox/firefox.exe")).collect();
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    ["firefox-esr", "firefox"]
        .iter()
        .flat_map(|program| std::env::split_paths(&path).map(|folder| folder.join(program)).collect::<Vec<_>>())
        .collect()
}

/// Where browsers of the Chromium family are put, in order of preference.
fn chromium_places() -> Vec<PathBuf> {
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
