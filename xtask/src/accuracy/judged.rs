//! Labelled texts beside what the guard answered.

use giukin::{Context, Guard, Level, Report};

use crate::cases::Corpus;
use crate::corpus::{Labelled, Variant, vary};
use crate::score::{Roles, Score};

/// A text as some variant writes it, and the answer.
pub struct Judged {
    pub case: Labelled,
    /// Which corpus of its group it is from: the names of pairs are a hand's own.
    pub corpus: usize,
    pub report: Report,
}

impl Judged {
    /// A text of the corpus with this number, in one variant, by one guard.
    pub fn of(guard: &Guard, case: &Labelled, corpus: usize, variant: Variant) -> Self {
        let case = vary(case, variant);
        let report = guard.scan(&case.text, &Context::default());
        Self { case, corpus, report }
    }

    /// Whether the guard should interrupt.
    pub fn is_violation(&self) -> bool {
        self.case.level >= Level::Warn
    }

    /// Whether it does.
    pub fn interrupts(&self) -> bool {
        self.report.level >= Level::Warn
    }

    pub fn is_strong(&self) -> bool {
        self.report.level == Level::Strong
    }

    pub fn is_exact(&self) -> bool {
        self.report.level == self.case.level
    }
}

/// Every text of some corpora, in one variant, by one guard.
pub fn judge(guard: &Guard, corpora: &[Corpus], variant: Variant) -> Vec<Judged> {
    let mut judged = Vec::new();
    for (number, corpus) in corpora.iter().enumerate() {
        judged.extend(corpus.cases.iter().map(|case| Judged::of(guard, case, number, variant)));
    }
    judged
}

pub fn score<'a>(judged: impl IntoIterator<Item = &'a Judged>) -> Score {
    let mut score = Score::default();
    judged.into_iter().for_each(|one| score.add(&one.case.mentions, &one.report.mentions));
    score
}

pub fn roles(judged: &[Judged]) -> Roles {
    let mut roles = Roles::default();
    judged.iter().for_each(|one| roles.add(&one.case.mentions, &one.report.mentions));
    roles
}

#[cfg(test)]
pub mod tests {
    use giukin::{Finding, FindingKind, Rule, Span};

    use super::*;
    use crate::cases::plain;

    /// A text that should get one level and got another, with findings on some words of it.
    pub fn judged(text: &str, due: Level, got: Level, shown: &[&str]) -> Judged {
        let finding = |words: &&str| {
            let start = text.find(*words).expect("stands in the text");
            let span = Span { start, end: start + words.len() };
            Finding { kind: FindingKind::PatientIdentity, level: got, span, rule: Rule::IdentityHealth }
        };
        let findings = shown.iter().map(finding).collect();
        Judged {
            case: Labelled { level: due, ..plain(String::new(), text.into()) },
            corpus: 0,
            report: Report { level: got, findings, ..Report::default() },
        }
    }
}
