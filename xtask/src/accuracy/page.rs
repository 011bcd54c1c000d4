//! `docs/accuracy.md`, written from a measurement.

use std::fmt::Write as _;

use anyhow::{Context, Result};

use super::groups;
use super::measured::{Measured, by_corpus};
use super::ordinary::{self, Ordinary};
use super::table::Section;
use super::targets;
use crate::process::at;

const PAGE: &str = "docs/accuracy.md";
/// Kept by hand.
const NOT_COVERED: &str = "docs/accuracy-not-covered.md";

/// The groups whose every figure stands on the page; of the others the first two tables.
const IN_FULL: [(&str, &str); 2] = [(groups::FROZEN, "Frozen texts"), (groups::DEVELOPMENT, "Development texts")];

pub fn write(groups: &[Measured], ordinary: &[Ordinary]) -> Result<()> {
    let not_covered = std::fs::read_to_string(at(NOT_COVERED)).context(NOT_COVERED)?;
    std::fs::write(at(PAGE), page(groups, ordinary, &not_covered)).context(PAGE)?;
    println!("\n{PAGE} is written");
    Ok(())
}

fn page(groups: &[Measured], ordinary: &[Ordinary], not_covered: &str) -> String {
    let mut page = opening(groups);
    let own = groups::NAMES;
    let outside = groups.iter().map(|measured| measured.group.name.as_str()).filter(|name| !own.contains(name));
    let outside: Vec<&str> = outside.chain(ordinary.iter().map(Ordinary::name)).collect();
    if !outside.is_empty() {
        let names = outside.join(", ");
        let _ = writeln!(page, "\nFrom a folder outside the repository, named on the command line: {names}.");
    }
    let mut add = |section: &Section, depth: usize| page.push_str(&section.to_markdown(depth));
    add(&targets::section(groups), 2);
    add(&by_corpus(groups), 2);
    if !ordinary.is_empty() {
        add(&ordinary::section(ordinary), 2);
    }
    for (name, title) in IN_FULL {
        for measured in groups.iter().filter(|measured| measured.group.name == name) {
            let text = format!("{} texts in {} files.", measured.group.texts(), measured.group.corpora.len());
            let _ = writeln!(page, "\n## {title}\n\n{text}");
            for section in measured.sections().iter().chain(&measured.mention_sections(false)) {
                page.push_str(&section.to_markdown(3));
            }
        }
    }
    let _ = writeln!(page, "\n## What is not covered\n\n{}", not_covered.trim());
    page
}

fn opening(groups: &[Measured]) -> String {
    let texts = |name: &str| {
        let group = groups.iter().find(|measured| measured.group.name == name);
        group.map_or(0, |measured| measured.group.texts())
    };
    format!(
        "\
# How often the guard is right

Written by `cargo xtask accuracy [DIR] --write`, version {version}; not to be edited by hand. \
[annotation.md](annotation.md) says how the texts are labelled.

**The frozen texts are the honest figure.** They ({frozen}) were labelled by hands that saw neither the rules nor \
each other's files; nobody has read them since, no rule and no model has learnt from them, and this command prints \
totals of them only. The same holds for the odd ids of `first-sight.jsonl` (*frozen half*); its even ids were read \
after the first measurement. The development texts ({development}) and the own cases of `tests/cases` ({own}) were \
read while the rules grew, and the models are trained on them: their figures flatter, and are here \
to show what the guard can hold, not what a new writer costs.

A violation is a text that should get *warn* or *strong*; a text is interrupted when it gets one of them; OK is every \
other text. A pair is a violation and its innocent twin, right when the first is interrupted and the second is not. \
F1 is by the very span unless it says overlap.
",
        version = env!("CARGO_PKG_VERSION"),
        frozen = texts(groups::FROZEN),
        development = texts(groups::DEVELOPMENT),
        own = texts(groups::OWN),
    )
}
