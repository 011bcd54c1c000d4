//! THIRD-PARTY-NOTICES: what ships inside the WebAssembly module, with its licences.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::process::{at, cargo, quiet};

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    repository: Option<String>,
    manifest_path: String,
}

/// The whole file.
pub fn text() -> Result<String> {
    let mut notices = String::from(
        "Giữ Kín contains the following work of others.\n\n\
         The Rust standard library, part of every module: MIT OR Apache-2.0,\n\
         Copyright (c) The Rust Project Contributors, https://github.com/rust-lang/rust\n\
         (under the terms of the MIT licence as printed below for the crates).\n",
    );
    let data = at("rules/NOTICES.md");
    if data.is_file() {
        write!(notices, "\n{}\n", std::fs::read_to_string(data)?.trim_end())?;
    }
    for package in shipped()? {
        let licence = package.license.as_deref().unwrap_or("see below");
        write!(notices, "\n{}\n{} {}: {licence}\n", "-".repeat(72), package.name, package.version)?;
        if let Some(repository) = &package.repository {
            writeln!(notices, "{repository}")?;
        }
        for text in licence_texts(Path::new(&package.manifest_path))? {
            write!(notices, "\n{}\n", text.trim())?;
        }
    }
    Ok(notices)
}

/// The packages that are linked into the larger module, the site's: no macros, nothing of the build. By name.
fn shipped() -> Result<Vec<Package>> {
    let tree = quiet(cargo().args(["tree", "--locked", "--package", "giukin", "--features", "files"]).args([
        "--target",
        "wasm32-unknown-unknown",
        "--edges",
        "normal,no-proc-macro",
        "--prefix",
        "none",
        "--format",
        "{p}",
    ]))?;
    // "name v1.2.3", with " (*)" where it was listed before; the first line is the core itself.
    let linked: BTreeSet<(&str, &str)> =
        tree.lines().skip(1).filter_map(|line| line.trim_end_matches(" (*)").split_once(" v")).collect();
    let answer = quiet(cargo().args(["metadata", "--format-version", "1", "--locked", "--all-features"]))?;
    let metadata: Metadata = serde_json::from_str(&answer).context("cargo metadata")?;
    let mut packages: Vec<Package> = metadata
        .packages
        .into_iter()
        .filter(|package| linked.contains(&(package.name.as_str(), package.version.as_str())))
        .collect();
    if packages.len() != linked.len() {
        bail!("cargo tree names {} packages, cargo metadata knows {} of them", linked.len(), packages.len());
    }
    packages.sort_by(|left, right| (&left.name, &left.version).cmp(&(&right.name, &right.version)));
    Ok(packages)
}

/// The MIT text where a package offers it, else all its licence files.
fn licence_texts(manifest: &Path) -> Result<Vec<String>> {
    let folder = manifest.parent().context("a manifest lies in a folder")?;
    let mut files: Vec<_> = std::fs::read_dir(folder)?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
            path.is_file() && ["LICENSE", "LICENCE", "COPYING", "UNLICENSE"].iter().any(|start| name.starts_with(start))
        })
        .collect();
    files.sort();
    let mit = files.iter().find(|path| path.to_string_lossy().to_uppercase().ends_with("MIT")).cloned();
    let chosen = mit.map_or(files, |path| vec![path]);
    chosen.iter().map(|path| Ok(std::fs::read_to_string(path)?)).collect()
}
