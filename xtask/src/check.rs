//! `cargo xtask check`: formatting, lints and types, of Rust and TypeScript.

use anyhow::{Context, Result};

use crate::process::{cargo, node, show};
use crate::progress::{loud, step};
use crate::{process, setup};

/// Everything, in order of how quickly it answers.
pub fn check() -> Result<()> {
    setup::tools()?;
    loud("cargo fmt --check", || show(cargo().args(["fmt", "--all", "--check"])))
        .context("cargo fmt mends the formatting")?;
    loud("biome", || show(node("node_modules/@biomejs/biome/bin/biome").args(["ci", "--error-on-warnings"])))
        .context("npx biome check --write mends most of it")?;
    loud("clippy", || show(cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])))?;
    loud("clippy, WebAssembly", || {
        let wasm = ["--lib", "--all-features", "--target", "wasm32-unknown-unknown"];
        show(cargo().arg("clippy").args(wasm).args(["--", "-D", "warnings"]))
    })?;
    types()
}

/// The type check of all TypeScript. The module's own types come with its glue, which is made first where it is missing.
pub fn types() -> Result<()> {
    #[cfg(feature = "bindgen")]
    for flavour in &crate::wasm::FLAVOURS {
        if !flavour.folder().join("giukin.d.ts").is_file() {
            flavour.build()?;
        }
    }
    step("tsc", || {
        process::quiet(node("node_modules/typescript/bin/tsc").args(["--noEmit", "--project", "tsconfig.json"]))
    })?;
    Ok(())
}
