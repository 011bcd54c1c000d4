//! `cargo xtask test`: unit and case tests, the type check, and the extension in a real browser.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{at, cargo, node, quiet, show};
use crate::progress::{loud, step};
use crate::{browser, build, check, setup};

/// Everything that must hold.
pub fn test() -> Result<()> {
    setup::tools()?;
    let browser = browser::find()?;
    loud("cargo test", || show(cargo().args(["test", "--workspace", "--quiet"])))?;
    build::build()?;
    check::types()?;
    step("browser tests, bundled", || bundle_drivers().map(drop))?;
    loud("browser tests", || {
        let folder = at("target/browser");
        let mut tests: Vec<_> = std::fs::read_dir(&folder)?
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
            .collect();
        tests.sort();
        if tests.is_empty() {
            bail!("no browser tests in {}", folder.display());
        }
        show(with_browser(
            Command::new("node").arg("--test").args(["--test-reporter=spec", "--test-concurrency=2"]).args(tests),
            &browser,
        ))
    })
    .context("screenshots of the dialogs seen are in target/screenshots")
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
pub fn with_browser<'a>(command: &'a mut Command, browser: &Path) -> &'a mut Command {
    command.current_dir(at("")).env("CHROME", browser)
}
