//! Turns `rules/` and `packs/base.toml` into the tables that the engine reads in place, and proves on the
//! way that every rule catches and spares what its own examples say.
#![allow(dead_code)]

#[path = "src/signal/kind.rs"]
mod kind;
#[path = "src/lexicon.rs"]
mod lexicon;
#[path = "src/text/mod.rs"]
mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use kind::Signal;
use lexicon::Trie;
use serde::Deserialize;
use text::fold::fold;
use text::token::{self, ANY_NUMBER};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    #[serde(default)]
    rule: Vec<WordRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordRule {
    id: String,
    signal: String,
    #[serde(default = "yes")]
    bare: bool,
    terms: Vec<String>,
    catches: Vec<String>,
    spares: Vec<String>,
}

fn yes() -> bool {
    true
}

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

#[derive(Deserialize)]
struct People {
    common: Vec<String>,
    rare: Vec<String>,
    khmer: Vec<String>,
    ede_giarai_bahnar: Vec<String>,
    hmong: Vec<String>,
    thai_tay_nung_muong_dao: Vec<String>,
    cham: Vec<String>,
    province_codes: Vec<u16>,
}

fn main() {
    for path in ["rules", "packs", "src/lexicon.rs", "src/signal/kind.rs", "src/text", "build.rs"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let mut code = String::new();
    let mut rules = read_rules(&root.join("rules"));
    rules.push(gazetteer(&root, "places", "place", "ở Giồng Trôm"));
    rules.push(gazetteer(&root, "historical", "historical", "nhà thơ Hàn Mặc Tử"));
    words(&rules, &mut code);
    names(&root.join("rules/gazetteer"), &mut code);
    shapes(&root.join("rules/shapes.toml"), &out, &mut code);
    legal(&root.join("packs/base.toml"), &mut code);
    fs::write(out.join("tables.rs"), code).expect("OUT_DIR can be written");
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn read_rules(dir: &Path) -> Vec<WordRule> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(dir).expect("rules/ is there").map(|e| e.expect("readable").path()).collect();
    paths.sort();
    let mut rules = Vec::new();
    for path in paths {
        let shapes = path.file_name().is_some_and(|name| name == "shapes.toml");
        if path.extension().is_some_and(|e| e == "toml") && !shapes {
            let file: RuleFile = toml::from_str(&read(&path)).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            rules.extend(file.rule);
        }
    }
    rules
}

/// A list of names, one a line, as a word rule.
fn gazetteer(root: &Path, name: &str, signal: &str, catches: &str) -> WordRule {
    let list = read(&root.join("rules/gazetteer").join(name).with_extension("txt"));
    let terms = list.lines().filter(|l| !l.starts_with('#')).map(|l| l.trim().to_owned()).collect();
    let spares = vec!["giống trơn".into()];
    WordRule {
        id: format!("gazetteer.{name}"),
        signal: signal.into(),
        bare: true,
        terms,
        catches: vec![catches.into()],
        spares,
    }
}

/// Writes out a term: `(a|b)` alternatives, `(a)?` optional, both nestable.
fn expand(term: &str) -> Vec<String> {
    fn alternatives(chars: &mut std::iter::Peekable<std::str::Chars>) -> Vec<String> {
        let mut all = Vec::new();
        loop {
            all.extend(sequence(chars));
            if chars.peek() == Some(&'|') {
                chars.next();
            } else {
                return all;
            }
        }
    }
    fn sequence(chars: &mut std::iter::Peekable<std::str::Chars>) -> Vec<String> {
        let mut made = vec![String::new()];
        while let Some(&c) = chars.peek() {
            if c == '|' || c == ')' {
                break;
            }
            chars.next();
            let mut parts = vec![c.to_string()];
            if c == '(' {
                parts = alternatives(chars);
                assert_eq!(chars.next(), Some(')'), "a bracket stays open");
            }
            if chars.peek() == Some(&'?') {
                chars.next();
                parts.push(String::new());
            }
            made = made.iter().flat_map(|m| parts.iter().map(move |p| format!("{m}{p}"))).collect();
        }
        made
    }
    let mut chars = term.chars().peekable();
    let all = alternatives(&mut chars);
    assert!(chars.next().is_none(), "term {term:?}: a bracket too many");
    all
}

#[derive(Default)]
struct Node {
    edges: BTreeMap<u32, usize>,
    accept: BTreeSet<u8>,
}

#[derive(Default)]
struct Flat {
    words: Vec<u32>,
    first: Vec<u16>,
    key: Vec<u16>,
    child: Vec<u16>,
    accept_first: Vec<u16>,
    accept: Vec<u8>,
}

impl Flat {
    fn new(nodes: &[Node]) -> Self {
        let nodes = share(nodes);
        let short = |n: usize| u16::try_from(n).expect("fewer than 65,536 nodes, edges and words");
        let words: BTreeSet<u32> = nodes.iter().flat_map(|node| node.edges.keys().copied()).collect();
        let mut flat = Flat { words: words.into_iter().collect(), ..Flat::default() };
        for node in &nodes {
            flat.first.push(short(flat.key.len()));
            flat.accept_first.push(short(flat.accept.len()));
            for (key, &child) in &node.edges {
                flat.key.push(short(flat.words.binary_search(key).expect("collected above")));
                flat.child.push(short(child));
            }
            flat.accept.extend(&node.accept);
        }
        flat.first.push(short(flat.key.len()));
        flat.accept_first.push(short(flat.accept.len()));
        flat
    }

    fn trie(&self) -> Trie<'_> {
        Trie {
            words: &self.words,
            first: &self.first,
            key: &self.key,
            child: &self.child,
            accept_first: &self.accept_first,
            accept: &self.accept,
        }
    }

    fn write(&self, name: &str, code: &mut String) {
        let Flat { words, first, key, child, accept_first, accept } = self;
        writeln!(
            code,
            "pub static {name}: Trie<'static> = Trie {{ words: &{words:?}, first: &{first:?}, key: &{key:?}, child: &{child:?}, accept_first: &{accept_first:?}, accept: &{accept:?} }};"
        )
        .expect("a string takes all");
        if env::var_os("GIUKIN_SIZES").is_some() {
            println!("cargo::warning={name}: {} words, {} nodes, {} edges", words.len(), first.len() - 1, key.len());
        }
    }
}

/// Joins equal endings: the alternatives of a term share what follows them. Children stand behind their
/// parents in `nodes`, so one pass from the back sees every child before its parent.
fn share(nodes: &[Node]) -> Vec<Node> {
    /// Edges and accepted rules: nodes that have the same are one.
    type Ending = (Vec<(u32, usize)>, Vec<u8>);
    let mut seen: BTreeMap<Ending, usize> = BTreeMap::new();
    let mut shared: Vec<Node> = Vec::new();
    let mut became = vec![0; nodes.len()];
    for (at, node) in nodes.iter().enumerate().rev() {
        let edges: Vec<(u32, usize)> = node.edges.iter().map(|(&key, &child)| (key, became[child])).collect();
        let accept: Vec<u8> = node.accept.iter().copied().collect();
        became[at] = *seen.entry((edges.clone(), accept)).or_insert_with(|| {
            shared.push(Node { edges: edges.into_iter().collect(), accept: node.accept.clone() });
            shared.len() - 1
        });
    }
    // The walk begins at node 0, which was joined last.
    shared.reverse();
    let last = shared.len() - 1;
    for node in &mut shared {
        node.edges.values_mut().for_each(|child| *child = last - *child);
    }
    shared
}

fn insert(nodes: &mut Vec<Node>, keys: impl Iterator<Item = u32>, rule: u8) {
    let mut node = 0;
    for key in keys {
        let next = nodes.len();
        node = *nodes[node].edges.entry(key).or_insert(next);
        if node == next {
            nodes.push(Node::default());
        }
    }
    nodes[node].accept.insert(rule);
}

fn words(rules: &[WordRule], code: &mut String) {
    let (mut accented, mut bare) = (vec![Node::default()], vec![Node::default()]);
    let mut ids = BTreeSet::new();
    let mut meta = String::new();
    for (number, rule) in rules.iter().enumerate() {
        let number = u8::try_from(number).expect("fewer than 256 word rules");
        assert!(ids.insert(&rule.id), "rule {} stands twice", rule.id);
        let signal = Signal::ALL.iter().find(|(_, id)| *id == rule.signal);
        let (signal, _) = signal.unwrap_or_else(|| panic!("rule {}: no signal {:?}", rule.id, rule.signal));
        write!(meta, "RuleRow {{ signal: Signal::{signal:?}, bare: {} }},", rule.bare).expect("a string takes all");
        for term in rule.terms.iter().flat_map(|term| expand(term)) {
            let folded = fold(&term.replace('#', "0"));
            let tokens = token::tokenize(&folded);
            assert!(!tokens.is_empty(), "rule {}: an empty term", rule.id);
            let any = |t: &token::Token| t.kind == token::Kind::Number && term.contains('#');
            let lexical = || tokens.iter().filter(|t| matches!(t.kind, token::Kind::Word | token::Kind::Number));
            insert(&mut accented, lexical().map(|t| if any(t) { ANY_NUMBER } else { t.key }), number);
            if rule.bare {
                insert(&mut bare, lexical().map(|t| if any(t) { ANY_NUMBER } else { t.bare }), number);
            }
        }
    }
    let (accented, bare) = (Flat::new(&accented), Flat::new(&bare));
    prove_words(rules, &accented.trie(), &bare.trie());
    accented.write("ACCENTED", code);
    bare.write("BARE", code);
    writeln!(code, "pub static RULES: [RuleRow; {}] = [{meta}];", rules.len()).expect("a string takes all");
}

fn prove_words(rules: &[WordRule], accented: &Trie, bare: &Trie) {
    let mut wrong = Vec::new();
    for (number, rule) in rules.iter().enumerate() {
        let fires = |example: &str| {
            let tokens = token::tokenize(&fold(example));
            let script = token::script(&tokens);
            let mut found = false;
            let holds_bare = |number: u8| rules[usize::from(number)].bare;
            lexicon::scan(&tokens, script, accented, bare, holds_bare, |hit| found |= usize::from(hit.rule) == number);
            found
        };
        wrong.extend(rule.catches.iter().filter(|e| !fires(e)).map(|e| format!("{} does not catch {e:?}", rule.id)));
        wrong.extend(rule.spares.iter().filter(|e| fires(e)).map(|e| format!("{} does not spare {e:?}", rule.id)));
        if rule.catches.is_empty() || rule.spares.is_empty() {
            wrong.push(format!("{} has no example of what it catches or spares", rule.id));
        }
    }
    assert!(wrong.is_empty(), "rules contradict their examples:\n  {}", wrong.join("\n  "));
}

/// Flags of a syllable in names; `mention/person.rs` reads them.
const SURNAME: u8 = 1;
const RARE: u8 = 2;
const GIVEN: u8 = 4;
const MIDDLE: u8 = 8;
const CLAN: u8 = 16;

fn names(dir: &Path, code: &mut String) {
    let surnames: People = toml::from_str(&read(&dir.join("people.toml"))).expect("people.toml");
    let mut flags: BTreeMap<u32, u8> = BTreeMap::new();
    let mut bare: BTreeMap<u32, u8> = BTreeMap::new();
    let mut put = |name: &str, single: u8, first: u8, last: u8| {
        let tokens = token::tokenize(&fold(name));
        let words: Vec<_> = tokens.iter().filter(|t| t.is_word()).collect();
        for (i, t) in words.iter().enumerate() {
            let flag = if words.len() == 1 {
                single
            } else if i + 1 == words.len() {
                last
            } else {
                first
            };
            *flags.entry(t.key).or_default() |= flag;
            *bare.entry(t.bare).or_default() |= flag;
        }
    };
    for name in &surnames.common {
        put(name, SURNAME, 0, SURNAME);
    }
    for name in surnames
        .rare
        .iter()
        .chain(&surnames.khmer)
        .chain(&surnames.hmong)
        .chain(&surnames.thai_tay_nung_muong_dao)
        .chain(&surnames.cham)
    {
        put(name, RARE, RARE, RARE);
    }
    for name in &surnames.ede_giarai_bahnar {
        put(name, CLAN, CLAN, CLAN);
    }
    for file in ["given-names-female.txt", "given-names-male.txt"] {
        for name in read(&dir.join(file)).lines() {
            put(name, GIVEN, MIDDLE, GIVEN);
        }
    }
    for middle in [
        "Văn", "Thị", "Hữu", "Đình", "Đức", "Công", "Xuân", "Ngọc", "Minh", "Quốc", "Thanh", "Hoàng", "Gia", "Bá",
        "Duy", "Viết", "Trọng", "Thế", "Như", "Phương", "Diệu", "Mỹ", "Kim", "Bích", "Thúy", "Tuyết",
    ] {
        put(middle, MIDDLE, MIDDLE, MIDDLE);
    }
    for (name, table) in [("NAMES", &flags), ("BARE_NAMES", &bare)] {
        let keys: Vec<u32> = table.keys().copied().collect();
        let values: Vec<u8> = table.values().copied().collect();
        writeln!(code, "pub static {name}: Names = Names {{ keys: &{keys:?}, flags: &{values:?} }};")
            .expect("a string takes all");
    }
    let codes: BTreeSet<u16> = surnames.province_codes.iter().copied().collect();
    writeln!(code, "pub static PROVINCE_CODES: [u16; {}] = {:?};", codes.len(), Vec::from_iter(codes))
        .expect("a string takes all");
}

fn shapes(path: &Path, out: &Path, code: &mut String) {
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
        write!(rows, "ShapeRow {{ kind: ShapeKind::{}, cut: {}, pattern: {:?} }},", camel(&s.id), s.digits, s.pattern)
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
