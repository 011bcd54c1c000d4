//! `cargo xtask …`: every command of the repository in one program, so that a fresh machine needs
//! nothing but Rust, Node and npm.

mod accuracy;
mod bench;
#[cfg(feature = "bindgen")]
mod browser;
#[cfg(feature = "bindgen")]
mod build;
mod cases;
mod check;
mod corpus;
#[cfg(feature = "bindgen")]
mod notices;
#[cfg(feature = "bindgen")]
mod package;
mod process;
mod progress;
#[cfg(feature = "bindgen")]
mod run;
mod score;
mod setup;
#[cfg(feature = "bindgen")]
mod test;
mod train;
#[cfg(feature = "bindgen")]
mod wasm;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask run              set up, build, and show Giữ Kín at work on a local, simulated Facebook
                             (without a display: play the story headless and check every outcome)
cargo xtask test             unit and case tests, type check, the extension driven in Chromium
cargo xtask build            target/extension/chromium, target/www, target/pages
cargo xtask package          target/package/giukin-chromium-VERSION.zip, with sizes
cargo xtask check            formatting, lints, type check
cargo xtask accuracy [DIR] [--show] [--write]
                             how well the guard judges and names, on the labelled texts of tests/ or of DIR;
                             --show prints the texts it is wrong on, --write makes docs/accuracy.md
cargo xtask train [--check | --across [FILE]]
                             makes the models of rules/model; compares them; leaves hands out in turn
cargo xtask bench            times and sizes beside their budgets and beside plain RegExp

CHROME=/path/to/browser chooses the browser of run, test and bench.";

fn main() {
    if let Err(error) = dispatch() {
        eprintln!("\nxtask: {error:#}");
        std::process::exit(1);
    }
}

fn dispatch() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        ["check"] => check::check(),
        ["train", rest @ ..] => train::train(rest),
        ["accuracy", rest @ ..] => accuracy::accuracy(rest),
        ["bench", "--native"] => bench::native(),
        #[cfg(feature = "bindgen")]
        ["run"] => run::run(),
        #[cfg(feature = "bindgen")]
        ["test"] => test::test(),
        #[cfg(feature = "bindgen")]
        ["build"] => build::command(),
        #[cfg(feature = "bindgen")]
        ["package"] => package::package(),
        #[cfg(feature = "bindgen")]
        ["bench"] => bench::bench(),
        other => bail!("no such command: {}\n\n{HELP}", other.join(" ")),
    }
}
