//! The word lists of `rules/*.toml` as one trie over syllables, read in place.
//!
//! One walk from every token finds every term of every rule, so the cost does not grow with the
//! number of rules. Two tries: one over words with their diacritics, one without.

use crate::text::token::{ANY_NUMBER, Kind, Script, Token};

/// A trie over word keys; all slices are sorted tables made by the build script.
#[derive(Clone, Copy, Debug)]
pub struct Trie<'a> {
    /// Keys of the words that occur in terms, ascending; a word's number is its place here.
    pub words: &'a [u32],
    /// Where the edges of a node begin in `key` and `child`; one entry more than nodes.
    pub first: &'a [u16],
    /// Word numbers of the edges, ascending within a node.
    pub key: &'a [u16],
    /// The node an edge leads to.
    pub child: &'a [u16],
    /// Where the rules accepted at a node begin in `accept`; one entry more than nodes.
    pub accept_first: &'a [u16],
    /// Rule numbers.
    pub accept: &'a [u8],
}

/// A term of a rule, found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Number of the rule.
    pub rule: u8,
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
}

/// The number of a word that occurs in no term.
const UNKNOWN: u16 = u16::MAX;

impl Trie<'_> {
    fn word(&self, key: u32) -> u16 {
        self.words.binary_search(&key).map_or(UNKNOWN, |i| i as u16)
    }

    fn step(&self, node: u16, word: u16) -> Option<u16> {
        let (from, to) = (self.first[node as usize] as usize, self.first[node as usize + 1] as usize);
        self.key[from..to].binary_search(&word).ok().map(|i| self.child[from + i])
    }

    /// Calls `on_hit` for every term in the text; `key` is what a word is looked up by, if at all.
    fn find(&self, tokens: &[Token], key: impl Fn(&Token) -> Option<u32>, on_hit: &mut impl FnMut(Hit)) {
        let words: Vec<u16> = tokens
            .iter()
            .map(|t| if lexical(t) { key(t).map_or(UNKNOWN, |key| self.word(key)) } else { UNKNOWN })
            .collect();
        let any = self.word(ANY_NUMBER);
        for start in 0..tokens.len() {
            if words[start] != UNKNOWN || tokens[start].kind == Kind::Number {
                self.walk(tokens, &words, any, start, on_hit);
            }
        }
    }

    fn walk(&self, tokens: &[Token], words: &[u16], any: u16, start: usize, on_hit: &mut impl FnMut(Hit)) {
        // A number in a term is either this number or any number: at most two branches, followed in turn.
        let mut branches: [(u16, usize); 4] = [(0, start); 4];
        let mut open = 1;
        while open > 0 {
            open -= 1;
            let (mut node, mut at) = branches[open];
            while at < tokens.len() {
                let token = &tokens[at];
                // A hyphen inside a term may be written or not: covid-19, F0 - F1.
                if at > start && token.is(b'-') && !token.gap && at + 1 < tokens.len() && !tokens[at + 1].gap {
                    at += 1;
                    continue;
                }
                if token.kind == Kind::Number
                    && let Some(next) = self.step(node, any)
                {
                    self.accept_at(next, start, at + 1, on_hit);
                    if open < branches.len() {
                        branches[open] = (next, at + 1);
                        open += 1;
                    }
                }
                let Some(next) = self.step(node, words[at]) else { break };
                node = next;
                at += 1;
                self.accept_at(node, start, at, on_hit);
            }
        }
    }

    fn accept_at(&self, node: u16, start: usize, end: usize, on_hit: &mut impl FnMut(Hit)) {
        let (from, to) = (self.accept_first[node as usize] as usize, self.accept_first[node as usize + 1] as usize);
        for &rule in &self.accept[from..to] {
            on_hit(Hit { rule, start: start as u32, end: end as u32 });
        }
    }
}

fn lexical(token: &Token) -> bool {
    matches!(token.kind, Kind::Word | Kind::Number)
}

/// Finds every term of every rule; the hits of one trie come in order of their first token.
///
/// Words with diacritics must match exactly; in text without diacritics the bare trie serves, in a
/// mixture it serves for words that carry none.
///
/// A rule for which `holds_bare` is false has terms that are other words without diacritics (*lao* is
/// also *lào*, *láo*): outside accented text they count only where a diacritic is written.
pub fn scan(
    tokens: &[Token],
    script: Script,
    accented: &Trie,
    bare: &Trie,
    holds_bare: impl Fn(u8) -> bool,
    mut on_hit: impl FnMut(Hit),
) {
    let sure = |hit: &Hit| {
        script == Script::Accented
            || holds_bare(hit.rule)
            || tokens[hit.start as usize..hit.end as usize].iter().any(Token::marked)
    };
    accented.find(tokens, |t| Some(t.key), &mut |hit| {
        if sure(&hit) {
            on_hit(hit);
        }
    });
    match script {
        Script::Accented => {}
        Script::Mixed => bare.find(tokens, |t| (!t.marked()).then_some(t.bare), &mut on_hit),
        Script::Bare => bare.find(tokens, |t| Some(t.bare), &mut on_hit),
    }
}
