//! Numbers and other shapes: phones, identity numbers, dates, the number of a document.
//!
//! The patterns are written in `regex` syntax. The page carries them as automata, compiled
//! beforehand; natively the `regex` crate itself serves as the reference.

use std::borrow::Cow;

use regex_automata::dfa::{Automaton as _, sparse};
use regex_automata::{Anchored, Input};

use crate::tables::{CUED_DFA, CUES, LOOSE_DFA, LOOSE_SHAPES, SHAPES, ShapeKind};
use crate::text::token::{Kind, Token};

/// One pattern.
#[derive(Debug)]
pub struct ShapeRow {
    /// What it stands for.
    pub kind: ShapeKind,
    /// The span begins where the number does, after the cue.
    pub cut: bool,
    /// `regex` syntax over folded bytes.
    #[cfg(not(target_arch = "wasm32"))]
    pub pattern: &'static str,
}

/// No shape is looked for further than so many characters, so that a text of nothing but beginnings
/// costs no more than any other.
const LONGEST: usize = 160;

/// A shape found, as a range of the folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShapeHit {
    /// Which shape.
    pub kind: ShapeKind,
    /// First folded character, the cue included.
    pub from: usize,
    /// First folded character of the thing itself.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

impl ShapeHit {
    /// The same so many folded characters further on.
    pub fn moved(self, by: usize) -> Self {
        Self { from: self.from + by, start: self.start + by, end: self.end + by, ..self }
    }
}

type Automaton = sparse::DFA<&'static [u8]>;

/// The matcher of all shapes at once.
#[derive(Debug)]
pub enum Shapes {
    /// Compiled by the build script: the loose shapes, and those that begin with a cue or a digit.
    Automata(Box<[Automaton; 2]>),
    /// The `regex` crate, pattern by pattern.
    #[cfg(not(target_arch = "wasm32"))]
    Reference(Vec<regex::bytes::Regex>),
}

impl Shapes {
    /// The compiled automata.
    pub fn automata() -> Self {
        let read = |bytes| {
            let (dfa, _) =
                sparse::DFA::from_bytes(bytes).expect("the build script wrote this automaton for this target");
            dfa
        };
        Self::Automata(Box::new([read(LOOSE_DFA), read(CUED_DFA)]))
    }

    /// The `regex` crate as the reference that the automaton must agree with.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn reference() -> Self {
        let build = |row: &ShapeRow| {
            regex::bytes::RegexBuilder::new(&format!("^(?:{})", row.pattern))
                .unicode(false)
                .build()
                .expect("the build script compiled this pattern")
        };
        Self::Reference(SHAPES.iter().map(build).collect())
    }

    /// The first listed shape that fits at a token, and where it ends.
    fn at(&self, view: &[u8], token: &Token) -> Option<(usize, usize)> {
        let at = token.start as usize;
        let end = view.len().min(at + LONGEST);
        let loose = may_be_loose(view, token);
        match self {
            Self::Automata(automata) => {
                let search = |dfa: &Automaton| {
                    let input = Input::new(view).range(at..end).anchored(Anchored::Yes);
                    // The automaton has no quit bytes and an anchored start, the two ways a search can fail.
                    dfa.try_search_fwd(&input).ok().flatten()
                };
                if loose && let Some(found) = search(&automata[0]) {
                    return Some((found.pattern().as_usize(), found.offset()));
                }
                let found = if may_be_cue(view, token) { search(&automata[1])? } else { return None };
                Some((LOOSE_SHAPES + found.pattern().as_usize(), found.offset()))
            }
            #[cfg(not(target_arch = "wasm32"))]
            Self::Reference(all) => {
                let from = if loose { 0 } else { LOOSE_SHAPES };
                let mut candidates = all.iter().enumerate().skip(from);
                candidates.find_map(|(i, regex)| regex.find(&view[at..]).map(|m| (i, end.min(at + m.end()))))
            }
        }
    }

    /// Every shape in a text, left to right, without overlaps.
    pub fn scan(&self, view: &[u8], tokens: &[Token]) -> Vec<ShapeHit> {
        let mut hits = Vec::new();
        let mut free = 0;
        for token in tokens {
            let from = token.start as usize;
            if from < free || !matches!(token.kind, Kind::Word | Kind::Number | Kind::Punct(b'+')) {
                continue;
            }
            // A shape begins at a token, and not in the middle of a longer word or number.
            let inside = from > 0 && view[from].is_ascii_alphanumeric() && view[from - 1].is_ascii_alphanumeric();
            // Nor in the middle of an address of the web; a search from every dot of it would be quadratic.
            let dotted = from > 1
                && view[from].is_ascii_lowercase()
                && matches!(view[from - 1], b'.' | b'_' | b'+' | b'-' | b'@' | b'/')
                && view[from - 2].is_ascii_alphanumeric();
            if inside || dotted {
                continue;
            }
            let Some((pattern, end)) = self.at(view, token) else { continue };
            let row = &SHAPES[pattern];
            let start = if row.cut { cut(view, from, end) } else { from };
            hits.push(ShapeHit { kind: row.kind, from, start, end });
            free = end;
        }
        hits
    }
}

/// Loose shapes begin like any word; a mark or a digit right behind the token gives them away.
fn may_be_loose(view: &[u8], token: &Token) -> bool {
    let end = token.end as usize;
    let Some(&next) = view.get(end) else { return false };
    match token.kind {
        Kind::Number => next.is_ascii_lowercase() || next == b'@',
        // "HT2830…" or "HT 2830…": the two letters of an insurance card.
        _ if token.len() == 2
            && (next.is_ascii_digit()
                || matches!(next, b' ' | b'-') && view.get(end + 1).is_some_and(u8::is_ascii_digit)) =>
        {
            true
        }
        _ => matches!(next, b'.' | b'@' | b':' | b'-' | b'_' | b'+') || next.is_ascii_digit(),
    }
}

/// Whether a cue of a shape can begin with the first two letters here; digits always may.
fn may_be_cue(view: &[u8], token: &Token) -> bool {
    let at = token.start as usize;
    match (view[at], view.get(at + 1)) {
        (first @ b'a'..=b'z', Some(second @ b'a'..=b'z')) => {
            CUES[usize::from(first - b'a')] & 1 << (second - b'a') != 0
        }
        _ => true,
    }
}

/// Where the number begins behind its cue: the first digit, or the letters glued before it.
fn cut(view: &[u8], from: usize, end: usize) -> usize {
    let digit = view[from..end].iter().position(u8::is_ascii_digit).map_or(from, |i| from + i);
    let glued = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
    let mut start = digit;
    while start > from && glued(view[start - 1]) {
        start -= 1;
    }
    // "bn1452": the cue itself is glued to the number.
    if start == from { digit } else { start }
}

/// The folded text with o, l and i read as digits where they stand inside a run of digits.
pub fn digit_view(flat: &[u8]) -> Cow<'_, [u8]> {
    let letter = |b: u8| matches!(b, b'o' | b'l' | b'i');
    let mixed = |w: &[u8]| w[0].is_ascii_digit() && letter(w[1]) || letter(w[0]) && w[1].is_ascii_digit();
    if !flat.windows(2).any(mixed) {
        return Cow::Borrowed(flat);
    }
    let mut view = flat.to_vec();
    let digit = |b: u8| match b {
        b'0'..=b'9' => Some(b),
        b'o' => Some(b'0'),
        b'l' | b'i' => Some(b'1'),
        _ => None,
    };
    let mut run = 0;
    while run < flat.len() {
        let len = flat[run..].iter().take_while(|&&b| digit(b).is_some()).count();
        let word = &flat[run..run + len];
        let before = run > 0 && flat[run - 1].is_ascii_lowercase();
        let after = flat.get(run + len).is_some_and(u8::is_ascii_lowercase);
        if len > 1 && !before && !after && word.iter().filter(|b| b.is_ascii_digit()).count() * 3 >= len {
            for (i, &b) in word.iter().enumerate() {
                view[run + i] = digit(b).expect("counted above");
            }
        }
        run += len.max(1);
    }
    Cow::Owned(view)
}
