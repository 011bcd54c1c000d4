//! The labelled texts of `tests/accuracy`, and the writing variants in which every rule is tried.
//! `docs/annotation.md` has the format.

use anyhow::{Result, bail, ensure};
use giukin::{Level, MentionKind, Role};
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::cases;

/// One labelled text; by default nothing is said of it.
#[derive(Clone, Debug, Default)]
pub struct Labelled {
    pub id: String,
    pub text: String,
    pub mentions: Vec<Gold>,
    pub level: Level,
    pub about: Vec<String>,
    pub must: Vec<String>,
    pub register: String,
    pub topic: String,
    pub difficulty: u8,
    pub pair: String,
}

/// A labelled mention; offsets are bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gold {
    pub kind: MentionKind,
    pub role: Option<Role>,
    pub start: usize,
    pub end: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    id: String,
    text: String,
    level: String,
    about: Vec<String>,
    must: Vec<String>,
    register: String,
    topic: String,
    difficulty: u8,
    #[serde(default)]
    pair: Option<String>,
}

/// One line of a hand.
pub fn read(line: &str) -> Result<Labelled> {
    let line: Line = serde_json::from_str(line)?;
    let (text, mentions) = unmark(&line.text)?;
    for must in &line.must {
        ensure!(text.contains(must.as_str()), "{}: \"{must}\" does not stand in the text", line.id);
    }
    let mut labelled = Labelled {
        text,
        mentions,
        level: cases::level(&line.level)?,
        about: line.about,
        must: line.must,
        register: line.register,
        topic: line.topic,
        difficulty: line.difficulty,
        pair: line.pair.unwrap_or_default(),
        id: line.id,
    };
    if labelled.register == "nfd" {
        labelled = vary(&labelled, Variant::Nfd);
    }
    Ok(labelled)
}

/// Takes the marks out of a text: `chị [per:Diệp]`.
pub fn unmark(marked: &str) -> Result<(String, Vec<Gold>)> {
    let (mut text, mut mentions) = (String::with_capacity(marked.len()), Vec::new());
    let mut rest = marked;
    while let Some(open) = rest.find('[') {
        text.push_str(&rest[..open]);
        let inner = &rest[open + 1..];
        let mark = inner.split_once(']').and_then(|(inside, after)| {
            let (name, words) = inside.split_once(':')?;
            Some((kind_of_mark(name)?, words, after))
        });
        match mark {
            Some(((kind, role), words, after)) => {
                let start = text.len();
                text.push_str(words);
                mentions.push(Gold { kind, role, start, end: text.len() });
                rest = after;
            }
            None => {
                text.push('[');
                rest = inner;
            }
        }
    }
    text.push_str(rest);
    if mentions.iter().any(|m| m.start == m.end) {
        bail!("an empty mark in {marked:?}");
    }
    Ok((text, mentions))
}

fn kind_of_mark(name: &str) -> Option<(MentionKind, Option<Role>)> {
    use MentionKind as K;
    let kind = match name {
        "per" => return Some((K::PersonName, Some(Role::Private))),
        "off" => return Some((K::PersonName, Some(Role::Official))),
        "code" => K::PatientCode,
        "phone" => K::Phone,
        "email" => K::Email,
        "plate" => K::Plate,
        "passport" => K::Passport,
        "cccd" => K::CitizenId,
        "bhyt" => K::InsuranceCard,
        "idn" => K::IdNumber,
        "record" => K::RecordNumber,
        "addr" => K::Address,
        "loc" => K::Location,
        "org" => K::Organization,
        "date" => K::Date,
        "age" => K::Age,
        "gender" => K::Gender,
        "job" => K::Occupation,
        "sym" => K::Symptom,
        "trans" => K::Transport,
        _ => return None,
    };
    Some((kind, None))
}

/// A way to write the same text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// As its author wrote it.
    AsIs,
    /// Letters and marks apart.
    Nfd,
    /// Without diacritics.
    Bare,
    /// In small letters.
    Lower,
    /// In small letters without diacritics.
    LowerBare,
    /// In capitals.
    Upper,
}

impl Variant {
    pub const ALL: [Variant; 6] =
        [Variant::AsIs, Variant::Nfd, Variant::Bare, Variant::Lower, Variant::LowerBare, Variant::Upper];

    pub const fn name(self) -> &'static str {
        match self {
            Variant::AsIs => "as written",
            Variant::Nfd => "NFD",
            Variant::Bare => "no diacritics",
            Variant::Lower => "lower case",
            Variant::LowerBare => "lower case, no diacritics",
            Variant::Upper => "capitals",
        }
    }

    fn write(self, c: char, out: &mut String) {
        let bare = |c: char, out: &mut String| match c {
            'đ' => out.push('d'),
            'Đ' => out.push('D'),
            _ => out.extend([c].into_iter().nfd().filter(|c| !is_combining_mark(*c))),
        };
        match self {
            Variant::AsIs => out.push(c),
            Variant::Nfd => out.extend([c].into_iter().nfd()),
            Variant::Bare => bare(c, out),
            Variant::Lower => out.extend(c.to_lowercase()),
            Variant::LowerBare => c.to_lowercase().for_each(|c| bare(c, out)),
            Variant::Upper => out.extend(c.to_uppercase()),
        }
    }

    pub fn apply(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        text.chars().for_each(|c| self.write(c, &mut out));
        out
    }
}

/// The same labels on the text as a variant writes it.
pub fn vary(labelled: &Labelled, variant: Variant) -> Labelled {
    let mut text = String::with_capacity(labelled.text.len());
    let mut moved = vec![0; labelled.text.len() + 1];
    for (at, c) in labelled.text.char_indices() {
        moved[at] = text.len();
        variant.write(c, &mut text);
    }
    moved[labelled.text.len()] = text.len();
    let mentions = labelled.mentions.iter().map(|m| Gold { start: moved[m.start], end: moved[m.end], ..*m }).collect();
    let must = labelled.must.iter().map(|words| variant.apply(words)).collect();
    Labelled { text, mentions, must, ..labelled.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_spans() {
        let (text, mentions) = unmark("chị [per:Diệp] [x] ở [loc:xã Phú Hưng]").expect("well formed");
        assert_eq!(text, "chị Diệp [x] ở xã Phú Hưng");
        let words: Vec<&str> = mentions.iter().map(|m| &text[m.start..m.end]).collect();
        assert_eq!(words, ["Diệp", "xã Phú Hưng"]);
        assert!(unmark("[per:]").is_err());
    }

    #[test]
    fn variants_keep_their_spans() {
        let (text, mentions) = unmark("Bác [off:Đặng Ý] nói").expect("well formed");
        let labelled = Labelled { text, mentions, ..Labelled::default() };
        for (variant, name) in [
            (Variant::Nfd, "Đa\u{306}\u{323}ng Y\u{301}"),
            (Variant::Bare, "Dang Y"),
            (Variant::Lower, "đặng ý"),
            (Variant::LowerBare, "dang y"),
            (Variant::Upper, "ĐẶNG Ý"),
        ] {
            let varied = vary(&labelled, variant);
            let gold = varied.mentions[0];
            let found: String = varied.text[gold.start..gold.end].to_owned();
            assert_eq!(found.nfc().collect::<String>(), name.nfc().collect::<String>(), "{variant:?}");
        }
    }
}
