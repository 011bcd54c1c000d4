//! Numbers that belong to a person, and numbers that only look so.
//!
//! Phones, cards and addresses of mail are shapes; what needs the words around it is a small grammar of its
//! own: [`code`], [`date`], [`age`], [`trip`], and [`spoken`] for numbers in words.

mod age;
mod code;
mod date;
mod spoken;
mod trip;

use super::shape::ShapeHit;
use crate::lexicon::{RARE, SURNAME};
use crate::reading::{Reading, any, one};
use crate::report::MentionKind;
use crate::signal::Signal;
use crate::tables::{PROVINCE_CODES, ShapeKind};
use crate::text::fold::TONE;
use crate::text::order;
use crate::text::token::{Case, Kind, is_one};

/// A range of the folded text.
#[derive(Clone, Copy, Debug)]
pub struct Letters {
    /// First folded character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// A number, an e-mail address, a date.
#[derive(Clone, Copy, Debug)]
pub struct Number {
    /// What it is.
    pub kind: MentionKind,
    /// Where it stands in the folded text.
    pub shape: Letters,
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// A hotline, an office, a shop: not somebody's own.
    pub public: bool,
    /// A year of birth: hidden with the person, but a year alone is no date.
    pub year: bool,
}

/// The numbers of a text, in order, without overlaps.
pub fn numbers(r: &Reading) -> Vec<Number> {
    let mut found = Vec::new();
    for &shape in &r.shapes {
        shaped(r, shape, &mut found);
    }
    spoken::spoken(r, &mut found);
    papers(r, &mut found);
    trip::trips(r, &mut found);
    code::codes(r, &mut found);
    age::ages(r, &mut found);
    date::dates(r, &mut found);
    without_overlaps(found)
}

/// In order of the text; of two that overlap the one that was looked for first stays.
fn without_overlaps(found: Vec<Number>) -> Vec<Number> {
    let mut ranked: Vec<(usize, Number)> = found.into_iter().enumerate().collect();
    order::by(&mut ranked, |(_, n)| n.shape.start as u32);
    let mut kept: Vec<(usize, Number)> = Vec::with_capacity(ranked.len());
    for (rank, number) in ranked {
        match kept.last() {
            Some((before, last)) if last.shape.end > number.shape.start => {
                if *before > rank {
                    kept.pop();
                    kept.push((rank, number));
                }
            }
            _ => kept.push((rank, number)),
        }
    }
    kept.into_iter().map(|(_, number)| number).collect()
}

/// The number behind a shape, if it is one.
fn shaped(r: &Reading, shape: ShapeHit, found: &mut Vec<Number>) {
    let Some(kind) = kind(shape.kind) else { return };
    let start = r.token_at(shape.start);
    let end = r.token_at(shape.end - 1) + 1;
    let letters = Letters { start: shape.start, end: shape.end };
    let mut number = Number { kind, shape: letters, start, end, public: false, year: false };
    match shape.kind {
        ShapeKind::CitizenId if !(is_card(&digits(r, letters)) && (names_card(r, start) || named_by(r, start))) => {
            return;
        }
        // "mã BN214300" is a code, "mã BN 25.0008813" a record.
        ShapeKind::RecordNumber if r.word(start) == b"bn" && is_short(r, start + 1, shape.end) => return,
        ShapeKind::RecordNumber => {
            // "BA.26.000583": the letters and a dot before the digits belong to the number.
            let prefix = start.saturating_sub(2);
            if !r.tokens[start].gap && matches!(r.word(start.saturating_sub(1)), b"." | b"/") && prefix + 2 == start {
                let t = &r.tokens[prefix];
                if t.is_word() && t.len() <= 3 && !r.tokens[prefix + 1].gap && t.start as usize >= shape.from {
                    number.shape.start = t.start as usize;
                    number.start = prefix;
                }
            }
        }
        ShapeKind::IdNumber if figures(r, letters) == 12 => number.kind = MentionKind::CitizenId,
        // 113, 114, 115 are nobody's; they also count people and pages.
        ShapeKind::Landline if shape.end - shape.start < 6 => return,
        ShapeKind::Landline => number.public = true,
        ShapeKind::Phone | ShapeKind::Email => number.public = is_contact(r, start) && !r.accuses_after(end),
        ShapeKind::BirthYear => number.year = true,
        _ => {}
    }
    found.push(number);
}

/// A code of a case: few digits glued to the letters before them.
fn is_short(r: &Reading, start: usize, end: usize) -> bool {
    r.tokens.get(start).is_some_and(|t| !t.gap && t.kind == Kind::Number && t.len() <= 7 && t.end as usize == end)
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
        ShapeKind::BirthYear => MentionKind::Date,
        // Dates and codes are read by their grammar; as shapes they only say what a text is about.
        ShapeKind::Date
        | ShapeKind::PatientCode
        | ShapeKind::UrlOfficial
        | ShapeKind::Url
        | ShapeKind::BlankNumber
        | ShapeKind::IssuedNumber
        | ShapeKind::BlankDate => return None,
    })
}

/// Puts down what stands at tokens `start..end`, unless something found before covers its beginning.
fn put(r: &Reading, found: &mut Vec<Number>, kind: MentionKind, start: usize, end: usize) {
    let shape = Letters { start: r.tokens[start].start as usize, end: r.tokens[end - 1].end as usize };
    let public = kind == MentionKind::Phone && is_contact(r, start) && !r.accuses_after(end);
    found.push(Number { kind, shape, start, end, public, year: false });
}

/// The value of a number of at most nine digits.
fn value(r: &Reading, at: usize) -> Option<u32> {
    let t = r.tokens.get(at).filter(|t| t.kind == Kind::Number && t.len() <= 9)?;
    Some(r.folded.flat[t.start as usize..t.end as usize].iter().fold(0, |n, b| n * 10 + u32::from(b - b'0')))
}

/// Whether a token hangs on the one before without a blank, as a letter or a digit.
fn glued(r: &Reading, at: usize) -> bool {
    r.tokens.get(at).is_some_and(|t| !t.gap && matches!(t.kind, Kind::Word | Kind::Number))
}

/// The tone of a word; see [`TONE`].
fn tone(r: &Reading, at: usize) -> u8 {
    let t = &r.tokens[at];
    r.folded.mark[t.start as usize..t.end as usize].iter().map(|m| m & TONE).max().unwrap_or(0)
}

/// What joins the items of a list.
fn is_link(r: &Reading, at: usize) -> bool {
    is_one(r.word(at), ", ; - / & va den toi voi and hoac cung")
}

/// The digits of a range.
fn digits(r: &Reading, letters: Letters) -> Vec<u8> {
    r.folded.flat[letters.start..letters.end].iter().copied().filter(u8::is_ascii_digit).collect()
}

/// How many digits a range holds, those written as letters included: "o82o9oooo417".
fn figures(r: &Reading, letters: Letters) -> usize {
    r.folded.flat[letters.start..letters.end].iter().filter(|b| b.is_ascii_alphanumeric()).count()
}

/// Twelve digits with the code of a province and a plausible century; there is no check digit.
fn is_card(digits: &[u8]) -> bool {
    let code = digits.iter().take(3).fold(0, |n, &d| n * 10 + u16::from(d - b'0'));
    digits.len() == 12 && PROVINCE_CODES.contains(&code) && digits[3] < b'4'
}

/// Without a check digit a word for a card must stand near. It may do so in the sentence before: "để quên căn
/// cước ở quầy. Số …".
fn names_card(r: &Reading, start: usize) -> bool {
    let from = start.saturating_sub(30);
    let near = &r.folded.flat[r.tokens[from].start as usize..r.tokens[start].start as usize];
    [
        &b"cccd"[..],
        b"can cuoc",
        b"dinh danh",
        b"cmnd",
        b"giay to",
        b"ma so",
        b"bhyt",
        b"bhxh",
        b" cc ",
        b"chung minh",
        b" id ",
    ]
    .iter()
    .any(|cue| near.windows(cue.len()).any(|w| w == *cue))
}

/// Passports and old identity cards whose word stands further off: "hộ chiếu của con Vân nè C 9000 518".
fn papers(r: &Reading, found: &mut Vec<Number>) {
    let named = |at: usize, words: &[&[u8]; 2]| {
        let from = at.saturating_sub(24);
        (from..at).any(|i| r.word(i) == words[0] && (words[1].is_empty() || r.word(i + 1) == words[1]))
    };
    for at in 0..r.tokens.len() {
        let t = &r.tokens[at];
        // The digits may be grouped: "9000 518".
        let run = |from: usize| {
            let (mut end, mut count) = (from, 0);
            while let Some(t) = r.tokens.get(end).filter(|t| t.kind == Kind::Number && count < 9) {
                (end, count) = (end + 1, count + t.len());
            }
            (end, count)
        };
        if is_one(r.word(at), "ba hs hsba")
            && !(at > 0 && is_one(r.word(at - 1), "hang don"))
            && let Some(end) = record(r, at)
        {
            put(r, found, MentionKind::RecordNumber, at, end);
        } else if t.is_word() && t.len() == 1 && value(r, at + 1).is_some() {
            let (end, count) = run(at + 1);
            let passport = || named(at, &[b"ho", b"chieu"]) || named(at, &[b"passport", b""]);
            if (7..=8).contains(&count) && !glued(r, end) && passport() {
                put(r, found, MentionKind::Passport, at, end);
            }
        } else if t.kind == Kind::Number && at > 0 {
            let (end, count) = run(at);
            let cued = is_one(r.word(at - 1), "so la : ne");
            let card = || {
                let told =
                    || named(at, &[b"chung", b"minh"]) || named(at, &[b"cmnd", b""]) || named(at, &[b"cmt", b""]);
                cued && told() || named_by(r, at)
            };
            let more = r.tokens.get(end).is_some_and(|t| t.kind == Kind::Number);
            if count == 9 && !glued(r, end) && !more && card() {
                put(r, found, MentionKind::IdNumber, at, end);
            }
        }
    }
}

/// "Phạm Thị Tuất 162000487", "Lương Văn Chắn, số 271 000 463": a whole name before nine digits that no phone
/// begins with. Accounts and orders say what they are.
fn named_by(r: &Reading, at: usize) -> bool {
    let mut end = at;
    while end > 0 && at - end < 2 && is_one(r.word(end - 1), "so , :") {
        end -= 1;
    }
    let part = |i: usize| {
        let t = &r.tokens[i];
        t.is_word() && t.len() > 1 && (t.case != Case::Lower || !r.cased)
    };
    let from = end.saturating_sub(4);
    let first = (from..end.saturating_sub(1)).find(|&i| r.name_flags(i) & (SURNAME | RARE) != 0 && (i..end).all(part));
    let whole = first.is_some_and(|i| end - i >= 3 || end - i == 2 && r.cased);
    let t = &r.tokens[at];
    whole && matches!(r.folded.flat[t.start as usize], b'0'..=b'2')
}

/// "BA.26.000718", "HS-24-007719": the letters of a record, a year, a number.
fn record(r: &Reading, at: usize) -> Option<usize> {
    let mark = |i: usize| !r.tokens[i].gap && matches!(r.word(i), b"." | b"-" | b"/");
    let figures = |i: usize, least: usize, most: usize| {
        r.tokens.get(i).is_some_and(|t| t.kind == Kind::Number && !t.gap && (least..=most).contains(&t.len()))
    };
    let whole = figures(at + 2, 2, 4) && mark(at + 1) && figures(at + 4, 4, 9) && mark(at + 3);
    (whole && !glued(r, at + 5)).then_some(at + 5)
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

/// The numbers of one kind in a text, folded.
#[cfg(test)]
fn found(text: &str, kind: MentionKind) -> Vec<String> {
    let r = Reading::new(text, &super::shape::Shapes::automata(), &mut crate::paragraph::Paragraphs::default());
    let letters = |n: &Number| String::from_utf8_lossy(&r.folded.flat[n.shape.start..n.shape.end]).into_owned();
    numbers(&r).iter().filter(|n| n.kind == kind).map(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_keep_their_letters() {
        let records = |text| found(text, MentionKind::RecordNumber);
        assert_eq!(records("mã điều trị BA.26.009000417, nằm phòng 5"), ["ba.26.009000417"]);
        assert_eq!(records("chị Tú (BA.26.000718) làm tiệm tóc"), ["ba.26.000718"]);
        assert_eq!(records("nhập ngày 17/9, hồ sơ HS-24-007719."), ["hs-24-007719"]);
        assert_eq!(records("xem hộ mã 25.0008813 nhé"), ["25.0008813"]);
        assert!(records("dò đơn hàng BA-2024-000731 tới đâu rồi").is_empty());
        assert!(records("mã BN2143 mới khỏi").is_empty());
        assert!(records("hồ sơ 12/2020, mã 25.000 đồng").is_empty());
    }

    #[test]
    fn a_name_stands_before_its_card() {
        let cards = |text| found(text, MentionKind::IdNumber);
        assert_eq!(cards("đây nhé: Phạm Thị Tuất 162000487, chị nhập"), ["162000487"]);
        assert_eq!(cards("tên Lương Văn Chắn, số 271 000 463, hồ sơ"), ["271 000 463"]);
        assert!(cards("chị Phạm Thị Tuất 036 182 000 571").is_empty());
        assert!(cards("chuyển tiền vào tài khoản 162000487").is_empty());
        assert!(cards("vòng quay trúng 162000487 đồng").is_empty());
    }
}
