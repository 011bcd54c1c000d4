//! What a person sees while a command works: one line a step, its time, and a sign of life in long ones.

use std::io::{IsTerminal, Write};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// Runs one named step. While it lasts the line counts seconds on a terminal; elsewhere (a log)
/// a line appears every 15 seconds. The step's own output must be captured, or it would break the line;
/// see [`loud`] for steps that speak themselves.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let terminal = std::io::stdout().is_terminal();
    let start = Instant::now();
    if terminal {
        print!("  … {name}");
        let _ = std::io::stdout().flush();
    }
    let (done, waiting) = channel::<()>();
    let result = std::thread::scope(|scope| {
        scope.spawn(move || {
            let pause = Duration::from_secs(if terminal { 1 } else { 15 });
            while waiting.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                let seconds = start.elapsed().as_secs();
                if terminal {
                    print!("\r  … {name} {seconds} s");
                    let _ = std::io::stdout().flush();
                } else {
                    println!("  … {name}: {seconds} s so far");
                }
            }
        });
        // Hung up also when the work panics, so that the counting thread always ends.
        let _hang_up = done;
        work()
    });
    let sign = if result.is_ok() { "✓" } else { "✗" };
    let head = if terminal { "\r\x1b[2K" } else { "" };
    println!("{head}  {sign} {name} ({:.1} s)", start.elapsed().as_secs_f64());
    result.with_context(|| format!("failed at: {name}"))
}

/// Runs one named step whose program writes to the terminal itself (cargo, the test runner).
pub fn loud<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let start = Instant::now();
    println!("  … {name}");
    let result = work();
    let sign = if result.is_ok() { "✓" } else { "✗" };
    println!("  {sign} {name} ({:.1} s)", start.elapsed().as_secs_f64());
    result.with_context(|| format!("failed at: {name}"))
}
