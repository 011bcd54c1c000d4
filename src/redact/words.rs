//! What stands in the place of what goes, written as the text around it is written.

use crate::reading::Reading;
use crate::text::token::{Case, Script, is_one};

/// A word that takes a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Anybody.
    Person,
    /// Somebody who is a patient anyway.
    Patient,
    /// A number, a code, a word that nothing else can stand for.
    Gone,
    /// A place after a word such as "ở".
    Place,
    /// A place, with the word "ở".
    AtPlace,
    /// The article before a kind of place: "một trường".
    One,
}

impl Word {
    const fn forms(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Word::Person => ("một người", "mot nguoi", "a person"),
            Word::Patient => ("người bệnh", "nguoi benh", "a patient"),
            Word::Gone => ("(đã che)", "(da che)", "(hidden)"),
            Word::Place => ("một nơi", "mot noi", "a place"),
            Word::AtPlace => ("ở một nơi", "o mot noi", "at a place"),
            Word::One => ("một", "mot", "a"),
        }
    }
}

/// How a text is written.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// In capitals throughout.
    capitals: bool,
    /// Without diacritics.
    bare: bool,
    /// Letters and marks apart.
    decomposed: bool,
}

/// How far, in tokens, the language around a place is looked at.
const AROUND: usize = 8;

impl Style {
    /// The style of a whole text.
    pub fn of(r: &Reading) -> Self {
        let words = || r.tokens.iter().filter(|t| t.is_word() && t.len() > 1);
        let capital = words().filter(|t| t.case == Case::Upper).count();
        let decomposed = r.source.chars().any(|c| matches!(c as u32, 0x0300..=0x036F));
        Self { capitals: capital * 10 >= words().count() * 8, bare: r.script == Script::Bare, decomposed }
    }

    /// A word at a token; with a capital where what goes had one at the start of a sentence.
    pub fn say(&self, word: Word, r: &Reading, at: usize) -> String {
        let (accented, bare, english) = word.forms();
        let text = match (is_english(r, at), self.bare) {
            (true, _) => english,
            (_, true) => bare,
            _ => accented,
        };
        let opens = r.tokens[at].case != Case::Lower && r.sentence_start(at) == at;
        self.write(text, opens)
    }

    /// A kind of place: "một trường".
    pub fn one_of(&self, kind: &str, r: &Reading, at: usize) -> String {
        let kind = if self.capitals { kind.to_owned() } else { kind.chars().flat_map(char::to_lowercase).collect() };
        format!("{} {kind}", self.say(Word::One, r, at))
    }

    fn write(&self, text: &str, opens: bool) -> String {
        let mut out = String::with_capacity(text.len() * 2);
        for (i, c) in text.chars().enumerate() {
            if self.capitals || opens && i == 0 {
                c.to_uppercase().for_each(|c| self.letter(c, &mut out));
            } else {
                self.letter(c, &mut out);
            }
        }
        out
    }

    /// A letter, taken apart where the text has its letters apart.
    fn letter(&self, c: char, out: &mut String) {
        let parts = match c {
            'ộ' => "o\u{323}\u{302}",
            'Ộ' => "O\u{323}\u{302}",
            'ơ' => "o\u{31b}",
            'Ơ' => "O\u{31b}",
            'ờ' => "o\u{31b}\u{300}",
            'Ờ' => "O\u{31b}\u{300}",
            'ở' => "o\u{31b}\u{309}",
            'Ở' => "O\u{31b}\u{309}",
            'ư' => "u\u{31b}",
            'Ư' => "U\u{31b}",
            'ệ' => "e\u{323}\u{302}",
            'Ệ' => "E\u{323}\u{302}",
            'ã' => "a\u{303}",
            'Ã' => "A\u{303}",
            _ => return out.push(c),
        };
        if self.decomposed { out.push_str(parts) } else { out.push(c) }
    }
}

/// Whether the words around a token are English: those counted are no syllables of Vietnamese.
fn is_english(r: &Reading, at: usize) -> bool {
    let word = |i: usize| {
        is_one(
            r.word(i),
            "is was are and of for has had her his she with tested positive at our from who lives this that just my mr ms mrs please only been got saw guys pls",
        )
    };
    let to = (at + AROUND).min(r.tokens.len());
    let words = || at.saturating_sub(AROUND)..to;
    words().filter(|&i| word(i)).count() >= 2 && !words().any(|i| i != at && matches!(r.word(i), b"nguoi" | b"cua"))
}
