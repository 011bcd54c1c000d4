//! `scan` for people: the text with the words that matter in colour, the level, and why.

use std::fs;
use std::io::{self, Read as _, Write};

use giukin::text::decode;
use giukin::{Context, FindingKind, Guard, Level, Report, Rule};

use super::{ERROR, Failure, Options, status};

/// Reads the files, or standard input, and prints what the guard says of each.
pub fn run(guard: &Guard, options: &Options, color: bool) -> Result<u8, Failure> {
    let mut output = io::BufWriter::new(io::stdout().lock());
    let context = Context { network: options.network.as_deref(), date: options.date.as_deref() };
    let mut highest = 0;
    let mut one = |name: Option<&str>, bytes: &[u8], output: &mut dyn Write| -> Result<(), Failure> {
        let Ok(text) = decode::text(bytes) else {
            highest = ERROR;
            writeln!(io::stderr(), "giukin: {}: not a text in UTF-8 or UTF-16", name.unwrap_or("standard input"))?;
            return Ok(());
        };
        let report = guard.check(&text, &context);
        highest = highest.max(status(report.level));
        if options.mask {
            output.write_all(guard.mask(&text, &context).text.as_bytes())?;
        } else {
            print(output, name, &text, &report, color)?;
        }
        Ok(())
    };
    let mut unread = false;
    if options.files.is_empty() {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        one(None, &bytes, &mut output)?;
    }
    for path in &options.files {
        let name = path.to_string_lossy();
        match fs::read(path) {
            Ok(bytes) => one(Some(&name), &bytes, &mut output)?,
            // One file that cannot be read does not keep the others from being checked.
            Err(e) => {
                writeln!(io::stderr(), "giukin: {name}: {e}")?;
                unread = true;
            }
        }
    }
    output.flush()?;
    Ok(if unread { ERROR } else { highest })
}

fn print(output: &mut dyn Write, name: Option<&str>, text: &str, report: &Report, color: bool) -> Result<(), Failure> {
    let style = |code: &'static str| if color { code } else { "" };
    let (bold, reset) = (style("\x1b[1m"), style("\x1b[0m"));
    if let Some(name) = name {
        writeln!(output, "{bold}{name}{reset}")?;
    }
    let mut at = 0;
    for f in &report.findings {
        if f.span.start < at {
            continue;
        }
        let (open, close) = match (color, f.level) {
            (true, Level::Strong) => ("\x1b[1;31m", "\x1b[0m"),
            (true, Level::Warn) => ("\x1b[1;33m", "\x1b[0m"),
            (true, _) => ("\x1b[1;36m", "\x1b[0m"),
            (false, _) => ("[", "]"),
        };
        write!(output, "{}{open}{}{close}", &text[at..f.span.start], &text[f.span.start..f.span.end])?;
        at = f.span.end;
    }
    writeln!(output, "{}", text[at..].trim_end_matches('\n'))?;
    let level = match report.level {
        Level::None => "none: nothing to say",
        Level::Note => "note: a quiet line",
        Level::Warn => "warn: a pause",
        Level::Strong => "strong: a pause in two steps",
    };
    writeln!(output, "{bold}→ {level}{reset}")?;
    let mut said: Vec<(Rule, FindingKind)> = Vec::new();
    for f in &report.findings {
        if said.contains(&(f.rule, f.kind)) {
            continue;
        }
        said.push((f.rule, f.kind));
        let words: Vec<&str> = report
            .findings
            .iter()
            .filter(|o| (o.rule, o.kind) == (f.rule, f.kind))
            .map(|o| &text[o.span.start..o.span.end])
            .collect();
        writeln!(output, "  {}: {}", f.rule.id(), words.join(" · "))?;
    }
    Ok(())
}
