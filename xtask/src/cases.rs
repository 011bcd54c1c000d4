//! Judged texts: the project's own cases (`tests/cases/*.toml`) and folders of JSON lines.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use giukin::Level;
use serde::Deserialize;

/// One text and what the guard should say of it.
#[derive(Clone, Debug)]
pub struct Case {
    /// Unique in its file.
    pub id: String,
    pub text: String,
    /// What the guard should say.
    pub level: Level,
    /// Whether it should interrupt (`warn` or `strong`).
    pub violation: bool,
    /// Exact substrings that findings should cover.
    pub must_find: Vec<String>,
    /// What the results are grouped by: topic, register, difficulty.
    pub groups: Vec<String>,
    /// Why the guard is known to miss this one; empty where it is expected to be right.
    pub misses: String,
}

/// The cases of one file.
pub struct Corpus {
    pub name: String,
    pub cases: Vec<Case>,
    /// Ordinary talk without judgements: every text is expected to be left alone.
    pub ordinary: bool,
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
    #[serde(default)]
    misses: String,
}

#[derive(Deserialize)]
struct JsonCase {
    #[serde(default)]
    id: String,
    text: String,
    verdict: Option<String>,
    level: Option<String>,
    #[serde(default)]
    must_find: Vec<String>,
    #[serde(default)]
    register: String,
    difficulty: Option<u32>,
}

/// The name of a level, as in reports and files.
pub const fn level_name(level: Level) -> &'static str {
    match level {
        Level::None => "none",
        Level::Note => "note",
        Level::Warn => "warn",
        Level::Strong => "strong",
    }
}

fn level(name: &str) -> Result<Level> {
    [Level::None, Level::Note, Level::Warn, Level::Strong]
        .into_iter()
        .find(|level| level_name(*level) == name)
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
            cases.push(Case {
                violation: level >= Level::Warn,
                level,
                id: case.id,
                text: case.text,
                must_find: case.must_find,
                groups: vec![format!("topic {topic}")],
                misses: case.misses,
            });
        }
    }
    Ok(Corpus { name: "tests/cases".into(), cases, ordinary: false })
}

/// Every `*.jsonl` of a folder. A file whose lines carry no verdict is ordinary talk.
pub fn json_lines(directory: &Path) -> Result<Vec<Corpus>> {
    let mut corpora = Vec::new();
    for path in files(directory, "jsonl")? {
        let source = std::fs::read_to_string(&path)?;
        let mut cases = Vec::new();
        let mut ordinary = true;
        for (number, line) in source.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let place = || format!("{}:{}", path.display(), number + 1);
            let case: JsonCase = serde_json::from_str(line).with_context(place)?;
            ordinary &= case.verdict.is_none();
            let violation = match case.verdict.as_deref() {
                Some("violation") => true,
                Some("ok") | None => false,
                Some(other) => bail!("{}: \"{other}\" is no verdict: ok or violation", place()),
            };
            let level = match case.level.as_deref() {
                Some(name) => level(name).with_context(place)?,
                None if violation => Level::Warn,
                None => Level::None,
            };
            let mut groups = Vec::new();
            if !case.register.is_empty() {
                groups.push(format!("register {}", case.register));
            }
            if let Some(difficulty) = case.difficulty {
                groups.push(format!("difficulty {difficulty}"));
            }
            let id = if case.id.is_empty() { format!("line {}", number + 1) } else { case.id };
            cases.push(Case {
                id,
                text: case.text,
                level,
                violation,
                must_find: case.must_find,
                groups,
                misses: String::new(),
            });
        }
        corpora.push(Corpus { name: stem(&path), cases, ordinary });
    }
    Ok(corpora)
}

fn files(directory: &Path, extension: &str) -> Result<Vec<PathBuf>> {
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

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
