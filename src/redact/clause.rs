//! Clauses that say how the writer comes to know, or that it is to be kept quiet.

use super::Scope;
use super::cut::Cuts;
use super::words::Word;
use crate::reading::{Reading, Said, any, one};
use crate::report::Span;
use crate::signal::Signal;
use crate::text::order;
use crate::text::token::Kind;

/// No clause is longer, in tokens.
const LONGEST: usize = 24;

/// Takes such clauses out, a part of the sentence between two marks of punctuation at a time.
pub fn cut(scope: &Scope, cuts: &mut Cuts) {
    let r = scope.r;
    let mut done = 0;
    let said = r.saying(any([Signal::Insider, Signal::Hush])).map(|s| (s.start, s.end));
    let mut told: Vec<(usize, usize)> = said.chain(papers(r)).collect();
    order::by(&mut told, |&(_, end)| end as u32);
    order::by(&mut told, |&(start, _)| start as u32);
    for (start, end) in told {
        if start < done || scope.is_other(start, end) {
            continue;
        }
        let (from, to) = clause(r, start, end);
        let health = any([Signal::Status, Signal::Disease, Signal::Quarantine, Signal::Patient]);
        let told = r.touches(from, start, health) || r.touches(end, to, health);
        if told || to - from > LONGEST {
            // What happened is told in the same breath: only the words of the source go.
            cuts.put(r.span(start, end), Word::Gone, r, start);
            done = end;
            continue;
        }
        done = to;
        let span = r.span(from, to);
        let comma = from > 0 && r.tokens[from - 1].is(b',');
        if comma {
            // ", mình đọc hồ sơ" goes with its comma; what follows keeps its own.
            cuts.put_text(Span { start: r.span(from - 1, from).start, end: span.end }, String::new());
        } else {
            cuts.put(span, Word::Gone, r, from);
        }
    }
}

/// "Phiếu khám qua tay tôi", "mình đọc sổ": the writer and a paper or a post of duty close together, which no
/// term foresees in all its forms.
fn papers(r: &Reading) -> impl Iterator<Item = (usize, usize)> {
    r.saying(one(Signal::Record)).map(|s| s.start).filter_map(|at| {
        let near = |s: &Said| r.tokens[s.start].sentence == r.tokens[at].sentence;
        let told = r.saying_in(at.saturating_sub(NEAR), at + NEAR, one(Signal::Writer)).any(near);
        told.then_some((at, at + 1))
    })
}

/// How near the writer must stand to a paper, in tokens.
const NEAR: usize = 8;

/// The tokens between two marks of punctuation.
fn clause(r: &Reading, start: usize, end: usize) -> (usize, usize) {
    let bound = |at: usize| match r.tokens[at].kind {
        Kind::Break => true,
        Kind::Punct(byte) => {
            matches!(byte, b',' | b';' | b':' | b'!' | b'?' | b'(' | b')' | 1) || byte == b'.' && ends(r, at)
        }
        _ => false,
    };
    let from = (start.saturating_sub(LONGEST)..start)
        .rev()
        .find(|&at| bound(at))
        .map_or(start.saturating_sub(LONGEST), |at| at + 1);
    let last = (end + LONGEST).min(r.tokens.len());
    let to = (end..last).find(|&at| bound(at)).unwrap_or(last);
    (from, to)
}

/// A full stop that ends something, not one inside "h.ồ s.ơ".
fn ends(r: &Reading, at: usize) -> bool {
    r.tokens.get(at + 1).is_none_or(|t| t.gap || t.kind == Kind::Break)
}
