//! `cargo xtask accuracy [DIR] [--show] [--write]`: how well the guard judges, in counts with their intervals.

mod groups;
mod highlights;
pub mod judged;
mod masking;
mod measured;
pub mod mentions;
mod ordinary;
mod page;
pub mod posts;
mod share;
mod table;
mod targets;

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Result, bail};

use crate::cases::Corpus;
use groups::Group;
use measured::{Guards, Measured};
use ordinary::Ordinary;
use table::Section;

/// Without a folder: everything the repository holds. With one: every `*.jsonl` in it.
///
/// `--show` adds the texts that were judged wrongly; `--write` measures the repository, and a folder beside it
/// where one is named, and renews `docs/accuracy.md`.
pub fn accuracy(arguments: &[&str]) -> Result<()> {
    let (mut show, mut write, mut folder) = (false, false, None);
    for word in arguments {
        match *word {
            "--show" => show = true,
            "--write" => write = true,
            path if folder.is_none() && !path.starts_with('-') => folder = Some(path),
            other => bail!("accuracy takes one folder, --show and --write; not {other}"),
        }
    }
    let (groups, ordinary) = texts(folder, write)?;
    let guards = Guards::new();
    let measured: Vec<Measured> = groups.iter().map(|group| Measured::of(&guards, group)).collect();
    let ordinary: Vec<Ordinary> = ordinary.iter().map(|corpus| Ordinary::of(&guards.whole, corpus)).collect();
    print(&measured, &ordinary, show);
    if write { page::write(&measured, &ordinary) } else { Ok(()) }
}

fn texts(folder: Option<&str>, write: bool) -> Result<(Vec<Group>, Vec<Corpus>)> {
    let mut groups = if folder.is_none() || write { groups::repository()? } else { Vec::new() };
    let mut ordinary = Vec::new();
    if let Some(folder) = folder {
        let (labelled, talk) = groups::folder(Path::new(folder))?;
        groups.extend(labelled);
        ordinary = talk;
    }
    Ok((groups, ordinary))
}

fn print(groups: &[Measured], ordinary: &[Ordinary], show: bool) {
    let print = |section: &Section| print!("{}", section.to_terminal());
    for measured in groups {
        let group = measured.group;
        let sealed = if group.is_sealed() { ", kept unread" } else { "" };
        println!("\n{} ({} texts{sealed})", group.name, group.texts());
        measured.sections().iter().for_each(print);
        measured.mention_sections(true).iter().for_each(print);
        measured.mistakes().iter().for_each(print);
        if show {
            print!("{}", wrong(measured));
        }
    }
    println!("\nsummary");
    if !groups.is_empty() {
        print(&measured::by_corpus(groups));
        print(&targets::section(groups));
    }
    if !ordinary.is_empty() {
        print(&ordinary::section(ordinary));
        if show {
            ordinary.iter().for_each(|talk| print!("{}", talk.alarms()));
        }
    }
}

/// The texts that were judged otherwise than they are labelled; none that is kept unread, whatever else is asked for.
fn wrong(measured: &Measured) -> String {
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
