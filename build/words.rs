//! `rules/*.toml`, the gazetteer and the names to the packed lists, proven on the examples of every rule.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde::Deserialize;

use super::read;
use crate::coder::Writer;
use crate::kind::Signal;
use crate::lexicon::{self, CLAN, GIVEN, LONGEST_TERM, MIDDLE, RARE, SURNAME};
use crate::lists::{LONGEST_WORD, Lists, Node, Packed, Word};
use crate::text::fold::{Folded, SHAPE, TONE, fold};
use crate::text::token::{self, ANY_NUMBER, Kind, Token};

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
    /// Its terms name what is wrong with a body.
    #[serde(default)]
    body: bool,
    /// Its terms say of a paper or an event what an office would not have told.
    #[serde(default)]
    tells: bool,
    terms: Vec<String>,
    catches: Vec<String>,
    spares: Vec<String>,
}

fn yes() -> bool {
    true
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
        body: false,
        tells: false,
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

/// A word as terms and names spell it: the letters and shapes, and the tone of the syllable.
type Spelling = (Vec<(u8, u8)>, u8);

/// The spelling of a token; none for any number.
fn spelling(folded: &Folded, token: &Token) -> Spelling {
    let letters = (token.start as usize..token.end as usize).filter(|&i| folded.flat[i].is_ascii_alphanumeric());
    let tone = letters.clone().map(|i| folded.mark[i] & TONE).max().unwrap_or(0);
    (letters.map(|i| (folded.flat[i], folded.mark[i] & SHAPE)).collect(), tone)
}

/// Every word by the key it is looked up by, so that *sỹ* and *sĩ* are one, with what is known of it.
#[derive(Default)]
struct Vocabulary {
    words: BTreeMap<u32, (Spelling, u32, u8)>,
}

impl Vocabulary {
    /// Adds a word.
    fn add(&mut self, key: u32, spelling: Spelling) -> &mut (Spelling, u32, u8) {
        assert!(spelling.0.len() <= LONGEST_WORD, "a word of more than {LONGEST_WORD} letters: {spelling:?}");
        let held = self.words.entry(key).or_insert_with(|| (spelling.clone(), 0, 0));
        let bare = |(letters, _): &Spelling| {
            let flat: Vec<u8> = letters.iter().map(|letter| letter.0).collect();
            token::keys(&flat, &vec![0; flat.len()]).1
        };
        assert!(bare(&held.0) == bare(&spelling), "two words share a hash: {:?}, {spelling:?}", held.0);
        held
    }

    /// The words in the order in which they ship, and the number that each key has in the graph.
    fn packed(&self) -> (Vec<Word>, BTreeMap<u32, u16>) {
        let mut sorted: Vec<_> = self.words.iter().collect();
        sorted.sort_by(|a, b| a.1.0.cmp(&b.1.0));
        let packed = |(spelling, uses, name): &(Spelling, u32, u8)| {
            let mut word = Word { len: spelling.0.len(), name: *name, ..Word::default() };
            for (i, &(flat, shape)) in spelling.0.iter().enumerate() {
                (word.flat[i], word.mark[i]) = (flat, shape);
            }
            if let Some(end) = word.len.checked_sub(1) {
                word.mark[end] |= spelling.1;
            }
            word.class = if *uses == 0 { 0 } else { uses.ilog2() + 1 };
            word
        };
        let words: Vec<Word> = sorted.iter().map(|(_, held)| packed(held)).collect();
        let mut order: Vec<(u32, u32)> =
            words.iter().zip(&sorted).map(|(word, (key, _))| (word.class, **key)).collect();
        order.retain(|&(class, _)| class > 0);
        order.sort_by_key(|&(class, _)| class);
        let numbers = order.iter().enumerate().map(|(i, &(_, key))| (key, i as u16)).collect();
        (words, numbers)
    }
}

/// A node of the terms of a rule; edges by key.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Branch {
    accept: bool,
    edges: BTreeMap<u32, usize>,
}

/// Adds a term below the root `root`.
fn insert(branches: &mut Vec<Branch>, root: usize, keys: impl Iterator<Item = u32>) {
    let mut at = root;
    for key in keys {
        let next = branches.len();
        at = *branches[at].edges.entry(key).or_insert(next);
        if at == next {
            branches.push(Branch::default());
        }
    }
    branches[at].accept = true;
}

/// Joins equal endings, of one rule or of several: the alternatives of a term share what follows them. Children
/// stand behind their parents, so one pass from the back sees every child before its parent. Answers the joined
/// branches and what each branch became.
fn share(branches: &[Branch]) -> (Vec<Branch>, Vec<usize>) {
    let mut seen: BTreeMap<Branch, usize> = BTreeMap::new();
    let mut shared: Vec<Branch> = Vec::new();
    let mut became = vec![0; branches.len()];
    for (at, branch) in branches.iter().enumerate().rev() {
        let edges = branch.edges.iter().map(|(&key, &child)| (key, became[child])).collect();
        let joined = Branch { accept: branch.accept, edges };
        became[at] = *seen.entry(joined.clone()).or_insert_with(|| {
            shared.push(joined);
            shared.len() - 1
        });
    }
    (shared, became)
}

/// Numbers words and nodes as [`Packed`] wants them.
fn pack(branches: &[Branch], rules: usize, vocabulary: &mut Vocabulary) -> Packed {
    let (shared, became) = share(branches);
    for key in shared.iter().flat_map(|branch| branch.edges.keys()) {
        vocabulary.words.get_mut(key).expect("added with its term").1 += 1;
    }
    let (words, numbers) = vocabulary.packed();
    let end = Branch { accept: true, ..Branch::default() };
    let end = shared.iter().position(|branch| *branch == end).expect("every rule has terms");
    let mut order: Vec<usize> = std::iter::once(end).chain(became[..rules].iter().copied()).collect();
    let mut place: BTreeMap<usize, u16> = BTreeMap::from([(end, 0)]);
    let mut nodes: Vec<Node> = Vec::new();
    while let Some(&at) = order.get(nodes.len()) {
        let mut edges: Vec<(u16, usize)> = shared[at].edges.iter().map(|(key, &child)| (numbers[key], child)).collect();
        edges.sort_unstable();
        let mut number = |child: usize| {
            *place.entry(child).or_insert_with(|| {
                order.push(child);
                u16::try_from(order.len() - 1).expect("fewer than 65,536 nodes")
            })
        };
        let edges = edges.into_iter().map(|(word, child)| (word, number(child))).collect();
        nodes.push(Node { accept: shared[at].accept, edges });
    }
    Packed { words, rules, nodes }
}

/// Writes the packed lists and the table of rules.
pub fn words(root: &Path, out: &Path, code: &mut String) {
    let mut rules = read_rules(&root.join("rules"));
    rules.extend(read_rules(&root.join("rules/concepts")));
    rules.push(gazetteer(root, "places", "place", "ở Giồng Trôm"));
    rules.push(gazetteer(root, "historical", "historical", "nhà thơ Hàn Mặc Tử"));
    assert!(rules.len() < 256, "rules are numbered in a byte");
    let mut vocabulary = Vocabulary::default();
    names(&root.join("rules/gazetteer"), &mut vocabulary, code);
    let mut branches = vec![Branch::default(); rules.len()];
    let mut ids = BTreeSet::new();
    let mut meta = String::new();
    for (number, rule) in rules.iter().enumerate() {
        assert!(ids.insert(&rule.id), "rule {} stands twice", rule.id);
        let signal = Signal::ALL.iter().find(|(_, id)| *id == rule.signal).map(|(signal, _)| signal);
        let signal = match signal {
            Some(signal) => format!("Some(Signal::{signal:?})"),
            None if rule.signal == "concept" => "None".into(),
            None => panic!("rule {}: no signal {:?}", rule.id, rule.signal),
        };
        let WordRule { bare, body, tells, .. } = rule;
        write!(meta, "RuleRow {{ signal: {signal}, bare: {bare}, body: {body}, tells: {tells} }},")
            .expect("a string takes all");
        for term in rule.terms.iter().flat_map(|term| expand(term)) {
            let folded = fold(&term.replace('#', "0"));
            let tokens = token::tokenize(&folded);
            assert!(!tokens.is_empty(), "rule {}: an empty term", rule.id);
            assert!(tokens.len() <= LONGEST_TERM, "rule {}: {term:?} is too long", rule.id);
            let keys = tokens.iter().filter(|t| matches!(t.kind, Kind::Word | Kind::Number)).map(|t| {
                let any = t.kind == Kind::Number && term.contains('#');
                let (key, word) = if any { (ANY_NUMBER, Spelling::default()) } else { (t.key, spelling(&folded, t)) };
                vocabulary.add(key, word);
                key
            });
            insert(&mut branches, number, keys);
        }
    }
    writeln!(code, "pub static RULES: [RuleRow; {}] = [{meta}];", rules.len()).expect("a string takes all");
    let mut packed = pack(&branches, rules.len(), &mut vocabulary);
    let mut writer = Writer::default();
    packed.code(&mut writer);
    let bytes = writer.finish();
    assert!(Packed::read(&bytes) == packed, "the lists read back otherwise than they were written");
    fs::write(out.join("lists.bin"), &bytes).expect("OUT_DIR can be written");
    if env::var_os("GIUKIN_SIZES").is_some() {
        let edges: usize = packed.nodes.iter().map(|node| node.edges.len()).sum();
        let (words, nodes, bytes) = (packed.words.len(), packed.nodes.len(), bytes.len());
        println!("cargo::warning=lists: {words} words, {nodes} nodes, {edges} edges, {bytes} bytes");
    }
    let holds_bare = |number: u8| rules[usize::from(number)].bare;
    prove(&rules, &Lists::new(&packed, holds_bare), holds_bare);
}

/// Holds that every rule catches and spares what its examples say.
fn prove(rules: &[WordRule], lists: &Lists, holds_bare: impl Fn(u8) -> bool + Copy) {
    let mut wrong = Vec::new();
    for (number, rule) in rules.iter().enumerate() {
        let fires = |example: &str| {
            let tokens = token::tokenize(&fold(example));
            let script = token::script(&tokens);
            let mut found = false;
            let looked = lexicon::look_up(&tokens, script, lists);
            lexicon::scan(&tokens, &looked, script, lists, holds_bare, |hit| found |= usize::from(hit.rule) == number);
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

/// Adds the syllables of names to the vocabulary.
fn names(dir: &Path, vocabulary: &mut Vocabulary, code: &mut String) {
    let surnames: People = toml::from_str(&read(&dir.join("people.toml"))).expect("people.toml");
    let mut put = |name: &str, single: u8, first: u8, last: u8| {
        let folded = fold(name);
        let tokens = token::tokenize(&folded);
        let words: Vec<_> = tokens.iter().filter(|t| t.is_word()).collect();
        for (i, t) in words.iter().enumerate() {
            let flag = if words.len() == 1 {
                single
            } else if i + 1 == words.len() {
                last
            } else {
                first
            };
            if flag != 0 {
                vocabulary.add(t.key, spelling(&folded, t)).2 |= flag;
            }
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
    let codes: BTreeSet<u16> = surnames.province_codes.iter().copied().collect();
    writeln!(code, "pub static PROVINCE_CODES: [u16; {}] = {:?};", codes.len(), Vec::from_iter(codes))
        .expect("a string takes all");
}
