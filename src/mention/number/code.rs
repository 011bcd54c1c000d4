//! Codes of cases and patients, a small grammar: a cue, what may stand between, then numbers in a list.
//!
//! "bệnh nhân 243, 250 và 253", "các ca 1440-1445", "(BN17)", "ca thứ 34", "F0 số 12". A number with a noun of
//! its own ("ca 12 người", "bệnh nhân 60 tuổi") is a count or an age, never a code.

use super::{Number, glued, is_link, put, tone, value};
use crate::reading::{Reading, any};
use crate::report::MentionKind;
use crate::signal::Signal;
use crate::text::fold::{SHAPE, SHAPE_SHIFT};
use crate::text::token::{Case, Kind, Script, is_one};

/// How much the words before a number say by themselves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cue {
    /// "BN", "bệnh nhân số", "ca thứ": whatever follows is a code.
    Strong,
    /// "bệnh nhân", "ca bệnh": a code unless it is counted or opens a bracket.
    Plain,
    /// "ca" alone: a shift of work, a song, a whole in text without diacritics.
    Weak,
}

/// Every code of a text.
pub fn codes(r: &Reading, found: &mut Vec<Number>) {
    let mut at = 0;
    while at < r.tokens.len() {
        let next = cue(r, at).and_then(|(cue, number)| list(r, cue, number, found));
        at = next.unwrap_or(at + 1);
    }
}

/// The cue that begins at a token, and where its number must stand.
fn cue(r: &Reading, at: usize) -> Option<(Cue, usize)> {
    let t = &r.tokens[at];
    if t.is(b'#') && t.len() == 1 {
        let spoken = any([Signal::Patient, Signal::TitlePatient, Signal::Status, Signal::Quarantine]);
        let number = r.tokens.get(at + 1).filter(|n| n.kind == Kind::Number && !n.gap && n.len() >= 2)?;
        let (from, to) = (r.sentence_start(at), r.sentence_end(at));
        let (from, to) = (from.max(at.saturating_sub(12)), to.min(at + 12));
        return (number.len() <= 7 && r.touches(from, to, spoken)).then_some((Cue::Plain, at + 1));
    }
    match r.word(at) {
        b"bn" => numbered(r, at + 1, Cue::Strong),
        b"benh" if r.word(at + 1) == b"nhan" => numbered(r, filler(r, at + 2), Cue::Plain),
        b"patient" | b"case" => numbered(r, at + 1, Cue::Plain),
        b"f" if value(r, at + 1) == Some(0) && !r.tokens[at + 1].gap => {
            numbered(r, at + 2, Cue::Weak).filter(|c| c.0 == Cue::Strong)
        }
        b"truong" if r.word(at + 1) == b"hop" => {
            let (cue, number) = numbered(r, filler(r, at + 2), Cue::Plain)?;
            let strong = cue == Cue::Strong && value(r, number).is_some_and(|n| n > 9);
            (strong || number == at + 2 && is_told(r, number)).then_some((cue, number))
        }
        b"ca" if !(r.script == Script::Accented && tone(r, at) != 0) => {
            // "số ca 120", "mã ca": a total, a ticket; "ca nô số 7" is a boat.
            if at > 0 && is_one(r.word(at - 1), "so ma tong luot") || r.word(at + 1) == b"no" {
                return None;
            }
            let after = filler(r, at + 1);
            let ill = matches!(r.word(at + 1), b"benh") && after == at + 2;
            let (cue, number) = numbered(r, after, if ill { Cue::Plain } else { Cue::Weak })?;
            // "ca mắc 120" counts; "ca nhiễm thứ 120" does not.
            (cue != Cue::Weak || after == at + 1).then_some((cue, number))
        }
        b"ma" => marked(r, at),
        _ => None,
    }
}

/// "mang mã 3486", "sản phụ mã HN-3390", "mã số: 5521 và 5530": a code where cases are spoken of.
fn marked(r: &Reading, at: usize) -> Option<(Cue, usize)> {
    let mut number = at + 1;
    while is_one(r.word(number), "so : tu la") && number < at + 4 && r.word(number + 1) != b"-" {
        number += 1;
    }
    let long = |i: usize| r.tokens.get(i).is_some_and(|t| t.kind == Kind::Number && (4..=6).contains(&t.len()));
    if long(number) && is_link(r, number + 1) && long(number + 2) && r.word(at + 1) == b"so" {
        return Some((Cue::Plain, number));
    }
    let lettered = r.tokens.get(number).is_some_and(|t| t.is_word() && r.word(number) != b"bn") && number == at + 1;
    if !long(number) && !lettered {
        return None;
    }
    let from = r.sentence_start(at).max(at.saturating_sub(14));
    let ill = any([Signal::Patient, Signal::TitlePatient, Signal::Status, Signal::Quarantine]);
    let given = at > 0 && is_one(r.word(at - 1), "mang cap xep dat danh phu");
    let near = |i: usize| is_one(r.word(i), "ca f benh nhiem phu");
    let case = r.touches(from, (at + 8).min(r.sentence_end(at)), ill) && (from..at).any(near);
    let traded = (from..at).any(|i| is_one(r.word(i), "don hang voucher giam otp dat lich phieu tra ve san"));
    (given || case && !traded).then_some((Cue::Plain, number))
}

/// "Trường hợp 4689 từng ăn phở": a number of a case does something, a count has a noun.
fn is_told(r: &Reading, number: usize) -> bool {
    let long = r.tokens.get(number).is_some_and(|t| t.kind == Kind::Number && (3..=6).contains(&t.len()));
    let does = "la tung duoc da dang bi o va ( , co nhap tu lam den lay ve";
    long && is_one(r.word(number + 1), does)
}

/// Passes over what may stand between "ca", "bệnh nhân" and the number: "nhiễm", "COVID-19", "'siêu lây nhiễm'".
fn filler(r: &Reading, mut at: usize) -> usize {
    for _ in 0..4 {
        at += match r.word(at) {
            b"benh" | b"nhiem" | b"mac" | b"nay" | b"moi" | b"mang" => 1,
            b"duong" if r.word(at + 1) == b"tinh" => 2,
            b"cong" if r.word(at + 1) == b"dong" => 2,
            b"f" if value(r, at + 1) == Some(0) => 2,
            b"covid" | b"ncov" if r.word(at + 1) == b"-" && value(r, at + 2) == Some(19) => 3,
            b"covid" | b"ncov" => 1,
            [b'\'' | b'"'] if value(r, at + 1).is_none() => {
                let close = (at + 1..at + 7).find(|&i| matches!(r.word(i), [b'\'' | b'"']));
                match close {
                    Some(close) => close + 1 - at,
                    None => return at,
                }
            }
            _ => return at,
        };
    }
    at
}

/// Passes over "số", "thứ", "#", "mã số", a colon and an opening bracket to the number itself.
fn numbered(r: &Reading, mut at: usize, mut cue: Cue) -> Option<(Cue, usize)> {
    let mut bracket = false;
    for _ in 0..6 {
        match r.word(at) {
            b"so" | b"thu" | b"ma" | b"hieu" | b"no" | b"#" => cue = Cue::Strong,
            // "bệnh nhân "416"", ""Bệnh nhân" số 91".
            b"\"" if cue != Cue::Weak => {}
            // "các ca bệnh từ 951 đến 963".
            b"tu" if cue != Cue::Weak => {}
            b"(" => bracket = true,
            b":" | b"." | b"-" | b"*" if cue == Cue::Strong => {}
            b"bn" => return numbered_code(r, at + 1, Cue::Strong, false),
            _ => break,
        }
        at += 1;
    }
    numbered_code(r, at, cue, bracket)
}

/// Whether a code stands at a token; in a bracket it must be alone or in a list.
fn numbered_code(r: &Reading, at: usize, cue: Cue, bracket: bool) -> Option<(Cue, usize)> {
    let end = item(r, at, cue)?;
    let closed = || r.tokens.get(end).is_some_and(|t| t.is(b')')) || is_link(r, end);
    let first = cue != Cue::Strong || r.tokens[end - 1].len() > 1 || is_first(r, at, end);
    let allowed = match cue {
        Cue::Strong => true,
        Cue::Plain => !bracket || r.tokens[at].len() > 1 && closed(),
        Cue::Weak => !bracket && is_case(r, at, end),
    };
    (allowed && first).then_some((cue, at))
}

/// "Ca bệnh số 5 của Tây Ninh", "ca thứ 3 là", "BN6"; "bệnh nhân số 1 của phòng tập" is said in jest.
fn is_first(r: &Reading, at: usize, end: usize) -> bool {
    let placed = || !r.cased || r.tokens.get(end + 1).is_some_and(|t| t.case != Case::Lower);
    match r.word(end) {
        b"la" | b"o" | b"va" => true,
        b"cua" => placed(),
        _ => at > 0 && r.word(at - 1) == b"bn",
    }
}

/// Whether the number after a lone "ca" is a case and no shift of work.
fn is_case(r: &Reading, at: usize, end: usize) -> bool {
    let n = value(r, end - 1).unwrap_or(0);
    let shift = at > 1 && is_one(r.word(at - 2), "lam truc tang doi di vo an dau");
    let after_count = at > 1 && r.tokens[at - 2].kind == Kind::Number;
    // "cả 100 người", "cá 50 ngàn" look the same without diacritics; "Ca 14, nam" and "ca 18 là" are cases.
    let person = r.tokens.get(end).is_some_and(|t| t.is(b',')) && is_one(r.word(end + 1), "nam nu");
    let told = is_one(r.word(end), "cua la") || person;
    n > 4 && !shift && (!after_count || r.tokens[end - 1].len() > 2) && (r.script == Script::Accented || n > 19 || told)
}

/// Where one code ends: digits, digits with a dot of thousands, or letters of a province and digits.
fn item(r: &Reading, at: usize, cue: Cue) -> Option<usize> {
    let t = r.tokens.get(at)?;
    let mut end = at + 1;
    if t.is_word() {
        // "DN-0142", "HCM-19244"; not "COVID-19".
        let dash = r.tokens.get(at + 1).is_some_and(|d| d.is(b'-') && !d.gap);
        let digits = r.tokens.get(at + 2).filter(|n| n.kind == Kind::Number && !n.gap && n.len() >= 2)?;
        if !(2..=3).contains(&t.len()) || !dash || digits.len() > 6 || r.word(at) == b"cov" {
            return None;
        }
        end = at + 3;
    } else if t.kind != Kind::Number || t.len() > 7 || value(r, at) == Some(0) {
        return None;
    } else {
        let dotted = r.tokens.get(at + 1).is_some_and(|d| d.is(b'.') && !d.gap && d.len() == 1)
            && r.tokens.get(at + 2).is_some_and(|n| n.kind == Kind::Number && !n.gap);
        if dotted {
            if r.tokens[at + 2].len() != 3 || t.len() > 3 || cue != Cue::Strong {
                return None;
            }
            end = at + 3;
        }
    }
    (!is_counted(r, end, cue)).then_some(end)
}

/// Whether what follows a number makes it a count, an age, a time or a share.
fn is_counted(r: &Reading, end: usize, cue: Cue) -> bool {
    if glued(r, end) {
        return true;
    }
    let long = r.tokens[end - 1].len() > 2;
    match r.word(end) {
        b"%" => true,
        b"/" | b":" | b"." | b"," => {
            // "12/3", "8:30", "3,5"
            let tight = |i: usize| r.tokens.get(i).is_some_and(|t| !t.gap);
            tight(end)
                && tight(end + 1)
                && r.tokens[end + 1].kind == Kind::Number
                && r.tokens[end].is(b'/') == (r.word(end) == b"/")
        }
        b"nam" => {
            // "năm", not "nằm" or "nam".
            let breve = r.folded.mark[r.tokens[end].start as usize + 1] & SHAPE == 2 << SHAPE_SHIFT;
            r.script == Script::Accented && breve && tone(r, end) == 0
        }
        b"lan" => r.word(end + 1) != b"luot",
        // "độ" after a small number, "con" unless it is "còn".
        b"do" => tone(r, end) == 5,
        b"con" if tone(r, end) != 0 => false,
        // "ca 2899 ngày 23/4" was found that day; "bệnh nhân 3780 còn đau bụng" without diacritics.
        b"ngay" if long && value(r, end + 1).is_some() => false,
        b"con" if long && cue != Cue::Weak && r.script != Script::Accented => false,
        b"tuoi" | b"tui" | b"tieng" | b"gio" | b"h" | b"phut" | b"ngay" | b"tuan" | b"thang" | b"nguoi" => true,
        b"ca" | b"f" | b"dem" => true,
        b"con" | b"cau" | b"trieu" | b"nghin" | b"ngan" | b"ty" | b"k" | b"dong" | b"giuong" | b"mui" | b"lieu"
        | b"mau" | b"xa" | b"ho" | b"buoi" | b"cai" | b"chiec" | b"kg" | b"km" | b"year" | b"years" | b"benh"
        | b"em" | b"be" | b"dua" | b"khach" | b"vu" | b"vien" => cue != Cue::Strong,
        _ => false,
    }
}

/// Puts down the first code and those that follow in its list; where the search goes on.
fn list(r: &Reading, cue: Cue, first: usize, found: &mut Vec<Number>) -> Option<usize> {
    let mut at = first;
    let mut end = item(r, at, cue)?;
    put(r, found, MentionKind::PatientCode, at, end);
    let length = r.tokens[end - 1].len();
    let lettered = r.tokens[first].is_word();
    while let Some(link) = next_link(r, end) {
        at = link + 1;
        while is_one(r.word(at), "va so \"") {
            at += 1;
        }
        if matches!(r.word(at), b"ca" | b"bn" | b"benh") {
            break;
        }
        let Some(next) = r.tokens.get(at).filter(|t| t.kind == Kind::Number || lettered) else { break };
        // The codes of a list are alike; "BN1452, 3 người" is none.
        if !lettered && next.len().abs_diff(length) > 1
            || next.len() == 1 && length > 1
            || r.word(link) == b";" && length < 4
        {
            break;
        }
        let Some(last) = item(r, at, Cue::Plain) else { break };
        let noun = r.tokens.get(last).is_some_and(|t| t.is_word() && t.gap) && !is_link(r, last);
        let listed = is_one(
            r.word(last),
            "la deu duoc dang da o co cung tung tai khong bi lan thuoc hien cua tu lien khoi ve di chi con",
        );
        if noun && !listed && next.len() < 3 {
            break;
        }
        put(r, found, MentionKind::PatientCode, at, last);
        end = last;
    }
    Some(end)
}

/// Where the list goes on: behind a quotation mark, behind what a bracket says of the one before.
fn next_link(r: &Reading, end: usize) -> Option<usize> {
    let at = match r.word(end) {
        b"\"" => end + 1,
        b"(" => {
            let close = (end + 1..end + 12).find(|&i| matches!(r.word(i), b")"))? + 1;
            return (r.word(close) == b"," && r.tokens.get(close + 1)?.kind == Kind::Number).then_some(close);
        }
        _ => end,
    };
    is_link(r, at).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use crate::report::MentionKind::PatientCode;

    fn codes(text: &str) -> Vec<String> {
        found(text, PatientCode)
    }

    #[test]
    fn behind_a_mark() {
        assert_eq!(codes("người chăm nuôi mang mã 3486 dương tính"), ["3486"]);
        assert_eq!(codes("dương tính, được cấp mã từ 3728 đến 3762"), ["3728", "3762"]);
        assert_eq!(codes("đi đám tang, mang mã LA-0117 đến LA-0120"), ["la-0117", "la-0120"]);
        assert!(codes("mã đề 1024, mã giảm giá 2508, mã đơn SG-0117, tòa mã 4512").is_empty());
    }

    #[test]
    fn in_quotes_and_around_brackets() {
        assert_eq!(codes("bệnh nhân \"416\" không đi đâu"), ["416"]);
        assert_eq!(codes("Các bệnh nhân 262 (công nhân), 263, 267 ở thôn Hạ Lôi"), ["262", "263", "267"]);
        assert_eq!(codes("Trường hợp 4689 từng ăn phở"), ["4689"]);
        assert!(codes("trường hợp 100 người, xử lý 4 trường hợp 2000 đồng").is_empty());
    }

    #[test]
    fn one_digit_needs_a_case() {
        assert_eq!(codes("ca bệnh số 5 của Tây Ninh, ca thứ 3 là thợ điện, BN6, 52 tuổi"), ["5", "3", "6"]);
        assert!(codes("Làm ca 3, ca nô số 7 tới bến. Bệnh nhân số 1 của phòng tập, 7 ca").is_empty());
    }

    #[test]
    fn without_diacritics() {
        assert_eq!(codes("CA 14, NAM, TEN TO VAN PHAN"), ["14"]);
        assert_eq!(codes("benh nhan 3780 con dau bung"), ["3780"]);
        assert_eq!(codes("tiep xuc ca 2899 ngay 23/4"), ["2899"]);
        assert!(codes("ca 14 nguoi, ca 7 ngay, ca 10 con").is_empty());
    }
}
