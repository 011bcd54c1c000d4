//! Ordinary talk, of which nothing should be said.

use giukin::{Context, Guard, Level};

use super::share::Share;
use super::table::Section;
use crate::cases::Corpus;

/// What the guard said of one corpus.
pub struct Ordinary<'a> {
    corpus: &'a Corpus,
    levels: Vec<Level>,
}

impl<'a> Ordinary<'a> {
    pub fn of(guard: &Guard, corpus: &'a Corpus) -> Self {
        let levels = corpus.cases.iter().map(|case| guard.check(&case.text, &Context::default()).level).collect();
        Self { corpus, levels }
    }

    pub fn name(&self) -> &str {
        &self.corpus.name
    }

    fn row(&self) -> Vec<String> {
        let alarms = Share::count(&self.levels, |level| **level >= Level::Warn);
        let notes = Share::count(&self.levels, |level| **level == Level::Note);
        let per_thousand = format!("{:.2}", alarms.percent().unwrap_or_default() * 10.0);
        vec![self.corpus.name.clone(), alarms.cell(), per_thousand, notes.cell()]
    }

    /// The texts of the false alarms.
    pub fn alarms(&self) -> String {
        let wrong = self.corpus.cases.iter().zip(&self.levels).filter(|(_, level)| **level >= Level::Warn);
        if self.corpus.sealed {
            return String::new();
        }
        wrong.map(|(case, level)| format!("\n  ! {} got {}\n      {}\n", case.id, level.id(), case.text)).collect()
    }
}

pub fn section(all: &[Ordinary]) -> Section {
    let head = ["", "interrupted", "per 1,000", "quiet notes"];
    Section::new("Ordinary comments", &head, all.iter().map(Ordinary::row).collect())
}
