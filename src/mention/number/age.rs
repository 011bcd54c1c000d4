//! Ages: "35 tuổi", "18 tháng tuổi", "2 tuổi rưỡi", "35t", each end of a range, a number in words.

use super::{Number, glued, put, tone, value};
use crate::reading::{Reading, any, one};
use crate::report::MentionKind;
use crate::signal::Signal;
use crate::text::token::{Kind, Script, is_one};

/// Nobody is older.
const OLDEST: u32 = 119;

/// Every age of a text.
pub fn ages(r: &Reading, found: &mut Vec<Number>) {
    for at in 0..r.tokens.len() {
        if is_years(r, at) {
            worded(r, at, found);
        }
        let Some(n) = value(r, at).filter(|n| (1..=OLDEST).contains(n)) else { continue };
        if is_inside(r, at) {
            continue;
        }
        if let Some(end) = unit(r, at, n) {
            if !is_bound(r, at) {
                let before = found.len();
                range(r, at, found);
                if found.len() == before || !is_group(r, found[found.len() - 1].start) {
                    put(r, found, MentionKind::Age, at, end);
                } else {
                    found.truncate(before);
                }
            }
        } else if is_stated(r, at) {
            put(r, found, MentionKind::Age, at - 1, at + 1);
        }
    }
}

/// "trẻ dưới 5 tuổi", "người trên 60 tuổi", "đủ 18 tuổi": a limit, and nobody's age; behind a comma it describes.
fn is_bound(r: &Reading, at: usize) -> bool {
    at > 0
        && is_one(r.word(at - 1), "duoi tren du")
        && !(at > 1 && r.word(at - 1) == b"tren" && r.tokens[at - 2].is(b','))
        && !(at > 2 && is_one(r.word(at - 2), "den toi"))
}

/// "tiêm cho trẻ 1-10 tuổi", "phụ huynh có con từ 6 đến 9 tháng tuổi": who is called, and nobody's age.
fn is_group(r: &Reading, first: usize) -> bool {
    let noun = first.saturating_sub(1 + usize::from(first > 0 && r.word(first - 1) == b"tu"));
    first > 0 && is_one(r.word(noun), "tre con be chau nguoi nu")
}

/// "ở tuổi 38", ", tuổi 16": the number behind.
fn is_stated(r: &Reading, at: usize) -> bool {
    at > 1
        && r.tokens[at].gap
        && r.word(at - 1) == b"tuoi"
        && is_years(r, at - 1)
        && matches!(r.word(at - 2), b"o" | b",")
        && !glued(r, at + 1)
        && !is_one(r.word(at + 1), "- % / den")
}

/// Whether digits before this number belong to it: "1.035 tuổi", "12/35".
fn is_inside(r: &Reading, at: usize) -> bool {
    at > 1
        && !r.tokens[at].gap
        && matches!(r.word(at - 1), b"." | b"," | b"/")
        && r.tokens[at - 2].kind == Kind::Number
        && !r.tokens[at - 1].gap
}

/// "tuổi", and "tủi" as the young write it; "8 tươi" is no age.
fn is_years(r: &Reading, at: usize) -> bool {
    match r.word(at) {
        b"tuoi" => r.script != Script::Accented || tone(r, at) == 3 || tone(r, at) == 0 && !is_fresh(r, at),
        b"tui" => tone(r, at) == 3,
        _ => false,
    }
}

/// "tươi", the o with a horn.
fn is_fresh(r: &Reading, at: usize) -> bool {
    let t = &r.tokens[at];
    r.folded.mark[t.start as usize..t.end as usize].iter().any(|m| m >> 3 & 7 == 3)
}

/// Where the unit behind a number ends, if the two say an age.
fn unit(r: &Reading, at: usize, n: u32) -> Option<usize> {
    if is_years(r, at + 1) {
        return Some(if matches!(r.word(at + 2), b"ruoi") { at + 3 } else { at + 2 });
    }
    match r.word(at + 1) {
        b"thang" | b"ngay" | b"tuan" if is_years(r, at + 2) => Some(at + 3),
        b"thang" if n <= 36 && is_small(r, at) => Some(at + 2),
        b"t" | b"yo" if !r.tokens[at + 1].gap && !glued(r, at + 2) && n > 1 && is_free(r, at) => {
            (r.word(at + 1) == b"yo" || is_person(r, at)).then_some(at + 2)
        }
        b"-" if matches!(r.word(at + 2), b"year") && r.word(at + 4) == b"old" => Some(at + 5),
        b"year" | b"years" if r.word(at + 2) == b"old" => Some(at + 3),
        b"year" if r.word(at + 2) == b"-" && r.word(at + 3) == b"old" => Some(at + 4),
        _ => None,
    }
}

/// "m4t th4ng": a digit inside a word is a letter.
fn is_free(r: &Reading, at: usize) -> bool {
    at == 0 || r.tokens[at].gap || !r.tokens[at - 1].is_word()
}

/// "12 tháng" is an age only where a small child is spoken of, and no time that passes.
fn is_small(r: &Reading, at: usize) -> bool {
    let next = r.tokens.get(at + 2);
    let passes = is_one(r.word(at + 2), "qua nay tu dau cuoi truoc sau luong nua lien thue moi gan");
    if passes || next.is_some_and(|t| t.kind == Kind::Number) {
        return false;
    }
    let from = r.sentence_start(at);
    let child = |i: usize| is_one(r.word(i), "be chau tre con nhi baby");
    let near = (from.max(at.saturating_sub(5))..at).any(child);
    let alone = at > 0
        && matches!(r.word(at - 1), b"," | b"(")
        && next.is_none_or(|t| matches!(t.kind, Kind::Punct(b',' | b')' | b'.' | b';') | Kind::Break));
    let held = at > 0 && is_one(r.word(at - 1), "duoi trong sau them gan uong thai moi het duoc");
    (near || alone) && !held
}

/// "35t" behind a person, or between commas with a sex.
fn is_person(r: &Reading, at: usize) -> bool {
    let from = at.saturating_sub(6).max(r.sentence_start(at));
    let sex = |i: usize| matches!(r.word(i), b"nam" | b"nu");
    r.touches(from, at, any([Signal::Patient, Signal::TitlePatient]))
        || r.touches(from, at, one(Signal::Title))
        || at > 1 && (sex(at - 1) || sex(at - 2))
        || sex(at + 2)
        || sex(at + 3)
}

/// The other end of a range before an age: "từ 14 đến 49 tuổi", "15 - 29 tuổi", "từ 5 đến dưới 12 tuổi".
fn range(r: &Reading, at: usize, found: &mut Vec<Number>) {
    let mut link = at;
    let mut joined = false;
    loop {
        if link > 0 && matches!(r.word(link - 1), b"duoi" | b"gan" | b"hon") {
            link -= 1;
        }
        if link < 2 {
            return;
        }
        let from = r.sentence_start(link).max(link.saturating_sub(8));
        let couple = || is_one(r.word(link.saturating_sub(3)), "chong con chau em gai trai nam nu be");
        let shared = || couple() || (from..link).any(|i| matches!(r.word(i), b"tuoi") || r.word(i) == b"luot");
        let joins = match r.word(link - 1) {
            b"den" | b"toi" | b"-" => !joined,
            b"va" => !joined && shared(),
            b"," => joined && r.word(link + 1) != b"-" && shared(),
            _ => false,
        };
        let Some(n) = value(r, link - 2) else { return };
        if !joins
            || !(1..=OLDEST).contains(&n)
            || is_inside(r, link - 2)
            || glued(r, link - 1) && r.word(link - 1) != b"-"
        {
            return;
        }
        // "BN17 - 35 tuổi", "F1 - 35 tuổi": the number before is no age.
        if link > 2 && r.tokens[link - 3].is_word() && (!r.tokens[link - 2].gap || is_noun(r.word(link - 3))) {
            return;
        }
        put(r, found, MentionKind::Age, link - 2, link - 1);
        link -= 2;
        joined = true;
    }
}

/// Words whose own number stands behind them.
fn is_noun(word: &[u8]) -> bool {
    is_one(word, "bn ca nhan so thu phuong quan to thon ap khom ngay")
}

/// A number in words before "tuổi": "năm mươi tuổi". One word alone counts only with its diacritics.
fn worded(r: &Reading, years: usize, found: &mut Vec<Number>) {
    let mut from = years;
    while from > 0 && years - from < 4 && is_numeral(r.word(from - 1)) && r.tokens[from].gap {
        from -= 1;
    }
    // "40 năm tuổi Đảng", "tự tử tuổi học trò".
    if from > 0 && r.tokens[from - 1].kind == Kind::Number || r.word(from) == b"tu" {
        return;
    }
    if is_bound(r, from) {
        return;
    }
    // "nam tuổi từ 24", "anh Ba tuổi": a sex, a name.
    let bare = years - from == 1
        && (r.script != Script::Accented || !is_one(r.word(from), "mot hai ba bon nam sau bay tam chin muoi"));
    let told = from > 0 && is_one(r.word(from - 1), "them sang anh chi chu nam nu , may");
    let year = years - from == 1 && r.word(from) == b"nam" && r.folded.mark[r.tokens[from].start as usize + 1] == 0;
    let refused = bare || year || told && years - from == 1;
    if from < years && !refused {
        put(r, found, MentionKind::Age, from, years + 1);
    }
}

/// A word of a number.
fn is_numeral(word: &[u8]) -> bool {
    is_one(word, "mot hai ba bon tu nam lam sau bay tam chin muoi tram")
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use crate::report::MentionKind::Age;

    #[test]
    fn limits_and_groups_are_nobody() {
        assert!(found("trẻ dưới 5 tuổi, người trên 60 tuổi, đủ 18 tuổi, dưới một tuổi", Age).is_empty());
        assert!(found("tiêm cho trẻ 1-10 tuổi, con từ 6 đến 9 tháng tuổi", Age).is_empty());
        assert_eq!(found("2 nam, 2 nữ, từ 22 đến 37 tuổi", Age), ["22", "37 tuoi"]);
        assert_eq!(found("người bệnh nữ, trên 50 tuổi", Age), ["50 tuoi"]);
    }

    #[test]
    fn other_ways_to_say_it() {
        assert_eq!(found("đột quỵ ở tuổi 38, cặp vợ chồng 54 và 50 tuổi", Age), ["tuoi 38", "54", "50 tuoi"]);
        assert_eq!(found("the 15yo girl", Age), ["15yo"]);
        assert!(found("chỉ m4t th4ng, viết cho tuổi 20 của tôi", Age).is_empty());
    }
}
