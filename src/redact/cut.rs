//! Cuts as they are gathered, and the edits they make.

use super::words::{Style, Word};
use crate::reading::Reading;
use crate::report::{Edit, Span};
use crate::text::order;

/// Something that goes.
#[derive(Clone, Debug)]
struct Cut {
    span: Span,
    with: String,
    /// What it stands for, where that decides which of two neighbours stays.
    word: Option<Word>,
}

/// All that goes.
pub struct Cuts {
    /// How the text is written.
    pub style: Style,
    cuts: Vec<Cut>,
}

impl Cuts {
    /// None yet.
    pub fn new(style: Style) -> Self {
        Self { style, cuts: Vec::new() }
    }

    /// Takes a span out; `at` is its first token.
    pub fn put(&mut self, span: Span, word: Word, r: &Reading, at: usize) {
        let with = self.style.say(word, r, at);
        self.cuts.push(Cut { span, with, word: Some(word) });
    }

    /// Takes a span out for other words.
    pub fn put_text(&mut self, span: Span, with: String) {
        self.cuts.push(Cut { span, with, word: None });
    }

    /// In order, not overlapping: of cuts that overlap the first speaks for all, and a person for a place.
    pub fn edits(mut self, source: &str) -> Vec<Edit> {
        for cut in &mut self.cuts {
            cut.span = whole(source, cut.span);
        }
        order::by(&mut self.cuts, |c| u32::MAX - c.span.end as u32);
        order::by(&mut self.cuts, |c| c.span.start as u32);
        let mut kept: Vec<Cut> = Vec::with_capacity(self.cuts.len());
        for cut in self.cuts {
            let Some(last) = kept.last_mut() else {
                kept.push(cut);
                continue;
            };
            let overlaps = cut.span.start < last.span.end;
            // "Anh Tư con ông Ba" is one person, "(đã che) (đã che)" one gap.
            let blank = || source[last.span.end..cut.span.start].chars().all(char::is_whitespace);
            let same = |word: Option<Word>| matches!(word, Some(Word::Person | Word::Patient | Word::Gone));
            let line = || source[last.span.end..cut.span.start].contains('\n');
            let joins = !overlaps && blank() && !line() && last.word == cut.word && same(cut.word);
            if overlaps || joins {
                last.span.end = last.span.end.max(cut.span.end);
                // What falls away behind a person takes along what it runs into.
                let falls = last.word.is_none() && last.with.is_empty();
                if cut.word == Some(Word::Person) && !falls && !matches!(last.word, Some(Word::Person | Word::Patient))
                {
                    (last.with, last.word) = (cut.with, cut.word);
                }
            } else {
                kept.push(cut);
            }
        }
        kept.into_iter().map(|c| Edit { span: c.span, with: c.with }).collect()
    }
}

/// A span with the rest of the written words that it cuts into: "phòng 12A" is two tokens and goes whole.
fn whole(source: &str, Span { mut start, mut end }: Span) -> Span {
    let inside = |at: usize| {
        let (before, after) = (source[..at].chars().next_back(), source[at..].chars().next());
        before.zip(after).is_some_and(|(before, after)| before.is_alphanumeric() && after.is_alphanumeric())
    };
    while inside(start) {
        start -= source[..start].chars().next_back().map_or(1, char::len_utf8);
    }
    while inside(end) {
        end += source[end..].chars().next().map_or(1, char::len_utf8);
    }
    Span { start, end }
}
