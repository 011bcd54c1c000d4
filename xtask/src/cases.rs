//! Judged texts: the project's own cases (`tests/cases/*.toml`) and folders of JSON lines.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use giukin::Level;
use serde::Deserialize;

use crate::corpus::{self, Labelled};

/// The texts of one file.
pub struct Corpus {
    pub name: String,
    pub cases: Vec<Labelled>,
    /// Ordinary talk without judgements: every text is expected to be left alone.
    pub ordinary: bool,
    /// Whether mentions are labelled.
    pub marked: bool,
    /// Kept unread: whoever shapes the rules sees totals of these and nothing else.
    pub sealed: bool,
}

#[derive(Deserialize)]
struct TomlFile {
    #[serde(default, rename = "case")]
    cases: Vec<TomlCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TomlCase {
    id: String,
    text: String,
    level: String,
    #[serde(default)]
    must_find: Vec<String>,
    #[serde(default)]
    topic: String,
    /// For people who read the file.
    #[serde(default, rename = "note")]
    _note: String,
    /// For `tests/cases.rs`; here a known miss is a miss.
    #[serde(default, rename = "misses")]
    _misses: String,
}

/// A line of the older format: plain text, nothing marked.
#[derive(Deserialize)]
struct PlainLine {
    #[serde(default)]
    id: String,
    text: String,
    verdict: Option<String>,
    level: Option<String>,
    #[serde(default)]
    must_find: Vec<String>,
    #[serde(default)]
    register: String,
    #[serde(default)]
    topic: String,
    #[serde(default)]
    difficulty: u8,
    /// What it is about, in the words of that format.
    #[serde(default)]
    categories: Vec<String>,
}

/// The level with this id.
pub fn level(name: &str) -> Result<Level> {
    [Level::None, Level::Note, Level::Warn, Level::Strong]
        .into_iter()
        .find(|level| level.id() == name)
        .with_context(|| format!("\"{name}\" is no level: none, note, warn or strong"))
}

/// The project's own cases, as one corpus.
pub fn own(directory: &Path) -> Result<Corpus> {
    let mut cases = Vec::new();
    for path in files(directory, "toml")? {
        let source = std::fs::read_to_string(&path)?;
        let file: TomlFile = toml::from_str(&source).with_context(|| path.display().to_string())?;
        for case in file.cases {
            let level = level(&case.level).with_context(|| format!("{}: {}", path.display(), case.id))?;
            let topic = if case.topic.is_empty() { stem(&path) } else { case.topic };
            let twin = case.id.strip_suffix("-bad").or(case.id.strip_suffix("-good"));
            cases.push(Labelled {
                pair: twin.unwrap_or_default().to_owned(),
                about: if level >= Level::Warn {
                    vec![about(&topic).unwrap_or("identity").to_owned()]
                } else {
                    Vec::new()
                },
                topic,
                must: case.must_find,
                level,
                ..plain(case.id, case.text)
            });
        }
    }
    Ok(Corpus { name: "tests/cases".into(), cases, ordinary: false, marked: false, sealed: false })
}

/// Every `*.jsonl` of a folder, in order of the names.
pub fn json_lines(directory: &Path) -> Result<Vec<Corpus>> {
    let mut corpora = Vec::new();
    for path in files(directory, "jsonl")? {
        corpora.extend(json_file(&path)?);
    }
    Ok(corpora)
}

/// One `*.jsonl`, in either format. A file whose lines carry no judgement is ordinary talk.
pub fn json_file(path: &Path) -> Result<Vec<Corpus>> {
    let halves = stem(path) == FIRST_SIGHT;
    let whole = path.canonicalize().with_context(|| path.display().to_string())?;
    let frozen = whole.components().any(|part| part.as_os_str() == "frozen");
    let corpus = read(path, frozen).map_err(|error| {
        // What is wrong with a line quotes it.
        if frozen || halves { anyhow!("{}: a line cannot be read (and is not shown)", path.display()) } else { error }
    })?;
    Ok(if halves { split(corpus) } else { vec![corpus] })
}

/// The file whose even ids were read once its first measurement was taken, and whose odd ids were not.
const FIRST_SIGHT: &str = "first-sight";
pub const READ_SINCE: &str = "first sight, read since";
pub const FROZEN_HALF: &str = "first sight, frozen half";

fn split(corpus: Corpus) -> Vec<Corpus> {
    let read = |case: &Labelled| case.id.ends_with(['0', '2', '4', '6', '8']);
    let (even, odd) = corpus.cases.into_iter().partition(read);
    let half = |name: &str, cases, sealed| Corpus { name: name.into(), cases, sealed, ..corpus };
    vec![half(READ_SINCE, even, false), half(FROZEN_HALF, odd, true)]
}

fn read(path: &Path, sealed: bool) -> Result<Corpus> {
    let source = std::fs::read_to_string(path)?;
    let mut corpus = Corpus { name: stem(path), cases: Vec::new(), ordinary: true, marked: true, sealed };
    for (number, line) in source.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let place = || format!("{}:{}", path.display(), number + 1);
        let fields: serde_json::Value = serde_json::from_str(line).with_context(place)?;
        if fields.get("must").is_some() {
            corpus.cases.push(corpus::read(line).with_context(place)?);
            corpus.ordinary = false;
        } else {
            let line: PlainLine = serde_json::from_value(fields).with_context(place)?;
            corpus.ordinary &= line.verdict.is_none() && line.level.is_none();
            corpus.marked = false;
            corpus.cases.push(judgement(line, number).with_context(place)?);
        }
    }
    Ok(corpus)
}

fn judgement(line: PlainLine, number: usize) -> Result<Labelled> {
    let violation = match line.verdict.as_deref() {
        Some("violation") => Some(true),
        Some("ok") => Some(false),
        Some(other) => bail!("\"{other}\" is no verdict: ok or violation"),
        None => None,
    };
    let level = match line.level.as_deref() {
        Some(name) => level(name)?,
        None if violation == Some(true) => Level::Warn,
        None => Level::None,
    };
    if violation.is_some_and(|violation| violation != (level >= Level::Warn)) {
        bail!("the verdict says one thing, the level \"{}\" another", level.id());
    }
    let id = if line.id.is_empty() { format!("line {}", number + 1) } else { line.id };
    let known = |category: &String| about(category).unwrap_or(category).to_owned();
    let mut about: Vec<String> = line.categories.iter().map(known).collect();
    about.sort();
    about.dedup();
    Ok(Labelled {
        level,
        about: if level >= Level::Warn { about } else { Vec::new() },
        must: line.must_find,
        register: line.register,
        topic: line.topic,
        difficulty: line.difficulty,
        ..plain(id, line.text)
    })
}

/// A category of the older format, or a file of cases, as `about` has it.
fn about(category: &str) -> Option<&'static str> {
    Some(match category {
        "patient_identity" | "address" | "contact_details" | "quarantine_list" => "identity",
        "id_numbers" | "id-number" => "id-number",
        "draft_document" | "draft-decision" => "draft",
        "internal_report" | "internal-report" => "internal",
        "unannounced_cases" | "unannounced-case" => "unannounced",
        "secrecy_mark" | "secrecy-mark" => "secrecy",
        _ => return None,
    })
}

/// A text of which nothing is said.
pub fn plain(id: String, text: String) -> Labelled {
    Labelled { id, text, ..Labelled::default() }
}

pub fn files(directory: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(directory).with_context(|| directory.display().to_string())?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect();
    paths.sort();
    if paths.is_empty() {
        bail!("no *.{extension} in {}", directory.display());
    }
    Ok(paths)
}

pub fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(json: &str) -> Result<Labelled> {
        judgement(serde_json::from_str(json).expect("well formed"), 0)
    }

    #[test]
    fn a_verdict_without_a_level_has_the_lowest_that_fits() {
        assert_eq!(line(r#"{"text":"x","verdict":"violation"}"#).expect("judged").level, Level::Warn);
        assert_eq!(line(r#"{"text":"x","verdict":"ok"}"#).expect("judged").level, Level::None);
        assert_eq!(line(r#"{"text":"x","verdict":"ok","level":"note"}"#).expect("judged").level, Level::Note);
        assert!(line(r#"{"text":"x","verdict":"ok","level":"strong"}"#).is_err());
        assert!(line(r#"{"text":"x","verdict":"perhaps"}"#).is_err());
    }

    #[test]
    fn categories_say_what_a_violation_is_about() {
        let about = |level: &str| {
            let json =
                format!(r#"{{"text":"x","level":"{level}","categories":["patient_identity","id_numbers","address"]}}"#);
            line(&json).expect("judged").about
        };
        assert_eq!(about("strong"), ["id-number", "identity"]);
        assert!(about("note").is_empty());
    }

    #[test]
    fn the_unread_half_is_sealed() {
        let cases = ["f001", "f002", "f003"].map(|id| plain(id.into(), String::new())).to_vec();
        let halves = split(Corpus { name: String::new(), cases, ordinary: false, marked: false, sealed: false });
        let of: Vec<(usize, bool)> = halves.iter().map(|half| (half.cases.len(), half.sealed)).collect();
        assert_eq!(of, [(1, false), (2, true)]);
    }
}
