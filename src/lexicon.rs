//! The word lists of `rules/*.toml` as one trie over syllables, read in place.
//!
//! One walk from every token finds every term of every rule, so the cost does not grow with the
//! number of rules. Two tries: one over words with their diacritics, one without.

use crate::text::token::{ANY_NUMBER, Kind, Script, Token};

/// A trie over word keys; all slices are sorted tables made by the build script.
#[derive(Clone, Copy, Debug)]
pub struct Trie<'a> {
    /// Where the edges of a node begin in `key` and `child`; one entry more than nodes.
    pub first: &'a [u16],
    /// Keys of the edges, ascending within a node.
    pub key: &'a [u32],
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

impl Trie<'_> {
    fn step(&self, node: u16, key: u32) -> Option<u16> {
        let (from, to) = (self.first[node as usize] as usize, self.first[node as usize + 1] as usize);
        self.key[from..to].binary_search(&key).ok().map(|i| self.child[from + i])
    }

    /// Calls `on_hit` for every term that begins at token `start`.
    fn walk(&self, tokens: &[Token], start: usize, key: impl Fn(&Token) -> Option<u32>, on_hit: &mut impl FnMut(Hit)) {
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
                let Some(key) = key(token) else { break };
                if token.kind == Kind::Number
                    && let Some(any) = self.step(node, ANY_NUMBER)
                {
                    self.accept_at(any, start, at + 1, on_hit);
                    if open < branches.len() {
                        branches[open] = (any, at + 1);
                        open += 1;
                    }
                }
                let Some(next) = self.step(node, key) else {
                    break;
                };
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

/// Finds every term of every rule, in order of the first token.
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
    for start in 0..tokens.len() {
        if !lexical(&tokens[start]) {
            continue;
        }
        accented.walk(tokens, start, |t| lexical(t).then_some(t.key), &mut |hit| {
            if sure(&hit) {
                on_hit(hit);
            }
        });
        match script {
            Script::Accented => {}
            Script::Mixed => {
                bare.walk(tokens, start, |t| (lexical(t) && !t.marked()).then_some(t.bare), &mut on_hit);
            }
            Script::Bare => bare.walk(tokens, start, |t| lexical(t).then_some(t.bare), &mut on_hit),
        }
    }
}
