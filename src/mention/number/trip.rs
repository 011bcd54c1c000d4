//! What identifies a trip or the vehicle in it: flights, trains, coaches, boats, lines of a bus; and the plates
//! of all other vehicles.
//!
//! A plate of series B belongs to a vehicle for passengers, other series tell it by
//! the words beside them.

use super::{Number, glued, put, value};
use crate::reading::Reading;
use crate::report::MentionKind;
use crate::text::syllable::is_syllable;
use crate::text::token::{Case, Kind, is_one};

/// Airlines that fly to or within Viet Nam, by their two characters.
const AIRLINES: [&[u8]; 43] = [
    b"vn", b"vj", b"qh", b"bl", b"vu", b"sq", b"tk", b"ek", b"qr", b"ke", b"oz", b"cz", b"mu", b"cx", b"tg", b"mh",
    b"ak", b"fd", b"jl", b"nh", b"ci", b"br", b"hx", b"uo", b"su", b"lh", b"af", b"qf", b"ey", b"et", b"jq", b"tr",
    b"tw", b"lj", b"rs", b"ze", b"sc", b"hu", b"zh", b"bx", b"pr", b"vz", b"mf",
];

/// Every trip and plate of a text.
pub fn trips(r: &Reading, found: &mut Vec<Number>) {
    let (mut at, mut last) = (0, usize::MAX);
    while at < r.tokens.len() {
        let hit = match r.tokens[at].kind {
            Kind::Number => plate(r, at).or_else(|| flight(r, at, last).map(|end| (end, MentionKind::Transport))),
            Kind::Word => word(r, at, last).map(|end| (end, MentionKind::Transport)),
            _ => None,
        };
        let named = || name(r, at).or_else(|| line(r, at));
        if let Some((end, kind)) = hit {
            put(r, found, kind, at, end);
            if kind == MentionKind::Transport {
                last = end;
            }
            at = end;
        } else if let Some((from, end)) = named() {
            put(r, found, MentionKind::Transport, from, end);
            at = end;
        } else {
            at += 1;
        }
    }
}

/// A code that begins with letters: flight, train, boat, number of a taxi.
fn word(r: &Reading, at: usize, last: usize) -> Option<usize> {
    // "BN1452" behind a flight is its passenger.
    if r.tokens[at].len() > 3
        || matches!(r.word(at), b"bn" | b"ca" | b"so")
        || at > 0 && !r.tokens[at].gap && !matches!(r.tokens[at - 1].kind, Kind::Punct(_) | Kind::Break)
    {
        return None;
    }
    flight(r, at, last).or_else(|| train(r, at, last)).or_else(|| boat(r, at))
}

/// Whether one of some words stands close before a token, in its sentence.
fn near(r: &Reading, at: usize, reach: usize, words: &[&[u8]]) -> bool {
    let from = r.sentence_start(at).max(at.saturating_sub(reach));
    (from..at).any(|i| words.contains(&r.word(i)))
}

/// Whether a code continues a list: "QH202, VJ884 và VN51".
fn continues(r: &Reading, at: usize, last: usize) -> bool {
    last < at && at - last == 1 && is_one(r.word(last), ", va hoac / & - ;")
}

/// "VN0054", "VJ 198", "6E1631", "0V8601", "U4 123".
fn flight(r: &Reading, at: usize, last: usize) -> Option<usize> {
    let tight = |i: usize| r.tokens.get(i).is_some_and(|t| !t.gap);
    let t = &r.tokens[at];
    // "5h30" is a time.
    let timed = t.kind == Kind::Number && is_one(r.word(at + 1), "h g p t x");
    let (mut end, mixed) = match t.kind {
        _ if timed => return None,
        Kind::Word if t.len() == 2 => (at + 1, false),
        // The three letters of the air traffic: "HVN0417".
        Kind::Word if is_one(r.word(at), "hvn vjc bav") => (at + 1, false),
        Kind::Word if t.len() == 1 && tight(at + 1) && value(r, at + 1).is_some() && r.tokens[at + 1].len() == 1 => {
            (at + 2, true)
        }
        Kind::Number if t.len() == 1 && tight(at + 1) && r.tokens[at + 1].is_word() && r.tokens[at + 1].len() == 1 => {
            (at + 2, true)
        }
        _ => return None,
    };
    let dash = r.word(end) == b"-";
    end += usize::from(dash);
    let number = r.tokens.get(end).filter(|n| n.kind == Kind::Number && n.len() <= 4)?;
    let gap = number.gap || dash && r.tokens[end - 1].gap;
    // A letter may follow the digits: "VN50A"; anything longer is no flight.
    if glued(r, end + 1)
        || number.gap && value(r, end).is_some_and(|n| (1990..2035).contains(&n)) && !near(r, at, 4, FLYING)
    {
        return None;
    }
    let known = !mixed && (t.len() == 3 || AIRLINES.contains(&r.word(at)));
    let home = known && is_one(r.word(at), "vn vj qh bl vu");
    let upper = t.case == Case::Upper || mixed;
    let beside = near(r, at, 3, FLYING) || continues(r, at, last);
    let about = near(r, at, 12, FLYING);
    // "chuyến bay về 12 khách": a word and a count.
    let written = !gap || home || known && number.len() >= 3 && (upper || !is_syllable(r.word(at)));
    // With a cue any code will do; without one only what nothing else is called.
    let told = beside && written && (known || mixed || !gap && number.len() >= 2)
        || about && known && written && number.len() >= 2
        || known && !gap && number.len() >= 3 && lands(r, end + 1)
        || home && number.len() >= 3 && (!gap || upper) && !matches!(r.word(at), b"bl" | b"vu");
    (told && (number.len() >= 2 || known && (beside || about))).then_some(end + 1)
}

const FLYING: &[&[u8]] = &[b"chuyen", b"bay", b"hieu", b"flight", b"flew"];

/// "về bằng TK164, quá cảnh Istanbul": what is said behind tells a flight.
fn lands(r: &Reading, at: usize) -> bool {
    (at..at + 5).any(|i| matches!((r.word(i), r.word(i + 1)), (b"qua", b"canh") | (b"san", b"bay") | (b"ha", b"canh")))
}

/// "SE3", "TN2", "SNT2", "SPT1", "HP2"; the code alone where it is a train of the main line.
fn train(r: &Reading, at: usize, last: usize) -> Option<usize> {
    const CODES: [&[u8]; 20] = [
        b"se", b"tn", b"snt", b"spt", b"sqn", b"hp", b"lp", b"na", b"qb", b"sp", b"lc", b"yb", b"mr", b"qt", b"dd",
        b"sn", b"nt", b"gd", b"hd", b"sh",
    ];
    let number = r.tokens.get(at + 1).filter(|n| n.kind == Kind::Number && n.len() <= 2)?;
    let rail: &[&[u8]] = &[b"tau", b"chuyen", b"ga", b"ve", b"toa", b"van"];
    let alone = r.word(at) == b"se" && !number.gap;
    let known = CODES.contains(&r.word(at)) && !number.gap && (near(r, at, 8, rail) || continues(r, at, last));
    let called = known || r.word(at) == b"se" && near(r, at, 2, rail);
    // "sẽ 3" is nobody's train.
    ((alone || called) && !glued(r, at + 2) && r.word(at + 2) != b"%").then_some(at + 2)
}

/// "BĐ 98000 TS", "KG-90003-TS", "KN-290", "CSB 8001", and "số hiệu VS-0018" of a taxi.
fn boat(r: &Reading, at: usize) -> Option<usize> {
    let dash = r.word(at + 1) == b"-";
    let digits = at + 1 + usize::from(dash);
    let number = r.tokens.get(digits).filter(|n| n.kind == Kind::Number && (2..=5).contains(&n.len()))?;
    let mut end = digits + 1;
    let fishing = end + usize::from(r.word(end) == b"-");
    if number.len() >= 4 && r.word(fishing) == b"ts" {
        end = fishing + 1;
    } else {
        let afloat = near(r, at, 4, &[b"tau", b"thuyen", b"ghe", b"lan", b"ngu", b"cano", b"hieu"]);
        // "CHỞ 838", "GỌI 115" of a text in capitals are words and counts.
        let upper = r.cased && r.tokens[at].case == Case::Upper && !r.tokens[at].marked();
        let code = upper || dash && !r.tokens[at + 1].gap || !is_syllable(r.word(at));
        let hulled = number.len() >= 3 && r.word(at) != b"so" && r.tokens[at].len() >= 2;
        if !afloat || !code || !hulled || value(r, digits).is_some_and(|n| (1990..2035).contains(&n)) && number.gap {
            return None;
        }
    }
    (!glued(r, end)).then_some(end)
}

/// A line of a bus: "xe buýt tuyến 152", "xe buýt 03", "tuyến xe buýt số 56A".
fn line(r: &Reading, at: usize) -> Option<(usize, usize)> {
    if r.word(at) != b"buyt" {
        return None;
    }
    // A line is a trip where somebody is in it: "đi xe buýt số 53", "tài xế xe buýt tuyến 09"; "bỏ tuyến 5" is news.
    let begin = r.sentence_start(at).max(at.saturating_sub(6));
    let carries = "di len bang tai vien phu don cho tren ve khach chuyen nguoi theo tuyen ; : -";
    if !(begin..at).any(|i| is_one(r.word(i), carries)) {
        return None;
    }
    let mut from = at + 1;
    while is_one(r.word(from), "tuyen so : hieu") {
        from += 1;
    }
    let number = r.tokens.get(from).filter(|n| n.kind == Kind::Number && n.len() <= 3)?;
    let mut end = from + 1;
    if glued(r, end) {
        if r.tokens[end].len() > 1 || glued(r, end + 1) || r.word(end) == b"h" {
            return None;
        }
        end += 1;
    }
    // A plate behind the line says more: "tuyến 04 43B-000.57"; "xe buýt 45 chỗ" is a size.
    let plated = r.tokens.get(end).is_some_and(|t| t.kind == Kind::Number) && plate(r, end).is_some();
    let sized = is_one(r.word(end), "cho nguoi khach ghe phut gio tuoi chuyen xe /");
    (!plated && !sized && number.len() <= 3).then_some((from, end))
}

/// The name of a ship: "tàu hàng Hải Nam 39", "tàu Ocean Amazing", "du thuyền Diamond Sea".
fn name(r: &Reading, at: usize) -> Option<(usize, usize)> {
    let yacht = r.word(at) == b"du" && r.word(at + 1) == b"thuyen";
    if r.word(at) != b"tau" && !yacht {
        return None;
    }
    let mut from = at + 1 + usize::from(yacht);
    let mut typed = yacht;
    loop {
        from += match (r.word(from), r.word(from + 1)) {
            (b"hang" | b"buon" | b"khach" | b"dau" | b"bien" | b"container" | b"keo", _) => 1,
            (b"cao", b"toc") | (b"san", b"bay") | (b"van", b"tai") | (b"du", b"lich") | (b"nuoc", b"ngoai") => 2,
            _ => break,
        };
        typed = true;
    }
    let titled = |i: usize| {
        r.tokens
            .get(i)
            .is_some_and(|t| t.is_word() && t.len() > 1 && (i == from || t.gap) && t.sentence == r.tokens[at].sentence)
            && (r.cased && r.tokens[i].case != Case::Lower
                || !r.cased && r.tokens[i].len() > 2 + usize::from(!typed) && !is_syllable(r.word(i)))
    };
    let mut end = from;
    while end < from + 4 && titled(end) {
        end += 1;
    }
    if end == from {
        return None;
    }
    let foreign = (from..end).any(|i| r.tokens[i].len() > 3 && !is_syllable(r.word(i)));
    let numbered =
        r.tokens.get(end).is_some_and(|t| t.gap && (t.kind == Kind::Number && t.len() <= 3 || roman(r.word(end))));
    let roman_last = end > from + 1 && roman(r.word(end - 1));
    // "tàu Thống Nhất", "tàu Trung Quốc": a line, a country.
    if !(typed || foreign || numbered || roman_last) || end == from + 1 && typed && !numbered && !foreign {
        return None;
    }
    // "tàu photo" in small letters is anybody's word.
    if !r.cased && !typed && end == from + 1 && !numbered {
        return None;
    }
    Some((from, end + usize::from(numbered)))
}

/// "ai đi xe 24F-000.71", "được xe 50A-000.84 chở vào viện": whoever is meant was carried.
fn is_ridden(r: &Reading, at: usize) -> bool {
    if at < 2 || r.word(at - 1) != b"xe" {
        return false;
    }
    r.word(at - 2) == b"duoc"
        || is_one(r.word(at - 2), "di len tren") && near(r, at, 6, &[b"ai", b"nguoi", b"doan", b"nhom"])
}

fn roman(word: &[u8]) -> bool {
    !word.is_empty() && word.len() <= 4 && word.iter().all(|b| matches!(b, b'i' | b'v' | b'x'))
}

/// "71B-000.38", "29D1-000.84", "77-C1 000.19", "68A - 000.31", "51F 1234".
fn plate(r: &Reading, at: usize) -> Option<(usize, MentionKind)> {
    let flat = &r.folded.flat;
    let t = &r.tokens[at];
    if t.len() != 2
        || flat[t.start as usize] == b'0'
        || !t.gap && at > 0 && matches!(r.word(at - 1), b"/" | b"-" | b".")
    {
        return None;
    }
    let byte = |i: usize| flat.get(i).copied().unwrap_or(0);
    let skip = |mut i: usize, most: usize| {
        let until = i + most;
        while i < until && matches!(byte(i), b' ' | b'.' | b'-') {
            i += 1;
        }
        i
    };
    let mut i = t.end as usize;
    let letter = if byte(i) == b' ' || byte(i) == b'-' { skip(i, 3) } else { i };
    // "51 B" with a blank alone is two things.
    if letter > i && !flat[i..letter].contains(&b'-') || !byte(letter).is_ascii_lowercase() {
        return None;
    }
    i = letter + 1;
    let series = byte(i);
    let pair = [byte(letter), series];
    if series.is_ascii_digit() || is_one(&pair, "ld da ng nn qt kt md rm hc td") {
        i += 1;
    }
    let plain = i == letter + 1;
    let digits = skip(i, 3);
    if digits == i
        && !plain
        && series.is_ascii_digit()
        && byte(i).is_ascii_digit()
        && byte(i + 4).is_ascii_digit()
        && byte(i + 5).is_ascii_digit()
    {
        return None;
    }
    let figures = |from: usize, n: usize| (from..from + n).all(|k| byte(k).is_ascii_digit());
    let mut end = if figures(digits, 3) && matches!(byte(digits + 3), b'.' | b' ') && figures(digits + 4, 2) {
        digits + 6
    } else if figures(digits, 5) {
        digits + 5
    } else if figures(digits, 4) && digits > i {
        digits + 4
    } else {
        return None;
    };
    if byte(end).is_ascii_alphanumeric() {
        return None;
    }
    end = r.token_at(end - 1) + 1;
    let carried: &[&[u8]] = &[
        b"khach",
        b"buyt",
        b"bus",
        b"taxi",
        b"limousine",
        b"giuong",
        b"chuyen",
        b"dong",
        b"thue",
        b"nho",
        b"theo",
        b"ghe",
        b"tuyen",
    ];
    let truck = near(r, at, 2, &[b"tai"]);
    // A series with a digit is a motorbike's; "xe 74C-000.53 của anh Toàn" has an owner.
    let owned =
        !plain && series.is_ascii_digit() || r.word(end) == b"cua" && is_one(r.word(end + 1), "anh chi ong ba co");
    let coach = !owned
        && (plain && byte(letter) == b'b' && !truck
            || near(r, at, 7, carried)
            || near(r, at, 5, &[b"nha"]) && near(r, at, 5, &[b"xe"])
            || is_ridden(r, at));
    Some((end, if coach { MentionKind::Transport } else { MentionKind::Plate }))
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use crate::report::MentionKind::{Plate, Transport};

    #[test]
    fn capitals_are_no_boats() {
        assert!(found("ĐOÀN TÀU CHỞ 838 CÔNG DÂN, NGỘ NẠN LẦN NÀY 214, GỌI 115", Transport).is_empty());
        assert_eq!(found("tàu cá KN-290 về bến", Transport), ["kn-290"]);
    }

    #[test]
    fn flights_by_what_stands_around() {
        assert_eq!(found("chuyến bay HVN0417 từ Seoul", Transport), ["hvn0417"]);
        assert_eq!(found("mình về bằng TK164, quá cảnh Istanbul", Transport), ["tk164"]);
    }

    #[test]
    fn a_line_is_ridden() {
        assert_eq!(found("bệnh nhân đi xe buýt số 53 về", Transport), ["53"]);
        assert!(found("xe buýt tuyến 5 sắp bỏ trạm", Transport).is_empty());
    }

    #[test]
    fn plates_by_who_is_carried() {
        assert_eq!(found("ai đi xe 24F-000.71 sáng nay", Transport), ["24f-000.71"]);
        assert_eq!(found("nhờ xe 74C-000.53 của anh Toàn", Plate), ["74c-000.53"]);
        assert_eq!(found("theo xe máy 37K1-000.84", Plate), ["37k1-000.84"]);
    }

    #[test]
    fn words_in_small_letters_are_no_ships() {
        assert!(found("sáng nay tau photo được bản đó", Transport).is_empty());
        assert!(found("tàu khách cao tốc chạy 2 chuyến", Transport).is_empty());
    }
}
