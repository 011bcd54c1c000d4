//! What is shown of a violation: the words that must be, and how much else.

use giukin::Finding;

use super::judged::Judged;
use super::share::Share;

/// Above this a highlight no longer points at anything.
const TOO_MUCH: f64 = 0.4;

/// Highlights of some violations.
pub struct Highlights {
    /// Words that must be shown and some finding touches.
    pub touched: Share,
    /// Of these the ones shown to the last letter.
    pub whole: Share,
    /// Violations of which more than two fifths are marked.
    pub above: Share,
    /// Mean share of the characters that are marked, where anything is, in percent.
    pub marked: Option<f64>,
}

impl Highlights {
    pub fn of(violations: &[&Judged]) -> Self {
        let (mut touched, mut whole) = (Share::default(), Share::default());
        let mut marked = Vec::new();
        for one in violations {
            let inside = Inside::new(&one.case.text, &one.report.findings);
            for words in &one.case.must {
                touched.of += 1;
                if inside.touches(words) {
                    touched.hits += 1;
                    whole.of += 1;
                    whole.hits += usize::from(inside.covers(words));
                }
            }
            marked.push(inside.share());
        }
        let shown = marked.iter().filter(|share| **share > 0.0);
        Self {
            touched,
            whole,
            above: Share::count(&marked, |share| **share > TOO_MUCH),
            marked: (shown.clone().count() > 0).then(|| shown.clone().sum::<f64>() * 100.0 / shown.count() as f64),
        }
    }
}

/// Which bytes of a text lie inside a finding.
struct Inside<'a> {
    text: &'a str,
    bytes: Vec<bool>,
}

impl<'a> Inside<'a> {
    fn new(text: &'a str, findings: &[Finding]) -> Self {
        let mut bytes = vec![false; text.len()];
        for finding in findings {
            bytes[finding.span.start..finding.span.end].fill(true);
        }
        Self { text, bytes }
    }

    fn places(&self, words: &str) -> impl Iterator<Item = (usize, &'a str)> {
        self.text.match_indices(words)
    }

    fn touches(&self, words: &str) -> bool {
        self.places(words).any(|(at, words)| self.bytes[at..at + words.len()].contains(&true))
    }

    /// Spaces and signs between two findings hide nothing, so only letters and digits count.
    fn covers(&self, words: &str) -> bool {
        self.places(words).any(|(at, words)| {
            words.char_indices().filter(|(_, c)| c.is_alphanumeric()).all(|(offset, _)| self.bytes[at + offset])
        })
    }

    fn share(&self) -> f64 {
        let marked = self.text.char_indices().filter(|(at, _)| self.bytes[*at]).count();
        marked as f64 / self.text.chars().count().max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use giukin::Level::{None, Strong};

    use super::super::judged::tests::judged;
    use super::*;

    #[test]
    fn touched_and_covered_are_told_apart() {
        let mut one = judged("Chị Lê Thị Ba ở ấp Tư bị lao", Strong, Strong, &["Chị Lê", "Thị Ba", "ấp"]);
        one.case.must = ["Lê Thị Ba", "ấp Tư", "lao"].map(String::from).to_vec();
        let shown = Highlights::of(&[&one]);
        assert_eq!(shown.touched, Share { hits: 2, of: 3 });
        assert_eq!(shown.whole, Share { hits: 1, of: 2 });
        assert_eq!(shown.above, Share { hits: 1, of: 1 });
        assert!((shown.marked.expect("marked") - 1400.0 / 28.0).abs() < 1e-9);
    }

    #[test]
    fn a_missed_violation_does_not_make_the_marks_look_short() {
        let (shown, missed) = (judged("abcd", Strong, Strong, &["a"]), judged("abcd", Strong, None, &[]));
        let highlights = Highlights::of(&[&shown, &missed]);
        assert_eq!(highlights.marked, Some(25.0));
        assert_eq!(highlights.above, Share { hits: 0, of: 2 });
        assert_eq!(Highlights::of(&[&missed]).marked, Option::None);
    }
}
