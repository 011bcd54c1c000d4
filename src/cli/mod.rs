//! What `giukin` understands, and its exit status.

mod jsonl;
mod scan;

use std::ffi::OsString;
use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;

use giukin::{Guard, Level};

const USAGE: &str = "\
giukin — hỏi lại một nhịp trước khi đăng; asks for a pause before a post

  giukin scan [FILE…]       read text files, or standard input, and say what the guard would say
  giukin scan --jsonl       standard input to standard output, one JSON object a line
  giukin --version

options of scan
  --date YYYY-MM-DD         reserved: the form is checked, no answer depends on it yet
  --network NAME            reserved: accepted, no answer depends on it yet
  --mask                    print the masked rewrite instead
  --reference               use the regex crate instead of the compiled automaton
  --color / --no-color      force or forbid colours

exit status: 0 none or note, 1 warn, 2 strong, 3 error (the highest of all texts)
";

/// What `scan` was asked to do.
#[derive(Debug, Default)]
struct Options {
    files: Vec<OsString>,
    jsonl: bool,
    mask: bool,
    reference: bool,
    color: Option<bool>,
    date: Option<String>,
    network: Option<String>,
}

/// An exit status of the contract.
const ERROR: u8 = 3;

/// Runs the command line.
pub fn main() -> ExitCode {
    match run() {
        Ok(status) => ExitCode::from(status),
        // A reader that went away (`giukin scan --jsonl | head`) is no error worth a message.
        Err(Failure::Io(e)) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(ERROR),
        Err(failure) => {
            let _ = writeln!(io::stderr(), "giukin: {failure}");
            ExitCode::from(ERROR)
        }
    }
}

/// Why the program stops.
#[derive(Debug)]
enum Failure {
    Usage(String),
    Io(io::Error),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Failure::Usage(why) => write!(f, "{why}; see `giukin --help`"),
            Failure::Io(e) => e.fmt(f),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(e: io::Error) -> Self {
        Failure::Io(e)
    }
}

impl From<lexopt::Error> for Failure {
    fn from(e: lexopt::Error) -> Self {
        Failure::Usage(e.to_string())
    }
}

fn run() -> Result<u8, Failure> {
    use lexopt::prelude::*;
    let mut parser = lexopt::Parser::from_env();
    let mut options = Options::default();
    let mut command: Option<OsString> = None;
    while let Some(arg) = parser.next()? {
        match arg {
            Short('h') | Long("help") => {
                io::stdout().write_all(USAGE.as_bytes())?;
                return Ok(0);
            }
            Short('V') | Long("version") => {
                writeln!(io::stdout(), "giukin {}", env!("CARGO_PKG_VERSION"))?;
                return Ok(0);
            }
            Long("jsonl") => options.jsonl = true,
            Long("mask") => options.mask = true,
            Long("reference") => options.reference = true,
            Long("color") => options.color = Some(true),
            Long("no-color") => options.color = Some(false),
            Long("date") => options.date = Some(date(parser.value()?.string()?)?),
            Long("network") => options.network = Some(parser.value()?.string()?),
            Value(value) if command.is_none() => command = Some(value),
            Value(value) => options.files.push(value),
            other => return Err(other.unexpected().into()),
        }
    }
    match command.as_deref().and_then(|c| c.to_str()) {
        Some("scan") => {}
        Some(other) => return Err(Failure::Usage(format!("no command `{other}`"))),
        None => return Err(Failure::Usage("what should be done?".into())),
    }
    let guard = if options.reference { Guard::reference() } else { Guard::new() };
    if options.jsonl {
        if !options.files.is_empty() {
            return Err(Failure::Usage("--jsonl reads standard input, no files".into()));
        }
        jsonl::run(&guard, io::stdin().lock(), io::BufWriter::new(io::stdout().lock()))
    } else {
        let color =
            options.color.unwrap_or_else(|| io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none());
        scan::run(&guard, &options, color)
    }
}

/// Checks the form `YYYY-MM-DD`.
fn date(text: String) -> Result<String, Failure> {
    let form = text.len() == 10
        && text.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    if form { Ok(text) } else { Err(Failure::Usage(format!("`{text}` is no date of the form 2026-11-23"))) }
}

/// The exit status of a level.
fn status(level: Level) -> u8 {
    match level {
        Level::None | Level::Note => 0,
        Level::Warn => 1,
        Level::Strong => 2,
    }
}
