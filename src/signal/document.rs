//! What a text says of documents and announcements: draft, internal, secret, not yet public, already public.

use crate::reading::{Mask, Reading, any, one};
use crate::signal::Signal;
use crate::tables::ShapeKind;
use crate::text::token::{Case, Kind};

/// A stretch of tokens that carries a sign.
pub type Range = (usize, usize);

/// The signs found, each with the words that carry it.
#[derive(Debug, Default)]
pub struct Signs {
    /// Signs of a draft.
    pub draft: Vec<Range>,
    /// Signs of an internal report or meeting.
    pub internal: Vec<Range>,
    /// A case or incident that is not public.
    pub unannounced: Vec<Range>,
    /// A secrecy mark used as a mark.
    pub mark: Vec<Range>,
    /// A public source is named.
    pub public: bool,
    /// An issued document: number and date.
    pub issued: bool,
    /// A draft that is out for comment, of a law, or of something no office issues.
    pub open_draft: bool,
    /// The writer knows it from work.
    pub insider: bool,
}

/// Reads the signs off a text.
pub fn signs(r: &Reading) -> Signs {
    let mut signs = Signs {
        insider: r.has(one(Signal::Insider)),
        open_draft: r.has(any([Signal::Consultation, Signal::NotOfficial]))
            || r.has(one(Signal::Law)) && !r.has(any([Signal::Unsigned, Signal::Hush])),
        ..Signs::default()
    };
    let official_link = r.shapes.iter().any(|s| s.kind == ShapeKind::UrlOfficial);
    let numbered = r.shapes.iter().any(|s| s.kind == ShapeKind::IssuedNumber);
    let dated = r.shapes.iter().any(|s| s.kind == ShapeKind::Date);
    signs.issued = numbered && dated;
    signs.public = official_link || r.has(one(Signal::Public)) || signs.issued;
    signs.mark = marks(r);
    signs.draft = drafts(r);
    signs.internal = internals(r);
    signs.unannounced = unannounced(r);
    signs
}

/// The clause around tokens: up to the next comma, colon or end of the sentence, at most `most` tokens each way.
fn clause(r: &Reading, range: Range, most: usize) -> Range {
    let (first, last) = (r.sentence_start(range.0), r.sentence_end(range.1 - 1));
    let stops = |at: usize| matches!(r.tokens[at].kind, Kind::Punct(_) | Kind::Break);
    let mut start = range.0;
    while start > first && range.0 - start < most && !stops(start - 1) {
        start -= 1;
    }
    let mut end = range.1;
    while end < last && end - range.1 < most && !stops(end) {
        end += 1;
    }
    (start, end)
}

/// Signs further apart than so many tokens have nothing to do with each other, however long the sentence.
const NEAR: usize = 120;

fn ranges(r: &Reading, mask: Mask) -> impl Iterator<Item = Range> {
    r.saying(mask).map(|s| (s.start, s.end))
}

/// Whether something of `mask` stands in the same or a neighbouring sentence.
fn near(r: &Reading, at: usize, mask: Mask) -> bool {
    let sentence = r.tokens[at].sentence;
    r.saying_in(at.saturating_sub(NEAR), at + NEAR, mask).any(|s| r.tokens[s.start].sentence.abs_diff(sentence) <= 1)
}

/// The head of the text: where an official document carries its number, date and marks.
fn in_head(r: &Reading, at: usize) -> bool {
    r.tokens[at].line < 14 || at < 120
}

fn drafts(r: &Reading) -> Vec<Range> {
    let mut found: Vec<Range> = Vec::new();
    for shape in r.shapes.iter().filter(|s| matches!(s.kind, ShapeKind::BlankNumber)) {
        let range = (r.token_at(shape.from), r.token_at(shape.end - 1) + 1);
        if in_head(r, range.0) {
            found.push(range);
        }
    }
    let blank_number = !found.is_empty();
    for shape in r.shapes.iter().filter(|s| matches!(s.kind, ShapeKind::BlankDate)) {
        // A blank date alone stands in every attached form; beside a blank number it is one more sign.
        if blank_number {
            found.push((r.token_at(shape.from), r.token_at(shape.end - 1) + 1));
        }
    }
    for (start, end) in ranges(r, one(Signal::Draft)) {
        let stamped = r.tokens[start].case == Case::Upper && (r.tokens[start].sentence == 0 || r.cased);
        let claimed = near(
            r,
            start,
            any([Signal::Unsigned, Signal::Hush, Signal::Insider, Signal::Share, Signal::NoCopy, Signal::Internal]),
        );
        if stamped || claimed || blank_number {
            found.push(clause(r, (start, end), 4));
        }
    }
    let paper = any([Signal::Paper, Signal::Draft, Signal::Event, Signal::Quarantine]);
    for (start, end) in ranges(r, one(Signal::Unsigned)) {
        if near(r, start, paper) {
            found.push(clause(r, (start, end), 6));
        }
    }
    found
}

fn internals(r: &Reading) -> Vec<Range> {
    let mut found: Vec<Range> = Vec::new();
    if r.has(any([Signal::Sport, Signal::Celebration])) && !r.has(one(Signal::Hush)) {
        return found;
    }
    let matter =
        any([Signal::Event, Signal::Paper, Signal::Meeting, Signal::Status, Signal::Disease, Signal::Quarantine]);
    for (start, end) in ranges(r, one(Signal::Internal)) {
        if near(r, start, matter) {
            found.push(clause(r, (start, end), 6));
        }
    }
    for (start, end) in ranges(r, one(Signal::Meeting)) {
        if near(r, start, any([Signal::Hush, Signal::Unannounced]))
            || near(r, start, one(Signal::Insider)) && near(r, start, one(Signal::Event))
            // What was said in a meeting, with its numbers.
            || near(r, start, one(Signal::Event)) && near(r, start, one(Signal::Share)) && counted_near(r, start)
            // Minutes of a meeting handed on as they are.
            || r.word(start) == b"bien" && near(r, start, one(Signal::Share))
        {
            found.push(clause(r, (start, end), 8));
        }
    }
    if !found.is_empty() || r.has(one(Signal::Paper)) {
        for (start, end) in ranges(r, one(Signal::Hush)) {
            if !found.is_empty()
                || near(r, start, any([Signal::Meeting, Signal::Event])) && near(r, start, one(Signal::Insider))
            {
                found.push(clause(r, (start, end), 6));
            }
        }
    }
    found
}

fn unannounced(r: &Reading) -> Vec<Range> {
    let mut found: Vec<Range> = Vec::new();
    for (start, end) in ranges(r, any([Signal::Unannounced, Signal::Hush])) {
        // "Bà con không giấu dịch" is a promise.
        if r.word(start) != b"khong" && r.ends_before(start, one(Signal::Negation)) {
            continue;
        }
        let sentence = r.tokens[start].sentence;
        let events: Vec<Range> = r
            .saying_in(start.saturating_sub(NEAR), start + NEAR, any([Signal::Event, Signal::Disease, Signal::Status]))
            .filter(|s| r.tokens[s.start].sentence.abs_diff(sentence) <= 2)
            .filter(|s| s.signal == Signal::Event || counted(r, s.start))
            .map(|s| (s.start, s.end))
            .take(6)
            .collect();
        if events.is_empty() {
            continue;
        }
        found.push(clause(r, (start, end), 8));
        found.extend(events.into_iter().map(|event| clause(r, event, 6)));
    }
    found
}

/// Whether cases are counted in the sentences around.
fn counted_near(r: &Reading, at: usize) -> bool {
    r.saying_in(at.saturating_sub(NEAR), at + NEAR, one(Signal::Event))
        .any(|s| r.tokens[s.start].kind == Kind::Number || counted(r, s.start))
}

/// A number of cases: "12 ca", "3 ca sởi".
fn counted(r: &Reading, at: usize) -> bool {
    (at.saturating_sub(4)..at)
        .any(|i| r.tokens[i].kind == Kind::Number && r.tokens[i].sentence == r.tokens[at].sentence)
}

fn marks(r: &Reading) -> Vec<Range> {
    let mut found: Vec<Range> = Vec::new();
    let told_for_fun = r.has(any([Signal::Exercise, Signal::Joke]));
    // A stamp: MẬT, TỐI MẬT, TUYỆT MẬT in capitals with nothing else on the line.
    for at in 0..r.tokens.len() {
        let t = &r.tokens[at];
        let secret = t.case == Case::Upper && t.marked() && t.key == secret_key();
        if !secret {
            continue;
        }
        // A stamp is short; a longer line is prose.
        let (low, high) = (at.saturating_sub(8), (at + 8).min(r.tokens.len()));
        let breaks = |i: &usize| r.tokens[*i].kind == Kind::Break;
        let from = (low..at).rev().find(breaks).map_or(low, |i| i + 1);
        let to = (at..high).find(breaks).unwrap_or(high);
        let words = (from..to).filter(|&i| r.tokens[i].is_word()).count();
        let first = if at > from && matches!(r.word(at - 1), b"toi" | b"tuyet") { at - 1 } else { at };
        let alone = words == at - first + 1 || words <= 4 && r.begins(from, one(Signal::Secret));
        if alone && !r.covers(at, one(Signal::NotSecret)) && (to - from) < r.tokens.len() {
            found.push((first, at + 1));
        }
    }
    if told_for_fun {
        return found;
    }
    // A claim that a document bears the mark.
    for said in r.saying(one(Signal::Secret)) {
        let stamped = said.end - said.start > 1 && !r.has(one(Signal::NotSecret));
        let paper = near(r, said.start, any([Signal::Paper, Signal::Insider, Signal::Share]));
        // News of somebody who was punished for it, a reminder of the rule.
        let told = r.has(one(Signal::Advice)) && !r.has(one(Signal::Share));
        if stamped && paper && !told {
            found.push((said.start, said.end));
        }
    }
    // "Không phổ biến / không sao chụp" on a document.
    let numbered = r.shapes.iter().any(|s| matches!(s.kind, ShapeKind::BlankNumber | ShapeKind::IssuedNumber));
    for said in r.saying(one(Signal::NoCopy)) {
        let document = numbered || near(r, said.start, one(Signal::Draft));
        let stamped = r.tokens[said.start].case == Case::Upper;
        if stamped && (document || near(r, said.start, one(Signal::Paper))) {
            found.push((said.start, said.end));
        }
    }
    found
}

/// The key of "mật".
fn secret_key() -> u32 {
    crate::text::token::keys(b"mat", &[0, (1 << crate::text::fold::SHAPE_SHIFT) | 5, 0]).0
}
