//! `cargo xtask test`: unit and case tests, the type check, and the extension in real browsers.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::browser::{CHROMIUM, FIREFOX, Kind};
use crate::process::{at, cargo, node, quiet, show};
use crate::progress::{loud, step};
use crate::{build, check, setup};

/// The browser tests that Firefox runs too. The others ask Chromium's own protocol for what no common one tells.
const BOTH: [&str; 2] = ["gate", "choices"];

/// Everything that must hold.
pub fn test() -> Result<()> {
    setup::tools()?;
    let (chromium, firefox) = (CHROMIUM.find()?, FIREFOX.find()?);
    loud("cargo test", || show(cargo().args(["test", "--workspace", "--quiet"])))?;
    build::build()?;
    check::types()?;
    step("browser tests, bundled", || bundle_drivers().map(drop))?;
    loud("browser tests, Chromium", || run(&tests()?, &CHROMIUM, &chromium))
        .context("screenshots of the dialogs seen are in target/screenshots")?;
    loud("browser tests, Firefox", || {
        let both = BOTH.map(|name| at("target/browser").join(name).with_extension("test.mjs"));
        run(&both, &FIREFOX, &firefox)
    })
}

fn tests() -> Result<Vec<PathBuf>> {
    let folder = at("target/browser");
    let mut tests: Vec<_> = std::fs::read_dir(&folder)?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    tests.sort();
    if tests.is_empty() {
        bail!("no browser tests in {}", folder.display());
    }
    Ok(tests)
}

fn run(tests: &[PathBuf], kind: &Kind, browser: &Path) -> Result<()> {
    let mut command = Command::new("node");
    command.arg("--test").args(["--test-reporter=spec", "--test-concurrency=2"]).args(tests);
    show(with_browser(&mut command, kind, browser))
}

/// The driver's programs and tests, as scripts that node runs.
pub fn bundle_drivers() -> Result<String> {
    let folder = at("target/browser");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    quiet(node("xtask/bundle.mjs").args(["drivers", "target/browser"]))
}

/// A program that is told which browser to drive.
pub fn with_browser<'a>(command: &'a mut Command, kind: &Kind, browser: &Path) -> &'a mut Command {
    command.current_dir(at("")).env(kind.variable, browser).env("GIUKIN_BROWSER", kind.id)
}
