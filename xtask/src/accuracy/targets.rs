//! The figures that were promised, beside those that were measured.

use giukin::MentionKind;
use giukin::MentionKind::{Age, Date, Gender, Location, PatientCode, PersonName, Symptom, Transport};

use super::measured::Measured;
use super::posts::found_at;
use super::share::{NOTHING, Share, decimal};
use super::table::Section;
use crate::corpus::Variant;

/// What one group says of one target.
enum Figure {
    Share(Share),
    /// In percent, without an interval.
    Mean(Option<f64>),
    /// An F1.
    Quality(Option<f64>),
}

enum Bound {
    /// A share in percent, an F1 as it is.
    AtLeast(f64),
    AtMost(f64),
    /// Only to be looked at.
    Open,
}

struct Target {
    name: &'static str,
    bound: Bound,
    figure: fn(&Measured) -> Figure,
}

use Bound::{AtLeast, AtMost, Open};

#[rustfmt::skip]
const TARGETS: [Target; 21] = [
    Target { name: "violations found", bound: AtLeast(92.0), figure: |m| Figure::Share(m.headline.found) },
    Target { name: "… of difficulty 1", bound: AtLeast(98.0), figure: |m| Figure::Share(found_at(&m.judged, 1)) },
    Target { name: "… of difficulty 2", bound: Open, figure: |m| Figure::Share(found_at(&m.judged, 2)) },
    Target { name: "… of difficulty 3", bound: AtLeast(75.0), figure: |m| Figure::Share(found_at(&m.judged, 3)) },
    Target { name: "strong where due", bound: AtLeast(85.0), figure: |m| Figure::Share(m.headline.strong) },
    Target { name: "OK interrupted", bound: AtMost(3.0), figure: |m| Figure::Share(m.headline.interrupted) },
    Target { name: "strong on OK", bound: AtMost(0.5), figure: |m| Figure::Share(m.headline.strong_on_ok) },
    Target { name: "exact level", bound: Open, figure: |m| Figure::Share(m.headline.exact) },
    Target { name: "pairs right", bound: AtLeast(80.0), figure: |m| Figure::Share(m.headline.pairs) },
    Target { name: "words that must be shown, touched", bound: AtLeast(88.0), figure: |m| Figure::Share(m.headline.highlights.touched) },
    Target { name: "characters marked, mean", bound: AtMost(40.0), figure: |m| Figure::Mean(m.headline.highlights.marked) },
    Target { name: "same level as written and in NFD", bound: Open, figure: |m| Figure::Share(m.one_level) },
    Target { name: "persons, F1 as written", bound: AtLeast(0.88), figure: |m| exact(m, Variant::AsIs, PersonName) },
    Target { name: "persons, F1 lower case without diacritics", bound: AtLeast(0.70), figure: |m| exact(m, Variant::LowerBare, PersonName) },
    Target { name: "patient codes, F1", bound: AtLeast(0.97), figure: |m| exact(m, Variant::AsIs, PatientCode) },
    Target { name: "ages, F1", bound: AtLeast(0.93), figure: |m| exact(m, Variant::AsIs, Age) },
    Target { name: "dates, F1", bound: AtLeast(0.93), figure: |m| exact(m, Variant::AsIs, Date) },
    Target { name: "transport, F1", bound: AtLeast(0.93), figure: |m| exact(m, Variant::AsIs, Transport) },
    Target { name: "gender, F1", bound: AtLeast(0.88), figure: |m| exact(m, Variant::AsIs, Gender) },
    Target { name: "symptoms, F1 by overlap", bound: AtLeast(0.70), figure: |m| overlapping(m, Variant::AsIs, Symptom) },
    Target { name: "locations, F1 by overlap", bound: AtLeast(0.85), figure: |m| overlapping(m, Variant::AsIs, Location) },
];

fn exact(m: &Measured, variant: Variant, kind: MentionKind) -> Figure {
    Figure::Quality(m.named(variant).map(|named| named.score.of(kind).by_span().f1))
}

fn overlapping(m: &Measured, variant: Variant, kind: MentionKind) -> Figure {
    Figure::Quality(m.named(variant).map(|named| named.score.of(kind).by_overlap().f1))
}

impl Figure {
    fn value(&self) -> Option<f64> {
        match self {
            Figure::Share(share) => share.percent(),
            Figure::Mean(value) | Figure::Quality(value) => *value,
        }
    }

    fn cell(&self) -> String {
        match self {
            Figure::Share(share) => share.short(),
            Figure::Mean(Some(percent)) => format!("{percent:.1} %"),
            Figure::Quality(Some(f1)) => decimal(*f1),
            Figure::Mean(None) | Figure::Quality(None) => NOTHING.into(),
        }
    }
}

impl Bound {
    /// The target as it is shown beside a figure of this sort.
    fn cell(&self, figure: &Figure) -> String {
        let (sign, bound) = match self {
            AtLeast(bound) => ("≥", bound),
            AtMost(bound) => ("≤", bound),
            Open => return String::new(),
        };
        if matches!(figure, Figure::Quality(_)) { format!("{sign} {bound:.2}") } else { format!("{sign} {bound} %") }
    }

    /// A sign behind the figure: reached or not.
    fn sign(&self, value: Option<f64>) -> &'static str {
        match (self, value) {
            (Open, _) | (_, None) => "",
            (AtLeast(bound), Some(value)) if value >= *bound => " ✓",
            (AtMost(bound), Some(value)) if value <= *bound => " ✓",
            _ => " ✗",
        }
    }
}

/// A row a target, a column a group.
pub fn section(groups: &[Measured]) -> Section {
    let mut head = vec!["", "target"];
    head.extend(groups.iter().map(|measured| measured.group.name.as_str()));
    let rows = TARGETS.iter().map(|target| {
        let figures: Vec<Figure> = groups.iter().map(target.figure).collect();
        let bound = figures.first().map(|figure| target.bound.cell(figure)).unwrap_or_default();
        let cells = figures.iter().map(|figure| figure.cell() + target.bound.sign(figure.value()));
        [target.name.to_owned(), bound].into_iter().chain(cells).collect()
    });
    Section::new("Targets and figures", &head, rows.collect())
        .saying("In brackets the 95 % interval of Wilson. ✓ reached, ✗ not; – nothing of the kind is labelled there.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_reached_at_its_very_bound() {
        assert_eq!(AtLeast(92.0).sign(Some(92.0)), " ✓");
        assert_eq!(AtLeast(92.0).sign(Some(91.9)), " ✗");
        assert_eq!(AtMost(3.0).sign(Some(3.1)), " ✗");
        assert_eq!(AtMost(3.0).sign(None), "");
        assert_eq!(AtMost(0.5).cell(&Figure::Mean(None)), "≤ 0.5 %");
        assert_eq!(AtLeast(0.7).cell(&Figure::Quality(None)), "≥ 0.70");
    }
}
