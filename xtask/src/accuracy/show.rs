//! The texts that were judged otherwise than they are labelled.

use std::fmt::Write as _;

use super::measured::Measured;

/// Nothing of a text that is kept unread, whatever else is asked for.
pub fn wrong(measured: &Measured) -> String {
    let mut out = String::new();
    let open = measured.judged.iter().filter(|one| !measured.group.corpora[one.corpus].sealed);
    for one in open.filter(|one| !one.is_exact()) {
        let grave = if one.is_violation() == one.interrupts() { " " } else { "!" };
        let (due, got) = (one.case.level.id(), one.report.level.id());
        let _ = writeln!(out, "\n  {grave} {:<32} expected {due:<6} got {got}", one.case.id);
        let _ = writeln!(out, "      {}", one.case.text.replace('\n', "\n      "));
    }
    out
}
