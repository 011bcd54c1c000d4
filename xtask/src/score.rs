//! Mentions found against mentions labelled: precision, recall and F1, exact and overlapping.

use std::collections::BTreeMap;

use giukin::{Mention, MentionKind, Role};

use crate::corpus::Gold;

/// The counts of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Labelled.
    pub gold: usize,
    /// Found.
    pub found: usize,
    /// Found with the very span.
    pub exact: usize,
    /// Labelled ones that something found of the kind overlaps.
    pub met: usize,
    /// Found ones that overlap something labelled of the kind.
    pub meeting: usize,
}

/// How well one kind was found.
#[derive(Clone, Copy, Debug)]
pub struct Quality {
    pub precision: f64,
    pub recall: f64,
    pub f1: f64,
}

impl Tally {
    /// Counts by the very span.
    pub fn by_span(&self) -> Quality {
        quality(self.exact, self.found, self.exact, self.gold)
    }

    /// Counts whatever overlaps.
    pub fn by_overlap(&self) -> Quality {
        quality(self.meeting, self.found, self.met, self.gold)
    }

    fn add(&mut self, gold: &[&Gold], found: &[&Mention]) {
        self.gold += gold.len();
        self.found += found.len();
        for g in gold {
            self.exact += usize::from(found.iter().any(|f| f.span.start == g.start && f.span.end == g.end));
            self.met += usize::from(found.iter().any(|f| overlap(g, f)));
        }
        self.meeting += found.iter().filter(|f| gold.iter().any(|g| overlap(g, f))).count();
    }
}

fn quality(right: usize, found: usize, met: usize, gold: usize) -> Quality {
    if found + gold == 0 {
        return Quality { precision: 1.0, recall: 1.0, f1: 1.0 };
    }
    let share = |a: usize, b: usize| if b == 0 { 0.0 } else { a as f64 / b as f64 };
    let (precision, recall) = (share(right, found), share(met, gold));
    let f1 = if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) };
    Quality { precision, recall, f1 }
}

/// Whether a labelled and a found mention share a letter.
pub fn overlap(gold: &Gold, found: &Mention) -> bool {
    found.span.start < gold.end && gold.start < found.span.end
}

/// The counts of every kind.
#[derive(Clone, Debug, Default)]
pub struct Score(pub BTreeMap<MentionKind, Tally>);

impl Score {
    /// Counts one text.
    pub fn add(&mut self, gold: &[Gold], found: &[Mention]) {
        let mut kinds: Vec<MentionKind> = gold.iter().map(|g| g.kind).chain(found.iter().map(|f| f.kind)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        for kind in kinds {
            let labelled: Vec<&Gold> = gold.iter().filter(|g| g.kind == kind).collect();
            let found: Vec<&Mention> = found.iter().filter(|f| f.kind == kind).collect();
            self.0.entry(kind).or_default().add(&labelled, &found);
        }
    }

    /// The counts of a kind, none where it never came up.
    pub fn of(&self, kind: MentionKind) -> Tally {
        self.0.get(&kind).copied().unwrap_or_default()
    }
}

/// Person names in their two roles.
#[derive(Clone, Copy, Debug, Default)]
pub struct Roles {
    pub private: Tally,
    pub official: Tally,
    /// Labelled names that a found name overlaps.
    pub met: usize,
    /// Of these the ones found in the labelled role.
    pub right: usize,
}

impl Roles {
    /// Counts one text.
    pub fn add(&mut self, gold: &[Gold], found: &[Mention]) {
        for (role, tally) in [(Role::Private, &mut self.private), (Role::Official, &mut self.official)] {
            let gold: Vec<&Gold> = gold.iter().filter(|g| g.role == Some(role)).collect();
            let found: Vec<&Mention> = found.iter().filter(|f| f.role == Some(role)).collect();
            tally.add(&gold, &found);
        }
        for g in gold.iter().filter(|g| g.kind == MentionKind::PersonName) {
            if let Some(f) = found.iter().find(|f| f.kind == MentionKind::PersonName && overlap(g, f)) {
                self.met += 1;
                self.right += usize::from(f.role == g.role);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use giukin::Span;

    use super::*;

    fn gold(kind: MentionKind, role: Option<Role>, start: usize, end: usize) -> Gold {
        Gold { kind, role, start, end }
    }

    fn found(kind: MentionKind, role: Option<Role>, start: usize, end: usize) -> Mention {
        Mention { kind, span: Span { start, end }, role, score: 1.0 }
    }

    #[test]
    fn exact_and_overlapping_are_counted_apart() {
        use MentionKind::{Age, Date};
        let mut score = Score::default();
        score.add(
            &[gold(Age, None, 0, 5), gold(Age, None, 10, 15), gold(Date, None, 20, 25)],
            &[found(Age, None, 0, 5), found(Age, None, 9, 12), found(Age, None, 20, 25)],
        );
        assert_eq!(score.of(Age), Tally { gold: 2, found: 3, exact: 1, met: 2, meeting: 2 });
        assert_eq!(score.of(Date), Tally { gold: 1, ..Tally::default() });
        let exact = score.of(Age).by_span();
        assert!((exact.precision - 1.0 / 3.0).abs() < 1e-9 && (exact.recall - 0.5).abs() < 1e-9);
        assert!((exact.f1 - 0.4).abs() < 1e-9 && (score.of(Age).by_overlap().f1 - 0.8).abs() < 1e-9);
    }

    #[test]
    fn a_role_is_right_only_where_the_name_was_found() {
        let name = MentionKind::PersonName;
        let (private, official) = (Some(Role::Private), Some(Role::Official));
        let mut roles = Roles::default();
        roles.add(
            &[gold(name, private, 0, 4), gold(name, official, 5, 9), gold(name, private, 10, 14)],
            &[found(name, private, 0, 4), found(name, private, 5, 9)],
        );
        assert_eq!((roles.met, roles.right), (2, 1));
        assert_eq!(roles.private, Tally { gold: 2, found: 2, exact: 1, met: 1, meeting: 1 });
        assert_eq!(roles.official, Tally { gold: 1, ..Tally::default() });
    }
}
