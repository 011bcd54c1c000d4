//! The word lists of `rules/*.toml` as one graph over syllables.
//!
//! One walk from every token finds every term of every rule, so the cost does not grow with the
//! number of rules. Two graphs: one over words with their diacritics, one without.

use crate::lists::Lists;
use crate::text::token::{ANY_NUMBER, Kind, Script, Token};

/// What the lists know of a word; a word has a number of its own in each graph.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// What it is looked up by, with diacritics or without.
    key: u32,
    /// Its number as a word with diacritics, or [`UNKNOWN`].
    pub exact: u16,
    /// Its number as a word without, or [`UNKNOWN`].
    pub bare: u16,
    /// Flags in names: [`SURNAME`] and those after it.
    pub names: u8,
    /// The flags of every name that is written so without diacritics.
    pub bare_names: u8,
}

/// A common surname.
pub const SURNAME: u8 = 1;
/// A rare surname.
pub const RARE: u8 = 2;
/// Ends a given name.
pub const GIVEN: u8 = 4;
/// Stands in the middle of a name.
pub const MIDDLE: u8 = 8;
/// A clan's name.
pub const CLAN: u8 = 16;

/// No term is longer, in tokens.
pub const LONGEST_TERM: usize = 16;

/// The number of a word that occurs in no term.
pub const UNKNOWN: u16 = u16::MAX;

/// No list knows the word.
static STRANGE: Known = Known { key: 0, exact: UNKNOWN, bare: UNKNOWN, names: 0, bare_names: 0 };

/// Every word of a list or a name by its key: open addressing, so a look-up is a read or two.
#[derive(Debug)]
pub struct Words {
    slots: Vec<Known>,
}

impl Words {
    /// A table for so many keys.
    pub fn new(keys: usize) -> Self {
        Self { slots: vec![STRANGE; (keys + keys / 4).next_power_of_two()] }
    }

    fn slot(&self, key: u32) -> usize {
        let mut at = (key.wrapping_mul(0x9E37_79B9) >> (32 - self.slots.len().ilog2())) as usize;
        while self.slots[at].key != key && self.slots[at].key != 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        at
    }

    /// What is known of a word; keys are never 0.
    pub fn of(&self, key: u32) -> &Known {
        &self.slots[self.slot(key)]
    }

    /// The same, to be written down.
    pub fn of_mut(&mut self, key: u32) -> &mut Known {
        let at = self.slot(key);
        self.slots[at].key = key;
        &mut self.slots[at]
    }
}

/// A graph of terms; made node by node, edges in ascending order of their words.
#[derive(Debug)]
pub struct Trie {
    /// The node that a first word leads to, 0 for none: the root has thousands of edges.
    root: Vec<u16>,
    /// Where the edges of a node begin; one entry more than nodes.
    first: Vec<u32>,
    /// Words and the nodes they lead to, ascending within a node. Those of the root stand in `root`.
    edges: Vec<(u16, u16)>,
    /// Where the rules accepted at a node begin in `accept`; one entry more than nodes.
    accept_first: Vec<u32>,
    /// Rule numbers, ascending within a node.
    accept: Vec<u8>,
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

impl Trie {
    /// A graph without nodes, over so many words.
    pub fn new(words: usize) -> Self {
        Self { root: vec![0; words], first: vec![0], edges: Vec::new(), accept_first: vec![0], accept: Vec::new() }
    }

    /// At the node that is being made a term of this rule ends; rules come in ascending order.
    pub fn accept(&mut self, rule: u8) {
        let from = self.accept_first[self.accept_first.len() - 1] as usize;
        if self.accept[from..].last() != Some(&rule) {
            self.accept.push(rule);
        }
    }

    /// From the node that is being made a word leads to another node.
    pub fn edge(&mut self, word: u16, child: u16) {
        if self.first.len() == 1 {
            self.root[usize::from(word)] = child;
        } else {
            self.edges.push((word, child));
        }
    }

    /// The node is done; the first one is the root.
    pub fn close(&mut self) {
        self.first.push(self.edges.len() as u32);
        self.accept_first.push(self.accept.len() as u32);
    }

    fn step(&self, node: u16, word: u16) -> Option<u16> {
        if node == 0 {
            return self.root.get(usize::from(word)).copied().filter(|&child| child != 0);
        }
        let (from, to) = (self.first[node as usize] as usize, self.first[node as usize + 1] as usize);
        let edges = &self.edges[from..to];
        edges.binary_search_by_key(&word, |edge| edge.0).ok().map(|i| edges[i].1)
    }

    /// Calls `on_hit` for every term in the text; `words` are the numbers of the tokens here, `any` that of
    /// any number.
    fn find(&self, tokens: &[Token], words: &[u16], any: u16, on_hit: &mut impl FnMut(Hit)) {
        // Most known words begin no term.
        let begins = |word: u16| self.root.get(usize::from(word)).is_some_and(|&child| child != 0);
        let numbers = begins(any);
        for start in 0..tokens.len() {
            if begins(words[start]) || numbers && tokens[start].kind == Kind::Number {
                self.walk(tokens, words, any, start, on_hit);
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

/// What the lists know of the tokens of a text, one entry a token.
#[derive(Debug)]
pub struct Looked {
    exact: Vec<u16>,
    /// Empty in accented text.
    bare: Vec<u16>,
    /// Flags in names; bare words count as any word they could be outside accented text.
    pub names: Vec<u8>,
}

/// Looks every token up. Words with diacritics must match exactly; in text without diacritics any word counts that
/// could be meant, in a mixture only where a word carries none.
pub fn look_up(tokens: &[Token], script: Script, lists: &Lists) -> Looked {
    let mut looked = Looked {
        exact: Vec::with_capacity(tokens.len()),
        bare: Vec::with_capacity(if script == Script::Accented { 0 } else { tokens.len() }),
        names: Vec::with_capacity(tokens.len()),
    };
    for t in tokens {
        let exact = if lexical(t) { lists.words.of(t.key) } else { &STRANGE };
        let mut names = exact.names;
        if script != Script::Accented {
            let free = lexical(t) && (script == Script::Bare || !t.marked());
            let bare = if free { lists.words.of(t.bare) } else { &STRANGE };
            names |= bare.bare_names;
            looked.bare.push(bare.bare);
        }
        looked.exact.push(exact.exact);
        looked.names.push(names);
    }
    looked
}

/// Finds every term of every rule; the hits of one graph come in order of their first token.
///
/// A rule for which `holds_bare` is false has terms that are other words without diacritics (*lao* is
/// also *lào*, *láo*): outside accented text they count only where a diacritic is written.
pub fn scan(
    tokens: &[Token],
    looked: &Looked,
    script: Script,
    lists: &Lists,
    holds_bare: impl Fn(u8) -> bool,
    mut on_hit: impl FnMut(Hit),
) {
    let any = lists.words.of(ANY_NUMBER);
    let sure = |hit: &Hit| {
        script == Script::Accented
            || holds_bare(hit.rule)
            || tokens[hit.start as usize..hit.end as usize].iter().any(Token::marked)
    };
    lists.accented.find(tokens, &looked.exact, any.exact, &mut |hit| {
        if sure(&hit) {
            on_hit(hit);
        }
    });
    if script != Script::Accented {
        lists.bare.find(tokens, &looked.bare, any.bare, &mut on_hit);
    }
}
