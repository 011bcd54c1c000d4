//! `cargo xtask bench`: times and sizes, each beside its budget and beside what plain `RegExp` would cost.

#[cfg(feature = "bindgen")]
pub use comparison::bench;

use std::time::Instant;

use anyhow::{Result, bail};
use giukin::{Context, Guard};
use serde::{Deserialize, Serialize};

use crate::cases;
use crate::process::at;

const TEXTS: usize = 10;
const CHARACTERS: usize = 500;
const CHECKS: usize = 5_000;

/// Times of checks in microseconds. `first` is the very first check of a fresh guard.
#[derive(Deserialize, Serialize)]
struct Times {
    p50: f64,
    p99: f64,
    first: f64,
    ready: f64,
}

/// Measures the core of this very build and prints [`Times`] as JSON; `bench` runs it optimised.
pub fn native() -> Result<()> {
    let texts = texts()?;
    let start = Instant::now();
    let guard = Guard::new();
    let ready = micros(start);
    let check = |text: &str| {
        let start = Instant::now();
        std::hint::black_box(guard.check(std::hint::black_box(text), &Context::default()));
        micros(start)
    };
    let first = check(&texts[0]);
    for text in &texts {
        check(text);
    }
    let mut times: Vec<f64> = (0..CHECKS).map(|turn| check(&texts[turn % TEXTS])).collect();
    times.sort_by(f64::total_cmp);
    let times = Times { p50: times[CHECKS / 2], p99: times[CHECKS * 99 / 100], first, ready };
    println!("{}", serde_json::to_string(&times)?);
    Ok(())
}

fn micros(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1e6
}

/// Ten different texts of exactly 500 characters: the project's cases, one after the other in order of their ids,
/// so that violations and innocent texts alternate as they come.
fn texts() -> Result<Vec<String>> {
    let mut cases = cases::own(&at("tests/cases"))?.cases;
    cases.sort_by(|left, right| left.id.cmp(&right.id));
    let mut letters = cases.iter().flat_map(|case| case.text.chars().chain(['\n']));
    let texts: Vec<String> = (0..TEXTS).map(|_| letters.by_ref().take(CHARACTERS).collect()).collect();
    if texts.last().is_none_or(|text| text.chars().count() < CHARACTERS) {
        bail!("tests/cases holds less than {} characters", TEXTS * CHARACTERS);
    }
    Ok(texts)
}

/// The table, and the parts of it that a browser measures.
#[cfg(feature = "bindgen")]
mod comparison {
    use std::fs;

    use anyhow::{Context, Result};
    use serde::{Deserialize, Serialize};

    use super::{CHECKS, Times, texts};
    use crate::browser::CHROMIUM;
    use crate::cases::files;
    use crate::package::gzip_size;
    use crate::process::{at, cargo, node, quiet};
    use crate::progress::{loud, step};
    use crate::test::{bundle_drivers, with_browser};
    use crate::{build, setup};

    const KIB: f64 = 1024.0;

    /// What the driver is given.
    #[derive(Serialize)]
    struct Task {
        checks: usize,
        texts: Vec<String>,
        rules: Vec<Vec<String>>,
    }

    /// What the driver answers, for one place where JavaScript runs.
    #[derive(Deserialize)]
    struct Place {
        name: String,
        wasm: Times,
        script: Times,
        regexp: Times,
        pages: u32,
    }

    #[derive(Deserialize)]
    struct RuleFile {
        #[serde(default, rename = "rule")]
        rules: Vec<RuleWords>,
    }

    #[derive(Deserialize)]
    struct RuleWords {
        #[serde(default)]
        terms: Vec<String>,
    }

    /// Builds, measures natively, in node and in Chromium, and prints the table.
    pub fn bench() -> Result<()> {
        setup::tools()?;
        let browser = CHROMIUM.find()?;
        build::build()?;
        let native: Times = loud("native, optimised build", || {
            let run = ["run", "--quiet", "--release", "--package", "xtask", "--no-default-features"];
            Ok(serde_json::from_str(&quiet(cargo().args(run).args(["--", "bench", "--native"]))?)?)
        })?;
        let task = Task { checks: CHECKS, texts: texts()?, rules: words()?.1 };
        let places: Vec<Place> = step("WebAssembly and RegExp, in node and in Chromium", || {
            bundle_drivers()?;
            fs::write(at("target/bench.json"), serde_json::to_vec(&task)?)?;
            let answer = quiet(with_browser(&mut node("target/browser/bench.mjs"), &CHROMIUM, &browser))?;
            serde_json::from_str(&answer).with_context(|| answer)
        })?;
        times(&native, &places);
        sizes(&places)
    }

    fn times(native: &Times, places: &[Place]) {
        println!("\n  One check of 500 characters, µs ({CHECKS} checks of ten texts; warm unless said)");
        println!("  {:<36} {:>8} {:>8} {:>12} {:>12}", "", "p50", "p99", "first check", "start");
        let line = |name: &str, times: &Times| {
            let Times { p50, p99, first, ready } = times;
            println!("  {name:<36} {p50:>8.1} {p99:>8.1} {first:>12.0} {ready:>12.0}");
        };
        line("native", native);
        for place in places {
            line(&format!("WebAssembly, {}", place.name), &place.wasm);
            line(&format!("the same as JavaScript, {}", place.name), &place.script);
            line(&format!("plain RegExp, {}", place.name), &place.regexp);
            let ratio = |ours: f64, theirs: f64| format!("{:.2}×", ours / theirs);
            println!(
                "  {:<36} {:>8} {:>8} {:>12} {:>12}",
                "  ours / RegExp",
                ratio(place.wasm.p50, place.regexp.p50),
                ratio(place.wasm.p99, place.regexp.p99),
                ratio(place.wasm.first, place.regexp.first),
                ratio(place.wasm.ready, place.regexp.ready)
            );
        }
        println!("  {:<36} {:>8} {:>8}", "budget, WebAssembly", 60, 200);
        println!(
            "  RegExp finds the word lists only: one alternation a rule, flags giu; it neither folds, nor weighs \
             what\n  it finds, nor names a person. Start = compile the module, or the expressions, and make the guard."
        );
    }

    fn sizes(places: &[Place]) -> Result<()> {
        let read = |path: &str| fs::read(at(path)).with_context(|| path.to_owned());
        let extension = |name: &str| read(&format!("target/extension/chromium/{name}"));
        let wasm = gzip_size(&extension("engine.wasm")?)?;
        let script = gzip_size(&extension("engine.js")?)?;
        let main = gzip_size(&extension("main.js")?)?;
        let boot = gzip_size(&extension("boot.js")?)?;
        let lists = gzip_size(&words()?.0)?;
        println!("\n  {:<36} {:>10} {:>12}", "gzip", "kB", "budget");
        let line = |name: &str, bytes: usize, budget: &str| {
            println!("  {name:<36} {:>10.1} {budget:>12}", bytes as f64 / 1000.0);
        };
        line("engine.wasm", wasm, "250");
        line("engine.js (only without WebAssembly)", script, "–");
        line("main.js (gate, dialog and its css)", main, "–");
        line("boot.js", boot, "3");
        line("the word lists alone (RegExp)", lists, "–");
        println!("  {:<36} {:>9.2}×", "engine.wasm / word lists", wasm as f64 / lists as f64);
        for place in places {
            let mib = f64::from(place.pages) * 64.0 / KIB;
            println!("  {:<36} {mib:>6.2} MiB {:>12}", format!("WASM memory, {}", place.name), "4 MiB");
        }
        Ok(())
    }

    /// The word lists of `rules/*.toml` and `rules/concepts`, as the module has them: as one text, and as lists by
    /// rule.
    fn words() -> Result<(Vec<u8>, Vec<Vec<String>>)> {
        let mut rules = Vec::new();
        for folder in ["rules", "rules/concepts"] {
            for path in files(&at(folder), "toml")? {
                let file: RuleFile =
                    toml::from_str(&fs::read_to_string(&path)?).with_context(|| path.display().to_string())?;
                rules.extend(file.rules.into_iter().map(|rule| rule.terms).filter(|terms| !terms.is_empty()));
            }
        }
        let all = rules.iter().map(|terms| terms.join("\n")).collect::<Vec<_>>().join("\n");
        Ok((all.into_bytes(), rules))
    }
}
