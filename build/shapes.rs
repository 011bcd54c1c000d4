//! `rules/shapes.toml` to automata, proven on the examples of every shape.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use serde::Deserialize;

use super::read;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShapeFile {
    shape: Vec<Shape>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    id: String,
    pattern: String,
    #[serde(default)]
    digits: bool,
    #[serde(default)]
    loose: bool,
    catches: Vec<String>,
    spares: Vec<String>,
}

/// Writes the automata of the shapes and the table of what they stand for.
pub fn shapes(path: &Path, out: &Path, code: &mut String) {
    let file: ShapeFile = toml::from_str(&read(path)).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let compiled: Vec<regex::bytes::Regex> = file
        .shape
        .iter()
        .map(|s| {
            regex::bytes::RegexBuilder::new(&format!("^(?:{})", s.pattern))
                .unicode(false)
                .build()
                .unwrap_or_else(|e| panic!("shape {}: {e}", s.id))
        })
        .collect();
    let mut wrong = Vec::new();
    for (shape, regex) in file.shape.iter().zip(&compiled) {
        let fires = |example: &str| regex.is_match(example.as_bytes());
        wrong.extend(shape.catches.iter().filter(|e| !fires(e)).map(|e| format!("{} does not catch {e:?}", shape.id)));
        wrong.extend(shape.spares.iter().filter(|e| fires(e)).map(|e| format!("{} does not spare {e:?}", shape.id)));
    }
    assert!(wrong.is_empty(), "shapes contradict their examples:\n  {}", wrong.join("\n  "));
    let loose = file.shape.iter().take_while(|s| s.loose).count();
    assert!(file.shape[loose..].iter().all(|s| !s.loose), "loose shapes stand first");
    automaton(&file.shape[..loose], &out.join("loose.dfa"));
    let cued = automaton(&file.shape[loose..], &out.join("cued.dfa"));
    writeln!(code, "pub static LOOSE_SHAPES: usize = {loose};").expect("a string takes all");
    writeln!(code, "pub static CUES: [u32; 26] = {:?};", cues(&cued)).expect("a string takes all");
    let rows: String = file.shape.iter().fold(String::new(), |mut rows, s| {
        let native = "#[cfg(not(target_arch = \"wasm32\"))]";
        let (kind, cut, pattern) = (camel(&s.id), s.digits, &s.pattern);
        write!(rows, "ShapeRow {{ kind: ShapeKind::{kind}, cut: {cut}, {native} pattern: {pattern:?} }},")
            .expect("a string takes all");
        rows
    });
    let kinds: Vec<String> = file.shape.iter().map(|s| camel(&s.id)).collect();
    writeln!(code, "/// The shapes of `rules/shapes.toml`, in their order.\n#[allow(missing_docs)]\n#[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum ShapeKind {{ {} }}", kinds.join(", ")).expect("a string takes all");
    writeln!(code, "pub static SHAPES: [ShapeRow; {}] = [{rows}];", kinds.len()).expect("a string takes all");
    for (name, file) in [("LOOSE_DFA", "loose"), ("CUED_DFA", "cued")] {
        writeln!(code, "pub static {name}: &[u8] = include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{file}.dfa\"));")
            .expect("a string takes all");
    }
}

type Dense = regex_automata::dfa::dense::DFA<Vec<u32>>;

/// Compiles some shapes into one anchored automaton and writes it for the target.
fn automaton(shapes: &[Shape], to: &Path) -> Dense {
    use regex_automata::dfa::{StartKind, dense};
    let patterns: Vec<&str> = shapes.iter().map(|s| s.pattern.as_str()).collect();
    let dense = dense::Builder::new()
        .configure(dense::Config::new().start_kind(StartKind::Anchored).minimize(true))
        .syntax(regex_automata::util::syntax::Config::new().unicode(false).utf8(false))
        .build_many(&patterns)
        .expect("every shape was checked above");
    let sparse = dense.to_sparse().expect("fewer states than a sparse table holds");
    let bytes = match env::var("CARGO_CFG_TARGET_ENDIAN").as_deref() {
        Ok("big") => sparse.to_bytes_big_endian(),
        _ => sparse.to_bytes_little_endian(),
    };
    fs::write(to, &bytes).expect("OUT_DIR can be written");
    if env::var_os("GIUKIN_SIZES").is_some() {
        println!("cargo::warning={}: {} bytes", to.display(), bytes.len());
    }
    dense
}

/// For every first letter the set of second letters with which a shape can go on.
fn cues(dfa: &Dense) -> [u32; 26] {
    use regex_automata::dfa::Automaton as _;
    use regex_automata::{Anchored, Input};
    let start = dfa.start_state_forward(&Input::new("").anchored(Anchored::Yes)).expect("an anchored start");
    let letter = |i: usize| b'a' + i as u8;
    std::array::from_fn(|first| {
        let after = dfa.next_state(start, letter(first));
        (0..26)
            .filter(|&second| !dfa.is_dead_state(dfa.next_state(after, letter(second))))
            .fold(0, |set, second| set | 1 << second)
    })
}

fn camel(id: &str) -> String {
    id.split('-').map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}
