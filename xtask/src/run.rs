//! `cargo xtask run`: Giữ Kín at work, on a simulated Facebook that this machine serves to itself.

use std::env;

use anyhow::{Context, Result};

use crate::browser::CHROMIUM;
use crate::process::{node, show};
use crate::progress::step;
use crate::test::{bundle_drivers, with_browser};
use crate::{build, setup};

const UNPROTECTED: &str = "
  Không được bảo vệ: ứng dụng điện thoại, các trang khác, trình duyệt khác, và (hiện nay) hình ảnh.
  Not protected: phone apps, other sites, other browsers and, for now, pictures.
";

/// With a display: opens a browser for a person to try. Without: plays the story and checks it.
pub fn run() -> Result<()> {
    println!("Giữ Kín: setting up and building");
    setup::tools()?;
    let browser = CHROMIUM.find()?;
    build::build()?;
    step("driver, bundled", || bundle_drivers().map(drop))?;
    println!("{UNPROTECTED}");
    if has_display() {
        println!("  Opening {} with a throw-away profile; close it or press Ctrl-C to end.\n", browser.display());
        return show(with_browser(&mut node("target/browser/open.mjs"), &CHROMIUM, &browser));
    }
    println!("  No display here, so the story is played in {} without a window.\n", browser.display());
    show(with_browser(&mut node("target/browser/story.mjs"), &CHROMIUM, &browser))
        .context("the story did not go as it should")
}

fn has_display() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(any(target_os = "macos", windows)) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
