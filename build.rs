//! Turns `rules/` and `packs/base.toml` into the lists and tables of the engine, and proves on the
//! way that every rule catches and spares what its own examples say.
#![allow(dead_code)]

#[path = "src/coder.rs"]
mod coder;
#[path = "src/signal/kind.rs"]
mod kind;
#[path = "src/lexicon.rs"]
mod lexicon;
#[path = "src/lists.rs"]
mod lists;
#[path = "build/shapes.rs"]
mod shapes;
#[path = "src/text/mod.rs"]
mod text;
#[path = "build/words.rs"]
mod words;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BasePack {
    legal: Vec<Legal>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Legal {
    id: String,
    rules: Vec<String>,
    from: String,
    until: Option<String>,
    verify: Option<String>,
    territory: Option<String>,
    vi: String,
    en: String,
}

fn main() {
    let own = ["build.rs", "build", "src/coder.rs", "src/lexicon.rs", "src/lists.rs", "src/signal/kind.rs", "src/text"];
    for path in ["rules", "packs"].iter().chain(&own) {
        println!("cargo::rerun-if-changed={path}");
    }
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let mut code = String::new();
    words::words(&root, &out, &mut code);
    shapes::shapes(&root.join("rules/shapes.toml"), &out, &mut code);
    legal(&root.join("packs/base.toml"), &mut code);
    fs::write(out.join("tables.rs"), code).expect("OUT_DIR can be written");
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Only lines that are verified and hold everywhere become part of the product.
fn legal(path: &Path, code: &mut String) {
    let pack: BasePack = toml::from_str(&read(path)).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let lines: Vec<&Legal> = pack.legal.iter().filter(|l| l.verify.is_none() && l.territory.is_none()).collect();
    writeln!(code, "pub static LEGAL: [LegalLine; {}] = [", lines.len()).expect("a string takes all");
    for l in lines {
        writeln!(
            code,
            "LegalLine {{ id: {:?}, rules: &{:?}, from: {:?}, until: {:?}, vi: {:?}, en: {:?} }},",
            l.id, l.rules, l.from, l.until, l.vi, l.en
        )
        .expect("a string takes all");
    }
    code.push_str("];\n");
}
