//! The core as WebAssembly with its JavaScript glue, twice: for the extension, and with the file
//! reader for the site.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::process::{at, cargo, node, quiet, show};
use crate::progress::{loud, step};

const PROFILE: &str = "wasm";

/// What browsers of 2024 and later run. `--all-features` makes modules that no browser loads.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-simd",
];

/// One flavour of the module.
pub struct Flavour {
    /// The folder under `target/wasm`.
    pub name: &'static str,
    features: &'static [&'static str],
    /// Whether the glue may look for the module beside itself. A content script has no such place.
    default_path: bool,
}

/// Both flavours.
pub const FLAVOURS: [Flavour; 2] = [
    Flavour { name: "engine", features: &[], default_path: false },
    Flavour { name: "site", features: &["--features", "files"], default_path: true },
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
            bind(&raw, &folder, self.default_path)?;
            optimise(&module)
        })
    }
}

fn newer(output: &Path, input: &Path) -> bool {
    let time = |path: &Path| path.metadata().and_then(|data| data.modified()).ok();
    time(output).zip(time(input)).is_some_and(|(output, input)| output > input)
}

fn bind(raw: &Path, folder: &Path, default_path: bool) -> Result<()> {
    let context = || format!("wasm-bindgen on {}", raw.display());
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(raw)
        .web(true)
        .with_context(context)?
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .omit_default_module_path(!default_path)
        .generate(folder)
        .with_context(context)
}

fn optimise(module: &Path) -> Result<()> {
    let smaller = module.with_extension("opt");
    // A browser makes each function fast when it is called often enough: joined to the only one that calls it, it
    // would wait for that one.
    let apart = ["--one-caller-inline-max-function-size", "0"];
    let mut optimiser = node("node_modules/binaryen/bin/wasm-opt");
    quiet(optimiser.args(FEATURES).arg("-O3").args(apart).arg(module).arg("-o").arg(&smaller))?;
    std::fs::rename(&smaller, module)?;
    Ok(())
}
