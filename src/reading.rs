//! A text read once: folded, cut into tokens, with every term and shape found in it.

use crate::lexicon::{Hit, LONGEST_TERM};
use crate::mention::shape::{ShapeHit, Shapes};
use crate::paragraph::Paragraphs;
use crate::report::Span;
use crate::signal::Signal;
use crate::tables::RULES;
use crate::text::fold::Folded;
use crate::text::order;
use crate::text::token::{self, Script, Token};

/// A set of signals.
pub type Mask = u64;

/// The set of one signal.
pub const fn one(signal: Signal) -> Mask {
    1 << signal as u8
}

/// The set of some signals.
pub const fn any<const N: usize>(signals: [Signal; N]) -> Mask {
    let (mut mask, mut i) = (0, 0);
    while i < N {
        mask |= one(signals[i]);
        i += 1;
    }
    mask
}

const _: () = assert!(Signal::ALL.len() <= 64, "a Mask holds 64 signals");

/// A term found, with what it says.
#[derive(Clone, Copy, Debug)]
pub struct Said {
    /// What it says.
    pub signal: Signal,
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
}

/// A text as the recognisers and signals see it.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The text as given.
    pub source: &'a str,
    /// Its folded form.
    pub folded: Folded,
    /// Syllables, numbers, punctuation.
    pub tokens: Vec<Token>,
    /// The first token of each paragraph and the one past its last, which is the end of its line.
    pub paragraphs: Vec<(usize, usize)>,
    /// With diacritics or without.
    pub script: Script,
    /// Whether capitals tell names from words.
    pub cased: bool,
    /// Terms found, in order of their start, homonyms removed.
    pub said: Vec<Said>,
    /// Terms of concepts found, in order of their start.
    pub named: Vec<Hit>,
    /// Shapes found, in order.
    pub shapes: Vec<ShapeHit>,
    /// All signals of the text.
    pub all: Mask,
    names: Vec<u8>,
    begins: Vec<Mask>,
    ends: Vec<Mask>,
    covers: Vec<Mask>,
}

/// Terms in which the words of other signals mean something else.
const HOMONYMS: [(Signal, Mask); 2] = [
    (
        Signal::Homonym,
        any([
            Signal::Status,
            Signal::Disease,
            Signal::Quarantine,
            Signal::Symptom,
            Signal::Event,
            Signal::Patient,
            Signal::Unannounced,
        ]),
    ),
    (Signal::NotSecret, one(Signal::Secret)),
];

impl<'a> Reading<'a> {
    /// Reads a text. Linear in its length; of paragraphs that were read before it only puts together what is kept.
    pub fn new(source: &'a str, shapes: &Shapes, kept: &mut Paragraphs) -> Self {
        let (read, manner) = kept.read(source, shapes);
        let mut folded = Folded::default();
        let (mut tokens, mut names, mut paragraphs) = (Vec::new(), Vec::new(), Vec::with_capacity(read.len()));
        let (mut said, mut named, mut found) = (Vec::new(), Vec::new(), Vec::new());
        let mut bytes = 0;
        for p in read {
            let (from, letters) = (tokens.len(), folded.flat.len());
            folded.flat.extend_from_slice(&p.folded.flat);
            folded.mark.extend_from_slice(&p.folded.mark);
            folded.pos.extend(p.folded.pos.iter().map(|&at| at + bytes));
            let moved = |t: &Token| Token { start: t.start + letters as u32, end: t.end + letters as u32, ..*t };
            tokens.extend(p.tokens().iter().map(moved));
            bytes += p.bytes() as u32;
            paragraphs.push((from, tokens.len()));
            let Some(own) = p.found() else { continue };
            names.extend_from_slice(&own.names);
            said.extend(own.said.iter().map(|s| Said { start: s.start + from, end: s.end + from, ..*s }));
            let by = from as u32;
            named.extend(own.named.iter().map(|hit| Hit { start: hit.start + by, end: hit.end + by, ..*hit }));
            found.extend(own.shapes.iter().map(|s| s.moved(letters)));
        }
        token::number_sentences(&mut tokens);
        let n = tokens.len();
        let (mut begins, mut ends, mut covers, mut all) = (vec![0; n], vec![0; n], vec![0; n], 0);
        for s in &said {
            let bit = one(s.signal);
            begins[s.start] |= bit;
            ends[s.end - 1] |= bit;
            for cover in &mut covers[s.start..s.end] {
                *cover |= bit;
            }
            all |= bit;
        }
        let (script, cased) = (manner.script(), manner.is_cased());
        Self {
            source,
            folded,
            tokens,
            paragraphs,
            script,
            cased,
            said,
            named,
            shapes: found,
            all,
            names,
            begins,
            ends,
            covers,
        }
    }

    /// Whether the text says any of these.
    pub fn has(&self, mask: Mask) -> bool {
        self.all & mask != 0
    }

    /// The terms that say any of these.
    pub fn saying(&self, mask: Mask) -> impl Iterator<Item = &Said> {
        self.said.iter().filter(move |s| one(s.signal) & mask != 0)
    }

    /// The terms that say any of these and begin at tokens `from..to`; costs what lies there, not the text.
    pub fn saying_in(&self, from: usize, to: usize, mask: Mask) -> impl Iterator<Item = &Said> {
        self.said_from(from).iter().take_while(move |s| s.start < to).filter(move |s| one(s.signal) & mask != 0)
    }

    /// The terms that begin at a token or after it. Not inlined, as is all here that many ask: each copy weighs in
    /// the page.
    #[inline(never)]
    fn said_from(&self, from: usize) -> &[Said] {
        &self.said[self.said.partition_point(|s| s.start < from)..]
    }

    /// The longest term of these that begins at a token: where it ends.
    #[inline(never)]
    pub fn reach(&self, at: usize, mask: Mask) -> Option<usize> {
        if !self.begins(at, mask) {
            return None;
        }
        self.saying_in(at, at + 1, mask).map(|s| s.end).max()
    }

    /// The longest term of these that ends right before a token: where it begins.
    #[inline(never)]
    pub fn term_before(&self, at: usize, mask: Mask) -> Option<usize> {
        if !self.ends_before(at, mask) {
            return None;
        }
        self.saying_in(at.saturating_sub(LONGEST_TERM), at, mask).filter(|s| s.end == at).map(|s| s.start).min()
    }

    /// Every signal whose term covers a token.
    pub fn signals_at(&self, at: usize) -> Mask {
        self.covers.get(at).copied().unwrap_or(0)
    }

    /// Every signal whose term begins at a token; none past the end.
    pub fn signals_beginning_at(&self, at: usize) -> Mask {
        self.begins.get(at).copied().unwrap_or(0)
    }

    /// Every signal whose term ends right before a token.
    pub fn signals_ending_before(&self, at: usize) -> Mask {
        if at == 0 { 0 } else { self.ends[at - 1] }
    }

    /// Whether a term of these begins at a token.
    pub fn begins(&self, at: usize, mask: Mask) -> bool {
        self.begins.get(at).is_some_and(|m| m & mask != 0)
    }

    /// Whether a term of these ends right before a token.
    pub fn ends_before(&self, at: usize, mask: Mask) -> bool {
        at > 0 && self.ends[at - 1] & mask != 0
    }

    /// Whether a term of these covers a token.
    pub fn covers(&self, at: usize, mask: Mask) -> bool {
        self.covers.get(at).is_some_and(|m| m & mask != 0)
    }

    /// Whether a term of these touches tokens `from..to`.
    #[inline(never)]
    pub fn touches(&self, from: usize, to: usize, mask: Mask) -> bool {
        let to = to.min(self.covers.len());
        from < to && self.covers[from..to].iter().any(|m| m & mask != 0)
    }

    /// The flags of a token in names; bare words count as any word they could be outside accented text.
    pub fn name_flags(&self, at: usize) -> u8 {
        self.names[at]
    }

    /// The folded letters of a token; empty past the end.
    pub fn word(&self, at: usize) -> &[u8] {
        self.tokens.get(at).map_or(&[], |t| &self.folded.flat[t.start as usize..t.end as usize])
    }

    /// Whether the sentence goes on to say something of health about him or her: "…, ảnh là F1".
    #[inline(never)]
    pub fn accuses_after(&self, at: usize) -> bool {
        let end = self.tokens.get(at).map_or(at, |_| self.sentence_end(at));
        let claim = any([Signal::Status, Signal::Quarantine, Signal::Disease]);
        self.saying_in(at, end.min(at + 24), one(Signal::ThirdPerson))
            .any(|s| s.end <= end && (s.end..(s.end + 3).min(end)).any(|i| self.begins(i, claim)))
    }

    /// Bytes of the source behind tokens `from..to`.
    pub fn span(&self, from: usize, to: usize) -> Span {
        self.folded_span(self.tokens[from].start as usize, self.tokens[to - 1].end as usize)
    }

    /// Bytes of the source behind a range of the folded text.
    #[inline(never)]
    pub fn folded_span(&self, start: usize, end: usize) -> Span {
        let (start, end) = self.folded.source_range(self.source, start, end);
        Span { start, end }
    }

    /// The first token that ends after a folded position.
    #[inline(never)]
    pub fn token_at(&self, folded: usize) -> usize {
        self.tokens.partition_point(|t| (t.end as usize) <= folded)
    }

    /// First token of the sentence of a token.
    #[inline(never)]
    pub fn sentence_start(&self, at: usize) -> usize {
        let sentence = self.tokens[at].sentence;
        self.tokens.partition_point(|t| t.sentence < sentence)
    }

    /// One past the last token of the sentence of a token.
    #[inline(never)]
    pub fn sentence_end(&self, at: usize) -> usize {
        let sentence = self.tokens[at].sentence;
        self.tokens.partition_point(|t| t.sentence <= sentence)
    }
}

/// What a hit says; nothing when it only names a concept.
pub fn signal(hit: &Hit) -> Option<Signal> {
    RULES[usize::from(hit.rule)].signal
}

/// Terms without those that stand inside a longer expression of another meaning.
pub fn without_homonyms(hits: &[Hit], tokens: usize) -> Vec<Said> {
    let homonym = |hit: &Hit| HOMONYMS.iter().find(|(s, _)| Some(*s) == signal(hit));
    let tokens = if hits.iter().any(|hit| homonym(hit).is_some()) { tokens } else { 0 };
    let mut spared: Vec<Mask> = vec![0; tokens];
    let mut length: Vec<u32> = vec![0; tokens];
    for hit in hits {
        if let Some((_, mask)) = homonym(hit) {
            for at in hit.start as usize..hit.end as usize {
                spared[at] |= mask;
                length[at] = length[at].max(hit.end - hit.start);
            }
        }
    }
    let mut said: Vec<Said> = hits
        .iter()
        .filter_map(|hit| {
            let signal = signal(hit)?;
            let range = hit.start as usize..hit.end as usize;
            let spared = tokens > 0
                && range.clone().any(|at| spared[at] & one(signal) != 0 && length[at] >= hit.end - hit.start);
            (!spared).then_some(Said { signal, start: range.start, end: range.end })
        })
        .collect();
    // Two tries, each in order; the queries want one order.
    order::by(&mut said, |s| s.start as u32);
    said
}
