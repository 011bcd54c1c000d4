//! What is named: how well each kind is found, and what it is taken for.

use std::collections::{BTreeMap, BTreeSet};

use giukin::{Mention, MentionKind};

use super::judged::{Judged, roles, score};
use super::share::{NOTHING, Share, decimal};
use super::table::Section;
use crate::corpus::{Gold, Variant};
use crate::score::{Roles, Score, Tally, overlap};

/// What was found in one variant of some texts.
pub struct Named {
    pub variant: Variant,
    pub score: Score,
    pub roles: Roles,
}

impl Named {
    pub fn of(variant: Variant, judged: &[Judged]) -> Self {
        Self { variant, score: score(judged), roles: roles(judged) }
    }

    /// Everything of one variant.
    pub fn section(&self) -> Section {
        let mut rows: Vec<Vec<String>> =
            self.score.0.iter().map(|(kind, tally)| row(&kind_name(*kind), tally)).collect();
        rows.push(row("persons, private", &self.roles.private));
        rows.push(row("persons, official", &self.roles.official));
        let head =
            ["", "gold", "found", "precision", "recall", "F1", "overlap precision", "overlap recall", "overlap F1"];
        let right = Share { hits: self.roles.right, of: self.roles.met };
        Section::new(format!("Mentions, {}", self.variant.name()), &head, rows)
            .saying(format!("Role of the persons found: {} right.", right.cell()))
    }
}

fn row(name: &str, tally: &Tally) -> Vec<String> {
    let mut row = vec![name.to_owned(), tally.gold.to_string(), tally.found.to_string()];
    for quality in [tally.by_span(), tally.by_overlap()] {
        row.extend([quality.precision, quality.recall, quality.f1].map(decimal));
    }
    row
}

/// F1 of every kind in every variant, by span and by overlap.
pub fn matrix(named: &[Named]) -> Section {
    let kinds: BTreeSet<MentionKind> = named.iter().flat_map(|n| n.score.0.keys().copied()).collect();
    let rows = kinds.iter().map(|kind| {
        let cell = |named: &Named| {
            let tally = named.score.of(*kind);
            format!("{} / {}", decimal(tally.by_span().f1), decimal(tally.by_overlap().f1))
        };
        [kind_name(*kind)].into_iter().chain(named.iter().map(cell)).collect()
    });
    let mut head = vec![""];
    head.extend(named.iter().map(|named| named.variant.name()));
    Section::new("Mentions in the writing variants: F1 by span / by overlap", &head, rows.collect())
}

/// As in reports: `person-name`.
pub fn kind_name(kind: MentionKind) -> String {
    serde_json::to_value(kind).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

/// What went wrong, as kinds and words; only for texts that may be read.
#[derive(Default)]
pub struct Mistakes {
    /// Labelled as one kind; found as another, or not at all.
    taken: BTreeMap<(MentionKind, Option<MentionKind>), usize>,
    /// Found where nothing is labelled.
    invented: BTreeMap<(MentionKind, String), usize>,
}

/// Rows of the list of strings.
const MOST: usize = 30;

impl Mistakes {
    pub fn of(judged: &[Judged]) -> Self {
        let mut mistakes = Self::default();
        for one in judged {
            mistakes.add(&one.case.text, &one.case.mentions, &one.report.mentions);
        }
        mistakes
    }

    fn add(&mut self, text: &str, gold: &[Gold], found: &[Mention]) {
        for g in gold {
            let over = || found.iter().filter(|f| overlap(g, f));
            if over().all(|f| f.kind != g.kind) {
                *self.taken.entry((g.kind, over().next().map(|f| f.kind))).or_default() += 1;
            }
        }
        for f in found.iter().filter(|f| !gold.iter().any(|g| overlap(g, f))) {
            let words = text[f.span.start..f.span.end].to_lowercase().replace('\n', " ");
            *self.invented.entry((f.kind, words)).or_default() += 1;
        }
    }

    pub fn sections(&self) -> [Section; 2] {
        let taken = most(&self.taken).map(|((gold, found), count)| {
            let found = found.map_or_else(|| NOTHING.into(), kind_name);
            vec![kind_name(*gold), found, count.to_string()]
        });
        let invented =
            most(&self.invented).map(|((kind, words), count)| vec![words.clone(), kind_name(*kind), count.to_string()]);
        [
            Section::new("Labelled as one kind, found as another", &["labelled", "found as", "times"], taken.collect()),
            Section::new(
                "Found most often where nothing is labelled",
                &["words", "found as", "times"],
                invented.collect(),
            ),
        ]
    }
}

fn most<K: Ord>(counts: &BTreeMap<K, usize>) -> impl Iterator<Item = (&K, usize)> {
    let mut all: Vec<(&K, usize)> = counts.iter().map(|(key, count)| (key, *count)).collect();
    all.sort_by_key(|(key, count)| (std::cmp::Reverse(*count), *key));
    all.into_iter().take(MOST)
}

#[cfg(test)]
mod tests {
    use giukin::Span;

    use super::*;

    #[test]
    fn mistakes_are_told_by_what_they_were_taken_for() {
        use MentionKind::{Age, Date, Location, PersonName};
        let gold = |kind, start, end| Gold { kind, role: None, start, end };
        let found = |kind, start, end| Mention { kind, span: Span { start, end }, role: None, score: 1.0 };
        let mut mistakes = Mistakes::default();
        mistakes.add(
            "aa bb cc DD",
            &[gold(Age, 0, 2), gold(Date, 3, 5), gold(Location, 6, 8)],
            &[found(Age, 1, 2), found(PersonName, 3, 5), found(PersonName, 9, 11)],
        );
        let taken = [((Date, Some(PersonName)), 1), ((Location, None), 1)];
        assert_eq!(mistakes.taken, BTreeMap::from(taken));
        assert_eq!(mistakes.invented, BTreeMap::from([((PersonName, "dd".into()), 1)]));
    }

    #[test]
    fn kinds_are_named_as_in_reports() {
        assert_eq!(kind_name(MentionKind::PersonName), "person-name");
    }
}
