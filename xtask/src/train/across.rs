//! What a hand costs that the models have not seen: every development text judged by models trained on the others.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use giukin::guard::Models;
use giukin::signal::sense::Topic;
use giukin::{Context, Guard, Level};

use super::generate::Source;
use super::{FOLDS, sense, sense_grammar, sense_samples, unseen};
use crate::corpus::{Hand, Labelled, Variant, vary};
use crate::score::Score;

/// A text and what models say of it that have not seen its hand.
struct Unseen<'a> {
    text: &'a Labelled,
    /// The table alone, on what the tagger sees.
    table: Level,
    /// The whole guard.
    whole: Level,
    /// The sense's score that the text interrupts.
    any: i32,
    /// The sense's score that two steps are due.
    strong: i32,
}

/// Prints found and interrupted, and mentions in every variant; with a file, one line a text for a closer look.
pub fn across(hands: &[Hand], source: &Source, file: Option<&Path>) -> Result<()> {
    let guards = unseen(hands, source);
    let samples: Vec<Vec<Vec<sense::Sample>>> = hands
        .iter()
        .zip(&guards)
        .map(|(hand, guard)| hand.texts.iter().map(|text| sense_samples(guard, text)).collect())
        .collect();
    let mut judged: Vec<Unseen> = Vec::new();
    let mut mentions: Vec<(Variant, Score)> = Variant::ALL.iter().map(|&v| (v, Score::default())).collect();
    for fold in 0..FOLDS.min(hands.len()) {
        let mut train: Vec<&sense::Sample> = Vec::new();
        for (_, hand) in samples.iter().enumerate().filter(|(i, _)| i % FOLDS != fold) {
            train.extend(hand.iter().flatten());
        }
        let grammar = sense_grammar(&guards[fold], source);
        train.extend(&grammar);
        let weights = sense::train(&train);
        let whole = Guard::with(Models { sense: Some(weights.clone()), ..guards[fold].models().clone() });
        for i in (fold..hands.len()).step_by(FOLDS) {
            for (text, samples) in hands[i].texts.iter().zip(&samples[i]) {
                let scores = sense::scores(&samples[0], &weights);
                judged.push(Unseen {
                    text,
                    table: guards[i].check(&text.text, &Context::default()).level,
                    whole: whole.check(&text.text, &Context::default()).level,
                    any: scores[Topic::Any as usize],
                    strong: scores[Topic::Strong as usize],
                });
                for (variant, score) in &mut mentions {
                    let varied = vary(text, *variant);
                    score.add(&varied.mentions, &whole.scan(&varied.text, &Context::default()).mentions);
                }
            }
        }
    }
    report(&judged);
    for (variant, score) in &mentions {
        println!("\n{:<28} labelled   found   F1 exact  overlap", variant.name());
        for (kind, tally) in &score.0 {
            let (exact, overlap) = (tally.exact_f1(), tally.overlap_f1());
            let kind = format!("{kind:?}");
            println!("  {kind:<26} {:>8} {:>7} {exact:>10.3} {overlap:>8.3}", tally.gold, tally.found);
        }
    }
    if let Some(file) = file {
        let lines = judged.iter().map(|u| {
            format!(
                "{}\t{:?}\t{:?}\t{:?}\t{}\t{}\t{}\t{}",
                u.text.id, u.text.level, u.whole, u.table, u.any, u.strong, u.text.difficulty, u.text.pair
            )
        });
        std::fs::write(file, lines.collect::<Vec<_>>().join("\n"))?;
    }
    Ok(())
}

fn report(judged: &[Unseen]) {
    let share = |name: &str, all: &[&Unseen], holds: &dyn Fn(&Unseen) -> bool| {
        let hits = all.iter().filter(|u| holds(u)).count();
        println!("  {name:<40} {hits:>5} / {:<5} {:>5.1} %", all.len(), hits as f64 * 100.0 / all.len().max(1) as f64);
    };
    let of = |holds: &dyn Fn(&Unseen) -> bool| judged.iter().filter(|u| holds(u)).collect::<Vec<_>>();
    let violations = of(&|u| u.text.level >= Level::Warn);
    let innocent = of(&|u| u.text.level < Level::Warn);
    println!("{} texts by models that have not seen their hand", judged.len());
    share("violations found", &violations, &|u| u.whole >= Level::Warn);
    share("violations found by the table alone", &violations, &|u| u.table >= Level::Warn);
    for difficulty in 1..=3 {
        let some = of(&|u| u.text.level >= Level::Warn && u.text.difficulty == difficulty);
        share(&format!("found at difficulty {difficulty}"), &some, &|u| u.whole >= Level::Warn);
    }
    share("strong where due", &of(&|u| u.text.level == Level::Strong), &|u| u.whole == Level::Strong);
    share("harmless interrupted", &innocent, &|u| u.whole >= Level::Warn);
    share("harmless interrupted by the table alone", &innocent, &|u| u.table >= Level::Warn);
    share("strong on harmless", &innocent, &|u| u.whole == Level::Strong);
    let mut pairs: BTreeMap<(char, &str), bool> = BTreeMap::new();
    for u in judged.iter().filter(|u| !u.text.pair.is_empty()) {
        let hand = u.text.id.chars().next().unwrap_or_default();
        let right = (u.whole >= Level::Warn) == (u.text.level >= Level::Warn);
        *pairs.entry((hand, &u.text.pair)).or_insert(true) &= right;
    }
    let right = pairs.values().filter(|right| **right).count();
    println!(
        "  {:<40} {right:>5} / {:<5} {:>5.1} %",
        "pairs right",
        pairs.len(),
        right as f64 * 100.0 / pairs.len().max(1) as f64
    );
}
