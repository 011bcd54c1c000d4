//! The masked rewrite: text → masked text → level, however the text is written.

use giukin::{Context, Guard, Level, Masked};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The people are invented; the illness is said plainly.
const CASES: &[(&str, &str)] = &[
    // A name goes with its title, an address without a commune is a place, a number vanishes whole.
    (
        "Chị Nguyễn Thị Diệp ở ấp Tân Lộc bị HIV, số điện thoại 0346 000 121.",
        "Một người ở một nơi bị HIV, số điện thoại (đã che).",
    ),
    // After a word for a patient the word stays, and of the address the commune.
    (
        "Bệnh nhân Trần Văn Khải dương tính với lao phổi, nhà ở số 5 đường Hùng Vương, xã Tân Hào.",
        "Người bệnh dương tính với lao phổi, nhà ở xã Tân Hào.",
    ),
    // A child with a mother, and the day of birth.
    ("Bé Trần Gia Bảo con chị Hương bị sởi, sinh ngày 12/3/2020.", "Một người bị sởi, sinh ngày (đã che)."),
    // A number alone: only the number.
    (
        "Căn cước của chị Hồng nè: 079 190 000 123, ai quen thì nhắn chị.",
        "Căn cước của chị Hồng nè: (đã che), ai quen thì nhắn chị.",
    ),
];

/// Nothing to mask, or nothing that masking mends.
const UNTOUCHED: &[(&str, Level)] = &[
    ("Chúc mừng sinh nhật chị Nguyễn Ngọc Diệp, chúc chị luôn vui", Level::None),
    ("BN1452 là ca thứ ba của tỉnh, đã khỏi bệnh.", Level::None),
    ("Dự thảo quyết định này chưa ký, mai sếp mới trình, gửi mọi người xem trước", Level::Warn),
];

fn mask(text: &str) -> Masked {
    let guard = Guard::new();
    let masked = guard.mask(text, &Context::default());
    let mut rebuilt = String::new();
    let mut at = 0;
    for edit in &masked.edits {
        assert!(at <= edit.span.start && edit.span.start < edit.span.end, "edits out of order in {text:?}");
        rebuilt += &text[at..edit.span.start];
        rebuilt += &edit.with;
        at = edit.span.end;
    }
    rebuilt += &text[at..];
    assert_eq!(rebuilt, masked.text, "the edits make the text");
    assert_eq!(guard.check(&masked.text, &Context::default()).level, masked.level, "{}", masked.text);
    masked
}

/// Without diacritics.
fn bare(text: &str) -> String {
    let plain = text.nfd().filter(|c| !is_combining_mark(*c));
    plain
        .map(|c| {
            if c == 'đ' {
                'd'
            } else if c == 'Đ' {
                'D'
            } else {
                c
            }
        })
        .collect()
}

/// Every case under a way of writing that the masked text must share.
fn hold(write: impl Fn(&str) -> String) {
    for (text, expected) in CASES {
        let text = write(text);
        assert!(Guard::new().check(&text, &Context::default()).level >= Level::Warn, "{text:?} is a violation");
        let masked = mask(&text);
        assert_eq!(masked.text, write(expected), "of {text:?}");
        assert!(masked.level <= Level::Note, "{:?} is {:?}", masked.text, masked.level);
    }
}

#[test]
fn the_person_goes_and_the_message_stays() {
    hold(str::to_owned);
}

#[test]
fn letters_and_marks_apart() {
    hold(|text| text.nfd().collect());
}

#[test]
fn without_diacritics() {
    hold(bare);
}

#[test]
fn in_capitals() {
    hold(str::to_uppercase);
}

#[test]
fn who_is_singled_out_by_a_trade_goes_with_it() {
    let masked = mask("Ông thợ điện độc nhất của ấp bị nhiễm HIV rồi.");
    assert_eq!(masked.text, "Một người bị nhiễm HIV rồi.");
}

#[test]
fn who_is_named_twice_goes_twice() {
    let masked = mask("Anh Phạm Văn Tài dương tính HIV. Anh Tài giấu vợ.");
    assert_eq!(masked.text, "Một người dương tính HIV. Một người giấu vợ.");
}

#[test]
fn english_stays_english() {
    let masked = mask("Mr. Trần Văn Khải tested positive for HIV and he is staying at our hotel, please be careful.");
    assert!(masked.text.starts_with("A person "), "{}", masked.text);
    assert!(masked.level <= Level::Note, "{:?}", masked.level);
}

#[test]
fn a_list_keeps_its_lines() {
    let text = "Danh sách bệnh nhân HIV của xã:\n1. Nguyễn Văn Tám, 0912 000 345\n2. Trần Thị Bưởi, 0987 000 345";
    let masked = mask(text);
    assert_eq!(masked.text.lines().count(), 3, "{}", masked.text);
    assert!(masked.text.contains("\n1. một người, (đã che)\n2. một người, (đã che)"), "{}", masked.text);
    assert!(masked.level <= Level::Note, "{:?}", masked.level);
}

#[test]
fn what_masking_does_not_mend_stays() {
    for (text, level) in UNTOUCHED {
        let masked = mask(text);
        assert_eq!((masked.text.as_str(), masked.level), (*text, *level));
        assert!(masked.edits.is_empty());
    }
}

#[test]
fn masking_twice_changes_nothing() {
    for (text, _) in CASES {
        let once = mask(text);
        assert_eq!(mask(&once.text).text, once.text);
    }
}
