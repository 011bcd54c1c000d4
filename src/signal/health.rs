//! Claims about health: what is asserted, and of whom.

use crate::reading::{Mask, Reading, any, one};
use crate::signal::Signal;
use crate::tables::ShapeKind;
use crate::text::token::Kind;

/// How much a claim says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// A symptom; never enough alone.
    Symptom,
    /// A disease is named.
    Disease,
    /// A status is asserted.
    Status,
}

/// A claim; offsets are tokens.
#[derive(Clone, Copy, Debug)]
pub struct Claim {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// How much it says.
    pub weight: Weight,
    /// It speaks of quarantine or contact.
    pub quarantine: bool,
    /// The writer says it of himself.
    pub own: bool,
    /// A relative of the writer is spoken of before it in the sentence.
    pub family: bool,
    /// "Not": the claim is denied.
    pub negated: bool,
    /// "12 ca", "3 trường hợp": so many cases, nobody in particular.
    pub counted: bool,
}

const CLAIMS: Mask = any([Signal::Status, Signal::Quarantine, Signal::Disease, Signal::Symptom]);

/// How far back, in tokens, the subject of a claim is looked for in a sentence without end.
const REACH: usize = 40;

/// Every claim in a text, in order.
pub fn claims(r: &Reading) -> Vec<Claim> {
    let mut found: Vec<Claim> = Vec::new();
    for said in r.saying(CLAIMS) {
        let of_somebody = r.ends_before(said.start, one(Signal::ThirdPerson));
        let weight = match said.signal {
            // "Ổng lao nặng": asserted by the words before it.
            Signal::Disease if of_somebody => Weight::Status,
            Signal::Symptom => Weight::Symptom,
            Signal::Disease => Weight::Disease,
            _ => Weight::Status,
        };
        // Terms nest ("bị lao" and "lao"): the longer and heavier one stays.
        if let Some(last) = found.last_mut()
            && last.end > said.start
        {
            last.end = last.end.max(said.end);
            last.weight = last.weight.max(weight);
            last.quarantine |= said.signal == Signal::Quarantine;
            continue;
        }
        let from = r.sentence_start(said.start).max(said.start.saturating_sub(REACH));
        let negated =
            (said.start.saturating_sub(2).max(from)..said.start).any(|at| r.covers(at, one(Signal::Negation)));
        found.push(Claim {
            start: said.start,
            end: said.end,
            weight,
            quarantine: said.signal == Signal::Quarantine,
            own: is_own(r, from, said.start),
            family: r.touches(from, said.start, one(Signal::Family)),
            negated,
            counted: matches!(r.word(said.start), b"ca" | b"truong" | b"mau" | b"nguoi" | b"case" | b"suspected")
                && (said.start.saturating_sub(2).max(from)..said.start).any(|at| r.tokens[at].kind == Kind::Number),
        });
    }
    // A case code asserts that somebody is a case: "BN1874 chính là anh Hải".
    let known = found.len();
    for shape in r.shapes.iter().filter(|s| s.kind == ShapeKind::PatientCode) {
        let (start, end) = (r.token_at(shape.from), r.token_at(shape.end - 1) + 1);
        let after = found[..known].partition_point(|c| c.end <= start);
        if found[..known].get(after).is_none_or(|c| c.start >= end) {
            found.push(Claim {
                start,
                end,
                weight: Weight::Status,
                quarantine: false,
                own: false,
                family: false,
                negated: false,
                counted: true,
            });
        }
    }
    found.sort_by_key(|c| c.start);
    found
}

/// "Tôi dương tính", "mình cũng bị trầm cảm": the writer is the subject.
fn is_own(r: &Reading, from: usize, at: usize) -> bool {
    let near = at.saturating_sub(4).max(from);
    // In "má tui test" the pronoun belongs to the relative.
    r.saying_in(near.saturating_sub(4), at + 1, one(Signal::SelfPerson))
        .any(|s| s.end > near && !r.covers(s.start, one(Signal::Family)))
}
