//! Every text of `tests/cases/*.toml` against its expected level, in every form a text can have.
//!
//! A case that the guard still gets wrong carries `misses = "<what it says today>"`: the test then holds
//! that answer, so that an improvement shows up as a failure here and the field can go.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use giukin::{Context, Guard, Level};
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization as _;

#[derive(Deserialize)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    text: String,
    level: String,
    #[serde(default)]
    must_find: Vec<String>,
    misses: Option<String>,
}

fn cases() -> Vec<Case> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut all = Vec::new();
    for entry in fs::read_dir(dir).expect("tests/cases is there") {
        let path = entry.expect("a readable entry").path();
        let text = fs::read_to_string(&path).expect("a readable file");
        let file: File = toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        all.extend(file.case);
    }
    all
}

#[test]
fn levels_are_as_expected() {
    let guard = Guard::new();
    let mut wrong = Vec::new();
    for case in cases() {
        let got = guard.check(&case.text, &Context::default()).level.id();
        match &case.misses {
            None if got != case.level => {
                wrong.push(format!("{}: expected {}, got {got}: {}", case.id, case.level, case.text))
            }
            Some(_) if got == case.level => wrong.push(format!("{}: is right now; take its `misses` out", case.id)),
            Some(known) if got != known => {
                wrong.push(format!("{}: said {known} so far, now {got} (expected {})", case.id, case.level))
            }
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{} of the cases:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_form_of_a_text_does_not_change_the_verdict() {
    let guard = Guard::new();
    let level = |text: &str| guard.check(text, &Context::default()).level;
    let mut wrong = Vec::new();
    for case in cases() {
        let nfc: String = case.text.nfc().collect();
        let expected = level(&nfc);
        let forms = [
            ("NFD", case.text.nfd().collect::<String>()),
            ("CRLF", nfc.replace('\n', "\r\n")),
            ("CR", nfc.replace('\n', "\r")),
            ("no-break spaces", nfc.replace(' ', "\u{a0}")),
            ("zero-width", nfc.replace('a', "a\u{200b}")),
            ("soft hyphens", nfc.replace("n", "n\u{ad}")),
        ];
        for (form, text) in forms {
            let got = level(&text);
            if got != expected {
                wrong.push(format!("{} as {form}: {} instead of {}", case.id, got.id(), expected.id()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn spans_lie_on_characters_and_highlights_touch_what_matters() {
    let guard = Guard::new();
    let (mut covered, mut all) = (0, 0);
    for case in cases() {
        let report = guard.scan(&case.text, &Context::default());
        for span in report.findings.iter().map(|f| f.span).chain(report.mentions.iter().map(|m| m.span)) {
            assert!(span.start < span.end, "{}: an empty span", case.id);
            assert!(case.text.get(span.start..span.end).is_some(), "{}: a span off the characters", case.id);
        }
        assert!(report.findings.is_sorted_by_key(|f| f.span.start), "{}", case.id);
        assert_eq!(report.level, report.findings.iter().map(|f| f.level).max().unwrap_or_default(), "{}", case.id);
        if report.level >= Level::Warn {
            for must in &case.must_find {
                let at = case.text.find(must.as_str()).expect("must_find stands in the text");
                all += 1;
                covered +=
                    usize::from(report.findings.iter().any(|f| f.span.start < at + must.len() && at < f.span.end));
            }
        }
    }
    assert!(covered * 100 >= all * 85, "highlights touch {covered} of {all} of the words that matter");
}

#[test]
fn masking_takes_the_person_out() {
    let guard = Guard::new();
    let identity = |level: Level, rule: giukin::Rule| {
        level >= Level::Warn
            && matches!(rule, giukin::Rule::IdentityHealth | giukin::Rule::ListHealth | giukin::Rule::QuasiHealth)
    };
    let (mut quiet, mut all, mut loud) = (0, 0, Vec::new());
    for case in cases() {
        let report = guard.check(&case.text, &Context::default());
        if !report.findings.iter().any(|f| identity(f.level, f.rule)) {
            continue;
        }
        let masked = guard.mask(&case.text, &Context::default());
        all += 1;
        let after = guard.check(&masked.text, &Context::default());
        assert_eq!(after.level, masked.level, "{}", case.id);
        if after.findings.iter().any(|f| identity(f.level, f.rule)) {
            loud.push(format!("{}: {}", case.id, masked.text));
        } else {
            quiet += 1;
        }
        // What was not named stays, letter for letter.
        let mut at = 0;
        let mut rebuilt = String::new();
        for edit in &masked.edits {
            rebuilt += &case.text[at..edit.span.start];
            rebuilt += &edit.with;
            at = edit.span.end;
        }
        rebuilt += &case.text[at..];
        assert_eq!(rebuilt, masked.text, "{}", case.id);
    }
    assert!(quiet * 100 >= all * 90, "{quiet} of {all} are quiet after masking:\n{}", loud.join("\n"));
}

#[test]
fn ids_are_unique() {
    let mut seen = BTreeSet::new();
    for case in cases() {
        assert!(seen.insert(case.id.clone()), "{} stands twice", case.id);
    }
}
