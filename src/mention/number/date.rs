//! Dates of the calendar: "12/3", "16 - 3", "5 tháng 9 năm 2021", a lone "ngày 15", each day of a list, "mùng 6
//! Tết", "rằm tháng Giêng".
//!
//! A date has a day: "tháng 7/2021" is none, nor is "mùng 5" of no month.
//!
//! Two numbers around a stroke are as often a house, a class or a share; the words beside them decide.

use super::{Number, glued, put, tone, value};
use crate::reading::Reading;
use crate::report::MentionKind;
use crate::text::token::{Case, Kind, Script, is_one};

/// A date found: where it ends and how surely it is one by its form.
struct Form {
    end: usize,
    sure: bool,
}

/// Every date of a text.
pub fn dates(r: &Reading, found: &mut Vec<Number>) {
    let (mut at, mut last) = (0, usize::MAX);
    while at < r.tokens.len() {
        let Some((start, end)) = one(r, at, last) else {
            at += 1;
            continue;
        };
        if start == at && r.tokens[at].kind == Kind::Number && last.wrapping_add(1) != at {
            earlier(r, at, found);
        }
        put(r, found, MentionKind::Date, start, end);
        (last, at) = (end, end);
        if end == start + 1 {
            last = later(r, end, found);
            at = last;
        }
    }
}

/// The date that begins at a token; `last` is the end of the one before.
fn one(r: &Reading, at: usize, last: usize) -> Option<(usize, usize)> {
    if r.tokens[at].kind == Kind::Number {
        let form = figures(r, at).or_else(|| spelled(r, at))?;
        let chained = last < at && at - last == 1 && is_joint(r, last);
        return (form.sure || chained || is_told(r, at, form.end)).then_some((at, form.end));
    }
    match r.word(at) {
        b"ngay" if is_day_word(r, at) => lone(r, at + 1).map(|end| (at + 1, end)),
        b"mung" | b"mong" if is_lunar(r, at) => lunar(r, at).map(|end| (at, end)),
        b"ram" if r.word(at + 1) == b"thang" => month_name(r, at + 2).map(|end| (at, end)),
        _ => None,
    }
}

fn number(r: &Reading, at: usize, most: u32) -> bool {
    value(r, at).is_some_and(|n| (1..=most).contains(&n)) && r.tokens[at].len() <= 2
}

fn year(r: &Reading, at: usize) -> bool {
    value(r, at).is_some_and(|n| (1900..2100).contains(&n))
}

/// "12/3", "12-3-2020", "12 / 3", "12.3.2020".
fn figures(r: &Reading, at: usize) -> Option<Form> {
    let mark = r.word(at + 1);
    if !number(r, at, 31) || !matches!(mark, b"/" | b"-" | b".") || !number(r, at + 2, 12) {
        return None;
    }
    let loose = r.tokens[at + 1].gap;
    // A mark with a blank on one side only is punctuation; a dot never stands apart.
    if loose != r.tokens[at + 2].gap || loose && mark == b"." {
        return None;
    }
    // "7/12/3" from its second number on, "1.5-3".
    if at > 1
        && is_one(r.word(at - 1), "/ . , :")
        && r.tokens[at].gap == r.tokens[at - 1].gap
        && !r.tokens[at].gap
        && r.tokens[at - 2].kind == Kind::Number
        || at > 0 && r.tokens[at - 1].is_word() && !r.tokens[at].gap
    {
        return None;
    }
    if at > 1
        && r.word(at - 1) == b"-"
        && r.tokens[at - 2].kind == Kind::Number
        && !r.tokens[at].gap
        && !(mark == b"/" && number(r, at - 2, 31) || at > 2 && r.word(at - 3) == b"/")
    {
        return None;
    }
    let mut end = at + 3;
    let mut sure = false;
    if r.word(end) == mark && r.tokens[end].gap == loose && r.tokens.get(end + 1).is_some_and(|t| t.gap == loose) {
        let short = r.tokens[end + 1].len() == 2 && r.tokens[end + 1].kind == Kind::Number && !loose;
        if year(r, end + 1) || short {
            end += 2;
            sure = year(r, end - 1) || mark != b".";
        } else if r.tokens[end + 1].kind == Kind::Number && !(loose && mark == b"-") {
            return None;
        }
    } else if matches!(r.word(end), b"/" | b"-" | b".")
        && !r.tokens[end].gap
        && r.tokens.get(end + 1).is_some_and(|t| !t.gap && t.kind == Kind::Number)
        && !(r.word(end) == b"-" && mark == b"/")
    {
        // "5-12/3": the first number is a day alone.
        return None;
    }
    (!glued(r, end) && r.word(end) != b"%").then_some(Form { end, sure })
}

/// "5 tháng 9 năm 2021", "22 tháng Chạp", "27 Tết", "21 Oct 2026".
fn spelled(r: &Reading, at: usize) -> Option<Form> {
    if !number(r, at, 31) || at > 0 && (r.word(at - 1) == b"tuan" || !r.tokens[at].gap && r.tokens[at - 1].is_word()) {
        return None;
    }
    if r.word(at + 1) == b"thang" && is_month_word(r, at + 1) {
        let end = month_name(r, at + 2)?;
        // "3 tháng 5 ngày" lasts.
        let lasts = is_one(r.word(end), "ngay tuan lan tuoi gio");
        return (!lasts && !glued(r, end)).then_some(Form { end: with_year(r, end), sure: true });
    }
    if r.word(at + 1) == b"tet" && at > 0 && is_cue(r.word(at - 1)) {
        return Some(Form { end: at + 2, sure: true });
    }
    let english = matches!(
        r.word(at + 1).get(..3),
        Some(b"jan" | b"feb" | b"mar" | b"apr" | b"may" | b"jun" | b"jul" | b"aug" | b"sep" | b"oct" | b"nov" | b"dec")
    );
    (english && year(r, at + 2)).then_some(Form { end: at + 3, sure: true })
}

/// A month behind "tháng", in figures or by its name.
fn month_name(r: &Reading, at: usize) -> Option<usize> {
    // "3 tháng bay", "9 tháng tự lo": with diacritics the tone tells the month from other words.
    let toned = |at: usize| match r.word(at) {
        b"chap" => 5,
        b"sau" | b"tam" | b"chin" => 2,
        b"bay" => 3,
        b"muoi" => 1,
        _ => 0,
    };
    let named = is_one(r.word(at), "gieng chap hai ba tu nam sau bay tam chin muoi mot")
        && (r.script != Script::Accented || tone(r, at) == toned(at) || r.word(at) == b"mot");
    (number(r, at, 12) || named).then_some(at + 1)
}

/// The year behind a month: "năm 2021", "/2021", " / 2021".
fn with_year(r: &Reading, at: usize) -> usize {
    let joined = r.word(at) == b"nam"
        || matches!(r.word(at), b"/" | b"-" | b".") && r.tokens[at].gap == r.tokens.get(at + 1).is_some_and(|t| t.gap);
    if joined && year(r, at + 1) && !glued(r, at + 2) {
        return at + 2;
    }
    // "năm Bính Ngọ".
    let stem = is_one(r.word(at + 1), "giap at binh dinh mau ky canh tan nham quy");
    let branch = |i: usize| r.tokens.get(i).is_some_and(|t| t.is_word() && (t.case != Case::Lower || !r.cased));
    let named = r.tokens[at - 1].is_word();
    if named && r.word(at) == b"nam" && stem && branch(at + 2) { at + 3 } else { at }
}

/// A lone day behind "ngày", unless it is counted: "ngày 15 người".
fn lone(r: &Reading, at: usize) -> Option<usize> {
    let before = if at > 1 { r.word(at - 2) } else { b"" };
    // "Ngày 1: tập trung" counts the days of a journey.
    let counter = r.word(at + 1) == b":";
    if is_one(before, "moi mot hang / thu") || counter || r.tokens.get(at).is_none_or(|t| !t.gap) {
        return None;
    }
    day(r, at)
}

/// A day without its month at a token.
fn day(r: &Reading, at: usize) -> Option<usize> {
    if !number(r, at, 31) || glued(r, at + 1) {
        return None;
    }
    let next = r.word(at + 1);
    let tight = r.tokens.get(at + 1).is_some_and(|t| !t.gap)
        && r.tokens.get(at + 2).is_some_and(|t| !t.gap && t.kind == Kind::Number);
    let stroke = matches!(next, b"/" | b"-") && r.tokens.get(at + 2).is_some_and(|t| t.kind == Kind::Number);
    let counted = is_one(
        next,
        "nguoi ca lan vien tieng gio h phut bua cu ly lit ngay thang truong mui con trieu nghin ngan k ty % do goi dem suat lieu xe ml kg km ho buoi f mau tuoi tuan chuyen cay hop chau em benh giuong tet",
    );
    let inner = tight && is_one(next, ". , : /");
    (!counted && !stroke && !inner).then_some(at + 1)
}

/// Days before a full date that share its month: "các ngày 4, 5 và 6/3", "từ 21 đến 24/1".
fn earlier(r: &Reading, mut at: usize, found: &mut Vec<Number>) {
    let mut days = Vec::new();
    while at > 1 && is_joint(r, at - 1) && number(r, at - 2, 31) && days.len() < 8 {
        days.push(at - 2);
        at -= 2;
    }
    // The first needs its own sign: "ngày", "sáng", "từ"; "phòng 4, 5 và 6/3" has none.
    let from = at.saturating_sub(1);
    if days.is_empty() || at == 0 || !is_cue(r.word(from)) {
        return;
    }
    for &day in &days {
        if !found.iter().rev().take(4).any(|n| n.start <= day && day < n.end) {
            put(r, found, MentionKind::Date, day, day + 1);
        }
    }
}

/// Days after a lone day: "ngày 4, 5 và 6". Where the list ends.
fn later(r: &Reading, mut end: usize, found: &mut Vec<Number>) -> usize {
    while is_joint(r, end) && day(r, end + 1).is_some() && !month_follows(r, end + 2) {
        let alone =
            r.tokens.get(end + 2).is_none_or(|t| !t.is_word() || !t.gap) || is_one(r.word(end + 2), "va den toi thi");
        if !alone {
            break;
        }
        put(r, found, MentionKind::Date, end + 1, end + 2);
        end += 2;
    }
    end
}

fn month_follows(r: &Reading, at: usize) -> bool {
    matches!(r.word(at), b"thang" | b"/")
}

/// What joins two dates.
fn is_joint(r: &Reading, at: usize) -> bool {
    is_one(r.word(at), ", va den toi - & ; hoac")
}

/// Words behind which a number is a day.
fn is_cue(word: &[u8]) -> bool {
    is_one(word, "ngay sang trua chieu toi dem khuya hom tu bua mung den trong")
}

/// Whether the words around two numbers say a date; those with a year need no words.
fn is_told(r: &Reading, at: usize, end: usize) -> bool {
    let before = if at > 0 { r.word(at - 1) } else { b"" };
    let after = r.word(end);
    let mark = r.word(at + 1);
    // "trực 24/7", "chấm 8/10": all day long, so many of ten.
    let (first, second) = (value(r, at).unwrap_or(0), value(r, at + 2).unwrap_or(0));
    let rated = second == 10 && (is_one(before, ". , ? ! cham duoc chung ket diem") || at == 0);
    let strong = is_one(before, "ngay sang trua chieu dem khuya hom bua mung hoi tet")
        || before == b"toi" && r.script == Script::Accented && tone(r, at - 1) == 0;
    let often = is_one(after, "lan bua vien cu lit goi");
    if strong {
        return !(often && mark != b"/");
    }
    if mark == b"/" && (first == 24 && second == 7 || rated && first <= 10) {
        return false;
    }
    let weak = is_one(before, "tu den toi truoc sau het khoang dau vao luc tuan nhat bay nam tinh cuoi qua nay");
    let shared = often
        || is_one(
            after,
            "so mau diem ca nguoi phieu ty trieu con phut % xa tuoi huyen tinh ngay gio tieng tuan thang nghin do tre ho hoc samples m km kg mui truong thon tram dong nhan hop",
        );
    if mark == b"-" {
        let clear = is_one(before, "tu den toi truoc sau het vao phat vien");
        return clear && !shared;
    }
    if mark == b"." {
        // "sốt từ 25.12."; "từ 3.5 tỷ" goes on.
        return before == b"tu" && r.tokens.get(end).is_none_or(|t| !t.is_word());
    }
    // A new item of a journey: "; 3/5 gội đầu".
    if before == b";" && !is_one(after, "so mau % duong") {
        return true;
    }
    // "hồ sơ 20/6", "đám tang 12/6" carry no tone, "số" and "tầng" do.
    let plain = r.script == Script::Accented && at > 0 && tone(r, at - 1) == 0 && is_one(before, "so tang");
    let housed = !plain
        && is_one(
            before,
            "lop so nha hem ngo ngach kiet ho tang can phong duong pho to quyet cut binh lo muc khoan dieu tro tai o gia truong unit in at band the duoc dat xem tren con xac huynh",
        );
    let street = is_one(after, "duong hem ngo ngach ap khom khu kiet pho");
    weak && !shared || !housed && !shared && !street
}

/// "ngày", not "ngay"; texts without diacritics are believed.
fn is_day_word(r: &Reading, at: usize) -> bool {
    r.script != Script::Accented || tone(r, at) == 1
}

/// "tháng", not "thắng" or "thang".
fn is_month_word(r: &Reading, at: usize) -> bool {
    r.script != Script::Accented || tone(r, at) == 2
}

/// "mùng", "mồng", not "mừng".
fn is_lunar(r: &Reading, at: usize) -> bool {
    let t = &r.tokens[at];
    let horn = r.folded.mark[t.start as usize..t.end as usize].iter().any(|m| m >> 3 & 7 == 3);
    let wish = at > 0 && is_one(r.word(at - 1), "chuc an vui don");
    !horn && !wish && (r.script != Script::Accented || tone(r, at) == 1)
}

/// "mùng 6", "mùng một Tết", "mùng 10 tháng Hai".
fn lunar(r: &Reading, at: usize) -> Option<usize> {
    let named = is_one(r.word(at + 1), "mot hai ba bon tu nam sau bay tam chin muoi");
    if !named && !number(r, at + 1, 10) || r.word(at + 2) == b"/" || glued(r, at + 2) {
        return None;
    }
    let end = at + 2;
    match r.word(end) {
        b"thang" => month_name(r, end + 1),
        b"tet" => Some(end + 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use crate::report::MentionKind::Date;

    #[test]
    fn a_date_has_a_day() {
        assert_eq!(found("mùng 10 tháng Giêng, mùng 4 Tết, ngày 28 Tết", Date).len(), 3);
        assert_eq!(found("ngày 12 tháng 5 năm 2021 và 22 tháng Chạp", Date).len(), 2);
        assert!(found("từ mùng 5, hồi tháng 3, trong tháng 8/2021, mong ba con cảm thông", Date).is_empty());
        assert!(found("giảm 3 tháng bay 11kg, bé dưới 9 tháng tự lo", Date).is_empty());
    }

    #[test]
    fn shares_and_classes_are_no_dates() {
        assert!(found("đường dây 1800, trực 24/7. Quán ngon. 8/10 nha", Date).is_empty());
        assert_eq!(found("thứ Bảy 7/3, nhập viện 16-3, hồ sơ 20/6", Date), ["7/3", "16-3", "20/6"]);
    }
}
