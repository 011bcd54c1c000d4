//! `scan --jsonl`: one object a line in, one a line out, in order, as a stream in constant memory.

use std::io::{BufRead, Read as _, Write};

use giukin::text::span::CharMap;
use giukin::{Context, Guard, Report};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{ERROR, Failure, status};

/// A longer line is answered with an error instead of being held in memory.
const LONGEST: u64 = 64 * 1024 * 1024;

#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    text: String,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    network: Option<String>,
}

#[derive(Serialize)]
struct Answer<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a RawValue>,
    level: giukin::Level,
    findings: Vec<FindingOut>,
    mentions: Vec<MentionOut>,
}

#[derive(Serialize)]
struct FindingOut {
    kind: giukin::FindingKind,
    level: giukin::Level,
    start: usize,
    end: usize,
    rule: &'static str,
}

#[derive(Serialize)]
struct MentionOut {
    kind: giukin::MentionKind,
    start: usize,
    end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<giukin::Role>,
    score: f32,
}

#[derive(Serialize)]
struct Refusal {
    error: String,
}

/// Answers every line; returns the highest exit status, 3 when a line was malformed.
pub fn run(guard: &Guard, mut input: impl BufRead, mut output: impl Write) -> Result<u8, Failure> {
    let mut highest = 0;
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = input.by_ref().take(LONGEST).read_until(b'\n', &mut line)?;
        if read == 0 {
            break;
        }
        if read as u64 == LONGEST && line.last() != Some(&b'\n') {
            skip_line(&mut input)?;
            highest = ERROR;
            write(&mut output, &Refusal { error: format!("a line of more than {LONGEST} bytes") })?;
            continue;
        }
        let bytes = line.strip_suffix(b"\n").unwrap_or(&line);
        if bytes.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match serde_json::from_slice::<Line>(bytes) {
            Ok(asked) => {
                let context = Context { network: asked.network.as_deref(), date: asked.date.as_deref() };
                let report = guard.scan(&asked.text, &context);
                highest = highest.max(status(report.level));
                write(&mut output, &answer(asked.id, &asked.text, &report))?;
            }
            Err(e) => {
                highest = ERROR;
                write(&mut output, &Refusal { error: e.to_string() })?;
            }
        }
    }
    output.flush()?;
    Ok(highest)
}

fn skip_line(input: &mut impl BufRead) -> std::io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            return Ok(());
        }
        match buffer.iter().position(|&b| b == b'\n') {
            Some(at) => {
                input.consume(at + 1);
                return Ok(());
            }
            None => {
                let len = buffer.len();
                input.consume(len);
            }
        }
    }
}

fn write(output: &mut impl Write, value: &impl Serialize) -> Result<(), Failure> {
    serde_json::to_writer(&mut *output, value).map_err(std::io::Error::from)?;
    output.write_all(b"\n")?;
    Ok(())
}

fn answer<'a>(id: Option<&'a RawValue>, text: &str, report: &Report) -> Answer<'a> {
    let mut chars = CharMap::new(text);
    Answer {
        id,
        level: report.level,
        findings: report
            .findings
            .iter()
            .map(|f| FindingOut {
                kind: f.kind,
                level: f.level,
                start: chars.at(f.span.start),
                end: chars.at(f.span.end),
                rule: f.rule.id(),
            })
            .collect(),
        mentions: report
            .mentions
            .iter()
            .map(|m| MentionOut {
                kind: m.kind,
                start: chars.at(m.span.start),
                end: chars.at(m.span.end),
                role: m.role,
                score: m.score,
            })
            .collect(),
    }
}
