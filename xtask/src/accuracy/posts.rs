//! What is said of whole texts: levels, groups of texts, pairs.

use std::collections::BTreeMap;

use giukin::{Level, MentionKind};

use super::highlights::Highlights;
use super::judged::{Judged, score};
use super::share::{NOTHING, Share, decimal};
use super::table::Section;

/// The figures that every corpus, variant and ablation is summed up by.
pub struct Headline {
    pub found: Share,
    pub strong: Share,
    pub interrupted: Share,
    pub strong_on_ok: Share,
    pub exact: Share,
    pub pairs: Share,
    pub highlights: Highlights,
    /// F1 by exact span; nothing where no mentions are labelled.
    pub person: Option<f64>,
}

impl Headline {
    pub fn of(judged: &[&Judged], marked: bool) -> Self {
        let violations: Vec<&Judged> = judged.iter().copied().filter(|one| one.is_violation()).collect();
        let innocent = || judged.iter().filter(|one| !one.is_violation());
        Self {
            found: found(judged),
            strong: Share::count(judged.iter().filter(|one| one.case.level == Level::Strong), |one| one.is_strong()),
            interrupted: interrupted(judged),
            strong_on_ok: Share::count(innocent(), |one| one.is_strong()),
            exact: exact(judged),
            pairs: pairs(judged),
            highlights: Highlights::of(&violations),
            person: marked.then(|| score(judged.iter().copied()).of(MentionKind::PersonName).by_span().f1),
        }
    }

    pub fn person_cell(&self) -> String {
        self.person.map_or_else(|| NOTHING.into(), decimal)
    }
}

/// A name, so many texts, and what they sum up to.
pub type Row<'a> = (String, usize, &'a Headline);

/// The figures of some texts in one row each.
pub fn headline_section(title: &str, rows: &[Row]) -> Section {
    let head = [
        "",
        "texts",
        "violations found",
        "strong where due",
        "OK interrupted",
        "strong on OK",
        "exact level",
        "pairs right",
        "person F1",
    ];
    let rows = rows.iter().map(|(name, texts, h)| {
        let shares = [h.found, h.strong, h.interrupted, h.strong_on_ok, h.exact, h.pairs];
        let mut row = vec![name.clone(), texts.to_string()];
        row.extend(shares.map(Share::cell));
        row.push(h.person_cell());
        row
    });
    Section::new(title, &head, rows.collect())
}

fn found(judged: &[&Judged]) -> Share {
    Share::count(judged.iter().filter(|one| one.is_violation()), |one| one.interrupts())
}

fn interrupted(judged: &[&Judged]) -> Share {
    Share::count(judged.iter().filter(|one| !one.is_violation()), |one| one.interrupts())
}

fn exact(judged: &[&Judged]) -> Share {
    Share::count(judged, |one| one.is_exact())
}

/// A pair is right when its violation is interrupted and its innocent twin is not.
pub fn pairs(judged: &[&Judged]) -> Share {
    let mut pairs: BTreeMap<(usize, &str), Vec<&Judged>> = BTreeMap::new();
    for one in judged.iter().filter(|one| !one.case.pair.is_empty()) {
        pairs.entry((one.corpus, &one.case.pair)).or_default().push(one);
    }
    // A member without its twin says nothing about the difference between them.
    let whole = pairs.values().filter(|members| {
        let violations = members.iter().filter(|one| one.is_violation()).count();
        violations > 0 && violations < members.len()
    });
    Share::count(whole, |members| members.iter().all(|one| one.is_violation() == one.interrupts()))
}

/// Rows of expected levels, columns of those that were given.
pub fn confusion(judged: &[&Judged]) -> [[usize; 4]; 4] {
    let mut counts = [[0; 4]; 4];
    for one in judged {
        counts[one.case.level as usize][one.report.level as usize] += 1;
    }
    counts
}

pub fn confusion_section(judged: &[&Judged]) -> Section {
    let levels = [Level::None, Level::Note, Level::Warn, Level::Strong];
    let rows = levels.iter().zip(confusion(judged)).map(|(level, counts)| {
        let all: usize = counts.iter().sum();
        let right = Share { hits: counts[*level as usize], of: all };
        let mut row = vec![level.id().to_owned()];
        row.extend(counts.iter().map(usize::to_string));
        row.push(right.cell());
        row
    });
    Section::new(
        "Levels: expected (rows) and given",
        &["", "none", "note", "warn", "strong", "as expected"],
        rows.collect(),
    )
}

/// The same three shares for every group that some texts fall into.
pub fn group_section(title: &str, judged: &[&Judged], groups: impl Fn(&Judged) -> Vec<String>) -> Option<Section> {
    let mut members: BTreeMap<String, Vec<&Judged>> = BTreeMap::new();
    for one in judged {
        for group in groups(one).into_iter().filter(|group| !group.is_empty()) {
            members.entry(group).or_default().push(one);
        }
    }
    if members.is_empty() {
        return None;
    }
    let rows = members
        .into_iter()
        .map(|(group, judged)| vec![group, found(&judged).cell(), interrupted(&judged).cell(), exact(&judged).cell()]);
    Some(Section::new(title, &["", "violations found", "OK interrupted", "exact level"], rows.collect()))
}

/// A row a difficulty; a text without one is in none.
pub fn difficulty_section(judged: &[&Judged]) -> Option<Section> {
    group_section("By difficulty", judged, |one| match one.case.difficulty {
        0 => Vec::new(),
        difficulty => vec![difficulty.to_string()],
    })
}

/// Violations found among the texts of one difficulty.
pub fn found_at(judged: &[Judged], difficulty: u8) -> Share {
    let of: Vec<&Judged> = judged.iter().filter(|one| one.case.difficulty == difficulty).collect();
    found(&of)
}

#[cfg(test)]
mod tests {
    use giukin::Level::{None, Note, Strong, Warn};

    use super::super::judged::tests::judged;
    use super::*;

    fn member(corpus: usize, pair: &str, due: Level, got: Level) -> Judged {
        let mut one = judged("x", due, got, &[]);
        (one.corpus, one.case.pair) = (corpus, pair.into());
        one
    }

    #[test]
    fn a_pair_is_right_when_both_members_are() {
        let all = [
            member(0, "right", Strong, Warn),
            member(0, "right", Note, None),
            member(0, "missed", Warn, Note),
            member(0, "missed", None, None),
            member(0, "alarm", Warn, Warn),
            member(0, "alarm", None, Warn),
            // Of another hand: no twin of the first.
            member(1, "right", Strong, None),
            member(0, "", Strong, None),
        ];
        assert_eq!(pairs(&all.iter().collect::<Vec<_>>()), Share { hits: 1, of: 3 });
    }

    #[test]
    fn confusion_has_the_expected_level_in_rows() {
        let all = [judged("x", Strong, Warn, &[]), judged("x", Strong, Strong, &[]), judged("x", None, Note, &[])];
        let counts = confusion(&all.iter().collect::<Vec<_>>());
        assert_eq!(counts, [[0, 1, 0, 0], [0; 4], [0; 4], [0, 0, 1, 1]]);
    }

    #[test]
    fn a_note_counts_neither_as_found_nor_as_interrupted() {
        let all = [judged("x", Strong, Note, &[]), judged("x", None, Note, &[]), judged("x", Note, Warn, &[])];
        let headline = Headline::of(&all.iter().collect::<Vec<_>>(), false);
        assert_eq!(headline.found, Share { hits: 0, of: 1 });
        assert_eq!(headline.interrupted, Share { hits: 1, of: 2 });
        assert_eq!((headline.exact.hits, headline.person), (0, Option::None));
    }

    #[test]
    fn a_text_counts_in_each_of_its_groups() {
        let all = [judged("x", Warn, Warn, &[]), judged("x", None, None, &[])];
        let all: Vec<&Judged> = all.iter().collect();
        let both = group_section("", &all, |_| vec!["a".into(), "b".into(), String::new()]).expect("groups");
        assert_eq!(both.rows.len(), 2);
        assert!(group_section("", &all, |_| vec![String::new()]).is_none());
    }
}
