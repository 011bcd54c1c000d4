//! Claims about health: what is asserted, and of whom.

use crate::reading::{Mask, Reading, any, one};
use crate::signal::Signal;
use crate::tables::ShapeKind;
use crate::text::order;
use crate::text::token::{Kind, is_one};

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
    /// Only the tagger sees it; no list knows the word.
    pub guessed: bool,
}

const CLAIMS: Mask = any([Signal::Status, Signal::Quarantine, Signal::Disease, Signal::Symptom]);

/// How far back, in tokens, the subject of a claim is looked for in a sentence without end.
const REACH: usize = 40;

/// Every claim in a text, in order.
pub fn claims(r: &Reading) -> Vec<Claim> {
    let mut found: Vec<Claim> = Vec::new();
    for said in r.saying(CLAIMS) {
        let new = claim(r, said.signal, said.start, said.end);
        // Terms nest ("bị lao" and "lao"): the longer and heavier one stays.
        if let Some(last) = found.last_mut()
            && last.end > said.start
        {
            last.end = last.end.max(said.end);
            last.weight = last.weight.max(new.weight);
            last.quarantine |= said.signal == Signal::Quarantine;
            continue;
        }
        found.push(new);
    }
    codes(r, &mut found);
    found
}

fn claim(r: &Reading, signal: Signal, start: usize, end: usize) -> Claim {
    let of_somebody = r.ends_before(start, one(Signal::ThirdPerson));
    let weight = match signal {
        // "Ổng lao nặng": asserted by the words before it.
        Signal::Disease if of_somebody => Weight::Status,
        Signal::Symptom => Weight::Symptom,
        Signal::Disease => Weight::Disease,
        _ => Weight::Status,
    };
    let from = r.sentence_start(start).max(start.saturating_sub(REACH));
    let close = start.saturating_sub(2).max(from);
    Claim {
        start,
        end,
        weight,
        quarantine: signal == Signal::Quarantine,
        own: is_own(r, from, start),
        family: r.touches(from, start, one(Signal::Family)),
        negated: (close..start).any(|at| r.covers(at, one(Signal::Negation))),
        counted: is_one(r.word(start), "ca truong mau nguoi case suspected")
            && (close..start).any(|at| r.tokens[at].kind == Kind::Number),
        guessed: false,
    }
}

/// What the tagger sees suffered and no list holds.
pub fn add_tagged(r: &Reading, tagged: impl Iterator<Item = (usize, usize)>, claims: &mut Vec<Claim>) {
    let known = claims.len();
    for (start, end) in tagged {
        if order::is_free(&claims[..known], |c| (c.start, c.end), start, end) {
            claims.push(Claim { guessed: true, ..claim(r, Signal::Disease, start, end) });
        }
    }
    order::by(claims, |c| c.start as u32);
}

fn codes(r: &Reading, found: &mut Vec<Claim>) {
    // A case code asserts that somebody is a case: "BN1874 chính là anh Hải".
    let known = found.len();
    for shape in r.shapes.iter().filter(|s| s.kind == ShapeKind::PatientCode) {
        let (start, end) = (r.token_at(shape.from), r.token_at(shape.end - 1) + 1);
        if order::is_free(&found[..known], |c| (c.start, c.end), start, end) {
            found.push(Claim {
                start,
                end,
                weight: Weight::Status,
                quarantine: false,
                own: false,
                family: false,
                negated: false,
                counted: true,
                guessed: false,
            });
        }
    }
    order::by(found, |c| c.start as u32);
}

/// "Tôi dương tính", "mình cũng bị trầm cảm": the writer is the subject.
fn is_own(r: &Reading, from: usize, at: usize) -> bool {
    let near = at.saturating_sub(4).max(from);
    // In "má tui test" the pronoun belongs to the relative.
    r.saying_in(near.saturating_sub(4), at + 1, one(Signal::SelfPerson)).any(|s| {
        s.end > near && !r.covers(s.start, one(Signal::Family)) && !(s.start > from && is_owned(r, s.start - 1))
    })
}

/// "Nhà em bị …", "chị trưởng nhóm bên em bị …": the pronoun says whose, and somebody else is the subject.
fn is_owned(r: &Reading, before: usize) -> bool {
    const OWNED: &str = "ben nha lop ban xom lang ap thon xa khu pho ngo hem to phong khoa truong tram vien ty vi quan \
                         cho que sep nghiep nhom gan canh voi cua doi xuong";
    is_one(r.word(before), OWNED)
}
