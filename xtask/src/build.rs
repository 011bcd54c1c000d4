//! `cargo xtask build`: the WebAssembly module, the bundles, and the trees that a browser loads.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::process::{at, node, quiet};
use crate::progress::step;
use crate::wasm::FLAVOURS;
use crate::{notices, setup};

/// The browsers that a package is made for; they differ in the manifest alone.
pub const BROWSERS: [&str; 2] = ["chromium", "firefox"];
/// The extension's parts that have a page of their own.
const PAGES: [&str; 3] = ["popup", "options", "welcome"];

/// Sets up and builds everything.
pub fn command() -> Result<()> {
    setup::tools()?;
    build()?;
    println!("\n  target/extension/chromium   the unpacked extension: Chrome, Edge, Cốc Cốc, Brave, Chromium");
    println!("  target/extension/firefox    the same for Firefox, also on Android");
    println!("  target/www                  the site");
    println!("  target/pages                the local social network");
    Ok(())
}

/// Builds everything.
pub fn build() -> Result<()> {
    for flavour in &FLAVOURS {
        flavour.build()?;
    }
    step("extension", extension)?;
    step("site", site)?;
    step("local social network", || quiet(&mut node("tests/pages/build.mjs")))?;
    Ok(())
}

fn extension() -> Result<()> {
    for browser in BROWSERS {
        let target = at("target/extension").join(browser);
        empty(&target)?;
        quiet(node("xtask/bundle.mjs").arg("extension").arg(&target))?;
        for page in PAGES {
            copy_kinds(&at("extension/src").join(page), &target, &["html", "css"])?;
        }
        copy_kinds(&at("extension/icons"), &target.join("icons"), &["png"])?;
        for language in ["vi", "en"] {
            let place = Path::new("_locales").join(language);
            copy_kinds(&at("extension").join(&place), &target.join(&place), &["json"])?;
        }
        copy(&at("extension/managed_schema.json"), &target.join("managed_schema.json"))?;
        copy(&at("target/wasm/engine/giukin_bg.wasm"), &target.join("engine.wasm"))?;
        fs::write(target.join("manifest.json"), manifest(browser)?)?;
        fs::write(target.join("THIRD-PARTY-NOTICES"), notices::text()?)?;
        let licence = at("LICENSE");
        if licence.is_file() {
            copy(&licence, &target.join("LICENSE"))?;
        }
    }
    Ok(())
}

fn site() -> Result<()> {
    let target = at("target/www");
    empty(&target)?;
    quiet(node("xtask/bundle.mjs").args(["site", "target/www"]))?;
    copy_kinds(&at("www"), &target, &["html", "css", "svg", "png"])?;
    copy(&at("target/wasm/site/giukin_bg.wasm"), &target.join("giukin_bg.wasm"))?;
    fs::write(target.join("THIRD-PARTY-NOTICES"), notices::text()?)?;
    Ok(())
}

/// The manifest of one browser: what all share, overlaid with its own, and the version of the crate.
fn manifest(browser: &str) -> Result<String> {
    let mut merged = read_json("extension/manifest/common.json")?;
    overlay(&mut merged, read_json(&format!("extension/manifest/{browser}.json"))?);
    merged["version"] = env!("CARGO_PKG_VERSION").into();
    Ok(serde_json::to_string_pretty(&merged)? + "\n")
}

fn read_json(path: &str) -> Result<Value> {
    let source = fs::read_to_string(at(path)).with_context(|| path.to_owned())?;
    serde_json::from_str(&source).with_context(|| path.to_owned())
}

/// Objects merge key by key; anything else of `over` replaces what was there.
fn overlay(base: &mut Value, over: Value) {
    match (base, over) {
        (Value::Object(base), Value::Object(over)) => {
            for (key, value) in over {
                overlay(base.entry(key).or_insert(Value::Null), value);
            }
        }
        (base, over) => *base = over,
    }
}

fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    fs::create_dir_all(folder)?;
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("copying {}", from.display()))?;
    Ok(())
}

/// Copies the files of a folder with these endings; none at all means that a part is missing.
fn copy_kinds(from: &Path, to: &Path, endings: &[&str]) -> Result<()> {
    fs::create_dir_all(to)?;
    let mut any = false;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let path = entry?.path();
        let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(name) = path.file_name().filter(|_| endings.contains(&ending.as_str())) {
            copy(&path, &to.join(name))?;
            any = true;
        }
    }
    if !any {
        bail!("no *.{} in {}", endings.join(", *."), from.display());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::overlay;
    use serde_json::json;

    #[test]
    fn an_overlay_merges_objects_and_replaces_the_rest() {
        let mut base = json!({"action": {"default_title": "a"}, "permissions": ["storage"], "name": "x"});
        overlay(&mut base, json!({"action": {"default_popup": "p"}, "permissions": [], "minimum": 1}));
        let merged = json!({
            "action": {"default_title": "a", "default_popup": "p"}, "permissions": [], "name": "x", "minimum": 1
        });
        assert_eq!(base, merged);
    }
}
