//! The core as WebAssembly with its JavaScript glue, twice: for the extension, where the same module is also made
//! into JavaScript for pages that forbid WebAssembly, and with the file reader for the site.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::process::{at, cargo, node, quiet, show};
use crate::progress::{loud, step};

const PROFILE: &str = "wasm";

/// What browsers of 2024 and later run. `--all-features` makes modules that no browser loads.
const FEATURES: [&str; 5] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
];

/// A browser makes each function fast when it is called often enough: joined to the only one that calls it, it would
/// wait for that one. As JavaScript it would never become fast: engines do not compile a very long function at all.
const APART: [&str; 2] = ["--one-caller-inline-max-function-size", "0"];

/// One flavour of the module.
pub struct Flavour {
    /// The folder under `target/wasm`.
    pub name: &'static str,
    features: &'static [&'static str],
    /// The form of the glue: one that loads the module by itself, or one that is handed what to call.
    loads: bool,
    /// Whether the module is also wanted as JavaScript.
    script: bool,
}

/// Both flavours.
pub const FLAVOURS: [Flavour; 2] = [
    Flavour { name: "engine", features: &[], loads: false, script: true },
    Flavour { name: "site", features: &["--features", "files"], loads: true, script: false },
];

impl Flavour {
    /// Where the glue and the module of this flavour lie.
    pub fn folder(&self) -> PathBuf {
        at("target/wasm").join(self.name)
    }

    /// Compiles, binds and optimises, each only when its input is newer.
    pub fn build(&self) -> Result<()> {
        let target = at("target/wasm/cargo").join(self.name);
        loud(&format!("core as WebAssembly ({})", self.name), || {
            // A folder of its own: both flavours would be written to the same file otherwise.
            show(
                cargo()
                    .args(["build", "--quiet", "--lib", "--target", "wasm32-unknown-unknown", "--profile", PROFILE])
                    .args(self.features)
                    .arg("--target-dir")
                    .arg(&target),
            )
        })?;
        let raw = target.join("wasm32-unknown-unknown").join(PROFILE).join("giukin.wasm");
        let folder = self.folder();
        let module = folder.join("giukin_bg.wasm");
        if newer(&module, &raw) && newer(&module, &std::env::current_exe()?) {
            return Ok(());
        }
        step(&format!("glue and optimisation ({})", self.name), || {
            bind(&raw, &folder, self.loads)?;
            optimise(&module)
        })?;
        if self.script {
            step(&format!("the same as JavaScript ({})", self.name), || script(&module))?;
        }
        Ok(())
    }
}

fn newer(output: &Path, input: &Path) -> bool {
    let time = |path: &Path| path.metadata().and_then(|data| data.modified()).ok();
    time(output).zip(time(input)).is_some_and(|(output, input)| output > input)
}

fn bind(raw: &Path, folder: &Path, loads: bool) -> Result<()> {
    let context = || format!("wasm-bindgen on {}", raw.display());
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes("giukin", plain(fs::read(raw).with_context(context)?));
    let mode = if loads { bindgen.web(true) } else { bindgen.bundler(true) };
    mode.with_context(context)?
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)
        .with_context(context)
}

/// The module without the claim that it uses references and many results. Rust's standard library makes it for every
/// build, the glue would then use both, and neither can be made into JavaScript.
fn plain(mut module: Vec<u8>) -> Vec<u8> {
    for feature in [&b"+\x0freference-types"[..], b"+\x0amultivalue"] {
        // An entry of the section `target_features`: a sign, the length of the name, the name.
        if let Some(at) = module.windows(feature.len()).position(|bytes| bytes == feature) {
            module[at] = b'-';
        }
    }
    module
}

fn optimise(module: &Path) -> Result<()> {
    let smaller = module.with_extension("opt");
    let mut optimiser = node("node_modules/binaryen/bin/wasm-opt");
    quiet(optimiser.args(FEATURES).arg("-O3").args(APART).arg(module).arg("-o").arg(&smaller))?;
    fs::rename(&smaller, module)?;
    Ok(())
}

/// Writes the module as JavaScript beside it, with the instructions that JavaScript has no words for taken apart.
fn script(module: &Path) -> Result<()> {
    let lowered = module.with_extension("lowered.wasm");
    let passes = ["--llvm-memory-copy-fill-lowering", "--llvm-nontrapping-fptoint-lowering", "--signext-lowering"];
    quiet(node("node_modules/binaryen/bin/wasm-opt").args(FEATURES).args(passes).arg(module).arg("-o").arg(&lowered))?;
    let script = module.with_extension("wasm.js");
    quiet(node("node_modules/binaryen/bin/wasm2js").arg("-O2").args(APART).arg(&lowered).arg("-o").arg(&script))?;
    fs::remove_file(lowered)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn the_claims_are_taken_back_and_nothing_else() {
        let module = b"..+\x0fmutable-globals+\x0freference-types+\x0amultivalue..".to_vec();
        assert_eq!(plain(module), b"..+\x0fmutable-globals-\x0freference-types-\x0amultivalue..");
    }
}
