//! Numbers that belong to a person, and numbers that only look so.

use super::shape::ShapeHit;
use crate::reading::{Reading, any, one};
use crate::report::MentionKind;
use crate::signal::Signal;
use crate::tables::{PROVINCE_CODES, ShapeKind};
use crate::text::token::Kind;

/// A number, an e-mail address, a date; offsets are tokens, the span of the source is in the shape.
#[derive(Clone, Copy, Debug)]
pub struct Number {
    /// What it is.
    pub kind: MentionKind,
    /// The shape it was found by.
    pub shape: ShapeHit,
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// A hotline, an office, a shop: not somebody's own.
    pub public: bool,
}

/// The numbers of a text, in order.
pub fn numbers(r: &Reading) -> Vec<Number> {
    let mut found = Vec::new();
    for &shape in &r.shapes {
        let Some(kind) = kind(shape.kind) else {
            continue;
        };
        let start = r.token_at(shape.start);
        let end = r.token_at(shape.end - 1) + 1;
        let mut number = Number { kind, shape, start, end, public: false };
        match shape.kind {
            ShapeKind::CitizenId if !is_citizen_id(r, &number) => continue,
            ShapeKind::Landline => number.public = true,
            ShapeKind::Phone | ShapeKind::Email => number.public = is_contact(r, start) && !r.accuses_after(end),
            ShapeKind::Age if !is_age(r, &number) => continue,
            _ => {}
        }
        found.push(number);
        if shape.kind == ShapeKind::PatientCode {
            listed_codes(r, &number, &mut found);
        }
    }
    found
}

fn kind(shape: ShapeKind) -> Option<MentionKind> {
    Some(match shape {
        ShapeKind::Email => MentionKind::Email,
        ShapeKind::InsuranceCard | ShapeKind::BhxhNumber => MentionKind::InsuranceCard,
        ShapeKind::IdNumber => MentionKind::IdNumber,
        ShapeKind::CitizenId => MentionKind::CitizenId,
        ShapeKind::Passport => MentionKind::Passport,
        ShapeKind::RecordNumber => MentionKind::RecordNumber,
        ShapeKind::Phone | ShapeKind::Landline => MentionKind::Phone,
        ShapeKind::Date | ShapeKind::BirthYear => MentionKind::Date,
        ShapeKind::Age => MentionKind::Age,
        ShapeKind::Plate => MentionKind::Plate,
        ShapeKind::Transport => MentionKind::Transport,
        ShapeKind::PatientCode => MentionKind::PatientCode,
        ShapeKind::UrlOfficial
        | ShapeKind::Url
        | ShapeKind::BlankNumber
        | ShapeKind::IssuedNumber
        | ShapeKind::BlankDate => return None,
    })
}

/// Twelve digits with the code of a province and a plausible century. There is no check digit, so a cue must stand near.
fn is_citizen_id(r: &Reading, number: &Number) -> bool {
    let digits: Vec<u8> = r.folded.flat[number.shape.start..number.shape.end]
        .iter()
        .filter(|b| b.is_ascii_digit())
        .map(|b| b - b'0')
        .collect();
    let code = digits.iter().take(3).fold(0, |n, &d| n * 10 + u16::from(d));
    // The card may be named in the sentence before: "để quên căn cước ở quầy. Số …"
    let from = number.start.saturating_sub(30);
    let near = &r.folded.flat[r.tokens[from].start as usize..number.shape.start];
    let cue = [&b"cccd"[..], b"can cuoc", b"dinh danh", b"cmnd", b"giay to", b"ma so", b"bhyt", b"bhxh"]
        .iter()
        .any(|cue| near.windows(cue.len()).any(|w| w == *cue));
    digits.len() == 12 && PROVINCE_CODES.contains(&code) && cue
}

/// "Liên hệ", "gọi", "đặt bàn" before a number, and not a patient: somebody wants to be called.
fn is_contact(r: &Reading, start: usize) -> bool {
    let from = r.sentence_start(start).max(start.saturating_sub(12));
    let last = |mask| r.saying_in(from, start, mask).filter(|s| s.end <= start).map(|s| s.end).max();
    match (last(one(Signal::Contact)), last(any([Signal::Patient, Signal::Status]))) {
        (Some(contact), Some(claim)) => contact > claim && start - contact <= 6,
        (contact, _) => contact.is_some(),
    }
}

/// "12 tháng" is an age only where a child or a patient is spoken of.
fn is_age(r: &Reading, number: &Number) -> bool {
    let text = &r.folded.flat[number.shape.start..number.shape.end];
    if text.ends_with(b"tuoi") {
        return true;
    }
    let from = number.start.saturating_sub(6).max(r.sentence_start(number.start));
    r.touches(from, number.start, any([Signal::Patient, Signal::TitlePatient]))
        || r.touches(from, number.start, one(Signal::Title)) && text.ends_with(b"t")
}

/// The other codes of a list: "bệnh nhân 243, 250 và 253", "BN1440 - 1445".
fn listed_codes(r: &Reading, first: &Number, found: &mut Vec<Number>) {
    let mut at = first.end;
    loop {
        let link = r.tokens.get(at).is_some_and(|t| t.is(b',') || t.is(b'-') || t.is(b'/') || t.is(b'&'));
        let word = matches!(r.word(at), b"va" | b"den" | b"toi" | b"voi" | b"and");
        let Some(t) = r.tokens.get(at + 1).filter(|t| (link || word) && t.kind == Kind::Number && t.len() <= 6) else {
            return;
        };
        let after = r.tokens.get(at + 2);
        // "BN1452, 3 người": a number with a noun of its own is no code.
        if after.is_some_and(|n| {
            n.is_word()
                && n.gap
                && !matches!(
                    &r.folded.flat[n.start as usize..n.end as usize],
                    b"va" | b"den" | b"la" | b"deu" | b"duoc" | b"dang" | b"da"
                )
        }) && t.len() < 3
            || after.is_some_and(|n| {
                n.is(b'/')
                    || n.is(b'.') && !n.gap && r.tokens.get(at + 3).is_some_and(|m| m.kind == Kind::Number && !m.gap)
            })
        {
            return;
        }
        let shape = ShapeHit {
            kind: ShapeKind::PatientCode,
            from: t.start as usize,
            start: t.start as usize,
            end: t.end as usize,
        };
        found.push(Number { kind: MentionKind::PatientCode, shape, start: at + 1, end: at + 2, public: false });
        at += 2;
    }
}
