//! `cargo xtask accuracy [DIR] [--show]`: how well the guard judges, in counts with their intervals.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Result, bail};
use giukin::{Context, Guard, Level, Report};
use unicode_normalization::UnicodeNormalization;

use crate::cases::{self, Case, Corpus, level_name};
use crate::process::at;

/// Without a folder: the project's own cases. With one: every `*.jsonl` in it.
pub fn accuracy(arguments: &[&str]) -> Result<()> {
    let show = arguments.contains(&"--show");
    let folders: Vec<&&str> = arguments.iter().filter(|word| **word != "--show").collect();
    let corpora = match folders.as_slice() {
        [] => vec![cases::own(&at("tests/cases"))?],
        [folder] => cases::json_lines(Path::new(folder))?,
        _ => bail!("accuracy takes one folder at most"),
    };
    let guard = Guard::new();
    for corpus in &corpora {
        let judged: Vec<Judged> = corpus.cases.iter().map(|case| Judged::new(&guard, case)).collect();
        println!("\n{} ({} texts)", corpus.name, judged.len());
        if corpus.ordinary {
            ordinary(&judged, show);
        } else {
            labelled(corpus, &judged, show);
        }
        normal_forms(&guard, &judged);
    }
    Ok(())
}

fn count<'a>(list: &[&Judged<'a>], holds: impl Fn(&Judged<'a>) -> bool) -> usize {
    list.iter().filter(|one| holds(one)).count()
}

struct Judged<'a> {
    case: &'a Case,
    report: Report,
}

impl<'a> Judged<'a> {
    fn new(guard: &Guard, case: &'a Case) -> Self {
        Self { case, report: guard.check(&case.text, &Context::default()) }
    }

    fn interrupts(&self) -> bool {
        self.report.level >= Level::Warn
    }

    fn is_strong(&self) -> bool {
        self.report.level == Level::Strong
    }

    /// How many of the words that must be found some finding touches.
    fn covered(&self) -> usize {
        let touched = |words: &&String| {
            self.case.text.match_indices(words.as_str()).any(|(start, found)| {
                let end = start + found.len();
                self.report.findings.iter().any(|finding| finding.span.start < end && start < finding.span.end)
            })
        };
        self.case.must_find.iter().filter(touched).count()
    }

    /// Characters inside at least one finding.
    fn marked(&self) -> usize {
        let inside =
            |at: usize| self.report.findings.iter().any(|finding| (finding.span.start..finding.span.end).contains(&at));
        self.case.text.char_indices().filter(|(at, _)| inside(*at)).count()
    }
}

fn labelled(corpus: &Corpus, judged: &[Judged], show: bool) {
    let violations: Vec<&Judged> = judged.iter().filter(|one| one.case.violation).collect();
    let innocent: Vec<&Judged> = judged.iter().filter(|one| !one.case.violation).collect();
    let strong: Vec<&Judged> = judged.iter().filter(|one| one.case.level == Level::Strong).collect();
    row("violations found (warn or strong)", count(&violations, Judged::interrupts), violations.len());
    row("strong where strong is due", count(&strong, Judged::is_strong), strong.len());
    row("OK posts interrupted (warn or strong)", count(&innocent, Judged::interrupts), innocent.len());
    row("strong on OK posts", count(&innocent, Judged::is_strong), innocent.len());
    let exact = judged.iter().filter(|one| one.report.level == one.case.level).count();
    row("exact level", exact, judged.len());
    let wanted: usize = violations.iter().map(|one| one.case.must_find.len()).sum();
    row("words that must be found, touched", violations.iter().map(|one| one.covered()).sum(), wanted);
    let characters: usize = violations.iter().map(|one| one.case.text.chars().count()).sum();
    let marked: usize = violations.iter().map(|one| one.marked()).sum();
    println!("  {:<42} {:5.1} %", "characters marked in violations", percent(marked, characters));

    let mut groups: BTreeMap<&str, Vec<&Judged>> = BTreeMap::new();
    for one in judged {
        for group in &one.case.groups {
            groups.entry(group).or_default().push(one);
        }
    }
    println!("\n  {:<42} found      interrupted   exact", "by group");
    for (group, members) in groups {
        let bad = members.iter().filter(|one| one.case.violation).count();
        let found = members.iter().filter(|one| one.case.violation && one.interrupts()).count();
        let interrupted = members.iter().filter(|one| !one.case.violation && one.interrupts()).count();
        let exact = members.iter().filter(|one| one.report.level == one.case.level).count();
        let good = members.len() - bad;
        println!("  {group:<42} {found:>4} / {bad:<4} {interrupted:>4} / {good:<4} {exact:>4} / {}", members.len());
    }

    let wrong: Vec<&Judged> = judged.iter().filter(|one| one.report.level != one.case.level).collect();
    if !wrong.is_empty() {
        println!("\n  other than expected in {} ({} of {})", corpus.name, wrong.len(), judged.len());
    }
    for one in wrong {
        let grave = if one.case.violation != one.interrupts() { "!" } else { " " };
        let known = if one.case.misses.is_empty() { "" } else { "  (known)" };
        println!(
            "  {grave} {:<40} expected {:<6} got {:<6}{known}",
            one.case.id,
            level_name(one.case.level),
            level_name(one.report.level)
        );
        if show {
            println!("      {}", one.case.text.replace('\n', "\n      "));
        }
    }
}

fn ordinary(judged: &[Judged], show: bool) {
    let alarms: Vec<&Judged> = judged.iter().filter(|one| one.interrupts()).collect();
    row("ordinary texts interrupted (warn or strong)", alarms.len(), judged.len());
    println!("  {:<42} {:5.2} per 1,000", "false alarms", alarms.len() as f64 * 1000.0 / judged.len().max(1) as f64);
    let notes = judged.iter().filter(|one| one.report.level == Level::Note).count();
    row("quiet notes", notes, judged.len());
    for one in alarms {
        println!("  ! {:<40} got {}", one.case.id, level_name(one.report.level));
        if show {
            println!("      {}", one.case.text.replace('\n', "\n      "));
        }
    }
}

/// A text must get one verdict however its letters are encoded.
fn normal_forms(guard: &Guard, judged: &[Judged]) {
    let mut differing = Vec::new();
    for one in judged {
        let composed: String = one.case.text.nfc().collect();
        let apart: String = one.case.text.nfd().collect();
        let level = |text: &str| guard.check(text, &Context::default()).level;
        if level(&composed) != level(&apart) {
            differing.push(one.case.id.as_str());
        }
    }
    row("same level for NFC and NFD", judged.len() - differing.len(), judged.len());
    if !differing.is_empty() {
        println!("  ! differ: {}", differing.join(", "));
    }
}

fn row(name: &str, hits: usize, of: usize) {
    let (low, high) = wilson(hits, of);
    println!("  {name:<42} {hits:>4} / {of:<4} {:5.1} %  [{low:.1}, {high:.1}]", percent(hits, of));
}

fn percent(hits: usize, of: usize) -> f64 {
    if of == 0 { 0.0 } else { hits as f64 * 100.0 / of as f64 }
}

/// The 95 % interval of Wilson (1927) of a share, in percent.
fn wilson(hits: usize, of: usize) -> (f64, f64) {
    if of == 0 {
        return (0.0, 100.0);
    }
    const Z: f64 = 1.959_964;
    let n = of as f64;
    let share = hits as f64 / n;
    let centre = share + Z * Z / (2.0 * n);
    let half = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let scale = 100.0 / (1.0 + Z * Z / n);
    (((centre - half) * scale).max(0.0), ((centre + half) * scale).min(100.0))
}

#[cfg(test)]
mod tests {
    use super::wilson;

    #[test]
    fn the_interval_is_wilsons() {
        // Newcombe (1998), table I: 81 of 263 gives 0.2553 to 0.3662 without continuity correction.
        let (low, high) = wilson(81, 263);
        assert!((low - 25.53).abs() < 0.01 && (high - 36.62).abs() < 0.01, "{low} {high}");
        assert_eq!(wilson(0, 0), (0.0, 100.0));
        assert!(wilson(0, 10).0.abs() < 1e-9);
        assert!((wilson(10, 10).1 - 100.0).abs() < 1e-9);
    }
}
