//! Which texts are measured together.

use std::path::Path;

use anyhow::Result;

use crate::cases::{self, Corpus};
use crate::process::at;

/// Corpora that stand in the same relation to the rules.
pub struct Group {
    pub name: String,
    pub corpora: Vec<Corpus>,
}

impl Group {
    pub fn is_sealed(&self) -> bool {
        self.corpora.iter().any(|corpus| corpus.sealed)
    }

    pub fn is_marked(&self) -> bool {
        self.corpora.iter().all(|corpus| corpus.marked)
    }

    pub fn texts(&self) -> usize {
        self.corpora.iter().map(|corpus| corpus.cases.len()).sum()
    }
}

pub const FROZEN: &str = "frozen";
pub const DEVELOPMENT: &str = "development";
pub const OWN: &str = "own cases";
/// The groups of the repository.
pub const NAMES: [&str; 5] = [FROZEN, DEVELOPMENT, OWN, cases::READ_SINCE, cases::FROZEN_HALF];

/// Everything the repository holds, the honest figures first.
pub fn repository() -> Result<Vec<Group>> {
    let group = |name: &str, corpora| Group { name: name.into(), corpora };
    let mut groups = vec![
        group(FROZEN, cases::json_lines(&at("tests/accuracy/frozen"))?),
        group(DEVELOPMENT, cases::json_lines(&at("tests/accuracy/development"))?),
        group(OWN, vec![cases::own(&at("tests/cases"))?]),
    ];
    let halves = cases::json_file(&at("tests/accuracy/first-sight.jsonl"))?;
    groups.extend(halves.into_iter().map(|half| group(&half.name.clone(), vec![half])));
    Ok(groups)
}

/// The labelled texts of any folder, what may be read apart from what may not; and its ordinary talk.
pub fn folder(path: &Path) -> Result<(Vec<Group>, Vec<Corpus>)> {
    let (ordinary, labelled): (Vec<Corpus>, Vec<Corpus>) =
        cases::json_lines(path)?.into_iter().partition(|corpus| corpus.ordinary);
    let (sealed, open) = labelled.into_iter().partition(|corpus| corpus.sealed);
    let name = cases::stem(path);
    let groups =
        [Group { name: name.clone(), corpora: open }, Group { name: format!("{name}, sealed"), corpora: sealed }];
    Ok((groups.into_iter().filter(|group| !group.corpora.is_empty()).collect(), ordinary))
}
