//! The engine under hostile and odd input, and the automaton against the `regex` crate.

use std::fs;
use std::path::Path;

use giukin::{Context, Guard, Level};

fn check(text: &str) -> Level {
    Guard::new().check(text, &Context::default()).level
}

const BAD: &str = "Chị Nguyễn Ngọc Diệp ở ấp Tân Lộc dương tính rồi, số máy 0346 000 578, mình làm ở trạm nên biết.";

#[test]
fn odd_characters_do_no_harm() {
    for odd in [
        "\0",
        "\u{fffd}",
        "\u{202e}",
        "\u{200f}",
        "\u{feff}",
        "\u{1F468}\u{200d}\u{1F469}",
        "\u{0301}",
        "\u{0323}\u{0302}",
    ] {
        let text = format!("{odd}{BAD}{odd}");
        assert_eq!(check(&text), Level::Strong, "{odd:?}");
        check(&odd.repeat(10_000));
    }
    assert_eq!(check(""), Level::None);
    assert_eq!(check("   \n\n  \t"), Level::None);
    assert_eq!(check(&"😀".repeat(10_000)), Level::None);
}

#[test]
fn marks_inside_words_do_not_hide_a_name() {
    let hidden: String = BAD.chars().flat_map(|c| [c, '\u{200b}']).collect();
    assert_eq!(check(&hidden), Level::Strong);
    let right_to_left = format!("\u{202d}{BAD}\u{202c}");
    assert_eq!(check(&right_to_left), Level::Strong);
}

#[test]
fn a_violation_is_found_at_the_end_of_a_megabyte() {
    let filler = "Hôm nay trời đẹp, bà con đi chợ đông vui. ";
    let text = format!("{}\n{BAD}", filler.repeat(1_000_000 / filler.len()));
    assert_eq!(check(&text), Level::Strong);
}

/// Patterns that tempt a step to look over the whole text each time; `benches/check.rs` shows how cost grows.
#[test]
fn hostile_repetitions_end() {
    let pieces = [
        "Nguyễn Văn A dương tính ",
        "anh Tuấn F0 xã Tân Lộc ",
        "số 1 ",
        "0 9 1 ",
        "N.V.",
        "tổ 2 khu phố 4 ",
        "BN1, 2, 3, ",
        "L ê V ă n ",
        "dự thảo chưa ký ",
        "ca bệnh chưa công bố ",
        "mã thẻ ",
        "cmnd ",
        "MẬT ",
        "MẬT\n",
        "a@",
        "1.",
        "tôi bị ",
        "má em bị lao ",
        "nhà ở ấp Tân Lộc. ",
    ];
    let apart = ["Chị Nguyễn Thị Hoa.\n".repeat(5_000), "tin về lao.\n".repeat(5_000)].concat();
    for text in pieces.iter().map(|piece| piece.repeat(200_000 / piece.len())).chain([apart]) {
        let piece = text.chars().take(30).collect::<String>();
        let masked = Guard::new().mask(&text, &Context::default());
        assert!(!masked.text.is_empty(), "{piece:?}");
    }
}

/// A text is checked as it is typed: at every letter it may end in the middle of something.
#[test]
fn a_text_may_end_anywhere() {
    let guard = Guard::new();
    let odd =
        ["5 tháng giêng năm giáp thìn", "5-12-3", "5-5.5", "40-12/3", "rằm tháng", "BN 91-", "chuyến VN", "số 17/"];
    for line in corpus().iter().take(400).map(String::as_str).chain(odd) {
        let lower = line.to_lowercase();
        for text in [line, &lower] {
            for (end, _) in text.char_indices() {
                guard.scan(&text[..end], &Context::default());
            }
        }
    }
}

#[test]
fn white_space_at_the_end_tells_nothing() {
    let guard = Guard::new();
    let check = |text: &str| guard.check(text, &Context::default()).level;
    for text in corpus().iter().step_by(5) {
        let text = text.trim_end();
        let level = check(text);
        for end in ["\n", "\r\n", " \u{a0}"] {
            assert_eq!(check(&format!("{text}{end}")), level, "{text:?} and {end:?}");
        }
    }
}

#[test]
fn a_person_named_twice_counts_once() {
    let persons = |text: &str| Guard::new().check(text, &Context::default()).persons;
    assert_eq!(persons("Lê Văn Khải dương tính. Nhà Lê Văn Khải ở ấp Tân Lộc, ông Khải F0 đó."), 1);
    assert_eq!(persons("Lê Văn Khải dương tính, Trần Thị Mười dương tính."), 2);
    assert_eq!(persons("Chúc mừng sinh nhật Lê Văn Khải"), 0);
}

/// Texts to compare engines on: every case and every rule example, cut and joined in odd ways.
fn corpus() -> Vec<String> {
    let mut all = Vec::new();
    for dir in ["tests/cases", "rules"] {
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(dir)).expect("a folder") {
            let path = entry.expect("readable").path();
            if path.extension().is_some_and(|e| e == "toml") {
                let text = fs::read_to_string(path).expect("readable");
                all.extend(text.lines().filter(|l| l.len() > 10).map(str::to_owned));
            }
        }
    }
    let numbers = [
        "0912.000.000",
        "083190000123",
        "BN1452, 17 và 19",
        "số:     /QĐ-UBND",
        "71B1-000.12",
        "o9l2 ooo ooo",
        "a@b.vn",
        "12/5/2026",
    ];
    let joined: Vec<String> = all
        .iter()
        .enumerate()
        .map(|(i, line)| format!("{}{line}{}", numbers[i % numbers.len()], numbers[(i + 3) % numbers.len()]))
        .collect();
    all.extend(joined);
    all
}

#[test]
fn the_automaton_agrees_with_the_regex_crate() {
    let (automaton, reference) = (Guard::new(), Guard::reference());
    let corpus = corpus();
    assert!(corpus.len() > 1_000);
    for text in corpus {
        let (a, b) = (automaton.scan(&text, &Context::default()), reference.scan(&text, &Context::default()));
        assert_eq!(a, b, "{text}");
    }
}

#[test]
fn lines_of_law_have_their_days() {
    let guard = Guard::new();
    let on = |date: &str, rule: &str| guard.legal(&[rule.to_owned()], date).map(|l| l.id).collect::<Vec<_>>();
    assert_eq!(on("2026-11-23", "identity-health"), ["pdpl", "kcb", "874"]);
    assert_eq!(on("2025-12-31", "identity-health"), ["kcb", "874"]);
    assert_eq!(on("2026-11-23", "secrecy-mark"), ["bmnn", "874"]);
    assert_eq!(on("2019-01-01", "draft"), ["ttin"]);
    // Lines that wait for verification, or hold in one territory only, are not part of the product.
    for rule in ["identity-health", "list-health", "unannounced", "draft"] {
        assert!(!on("2026-11-23", rule).iter().any(|id| ["nd15", "1347"].contains(id)), "{rule}");
    }
}
