//! What a hand costs that the models have not seen: every development text judged by models trained on the others.

use std::path::Path;

use anyhow::Result;
use giukin::guard::Models;
use giukin::{Guard, Report};

use super::generate::Source;
use super::{FOLDS, sense, sense_grammar, sense_samples, unseen};
use crate::accuracy::judged::Judged;
use crate::accuracy::mentions::Named;
use crate::accuracy::posts::{Headline, difficulty_section, headline_section};
use crate::cases::Corpus;
use crate::corpus::Variant;

/// Prints the figures of `accuracy` as such models earn them; with a file, one line a text for a closer look.
pub fn across(hands: &[Corpus], source: &Source, file: Option<&Path>) -> Result<()> {
    let models = unseen(hands, source);
    // The table on what the tagger sees.
    let table: Vec<Guard> = models.iter().cloned().map(Guard::with).collect();
    let samples: Vec<Vec<Vec<sense::Sample>>> = hands
        .iter()
        .enumerate()
        .map(|(i, hand)| hand.cases.iter().map(|text| sense_samples(&table[i % FOLDS], text)).collect())
        .collect();
    let senses: Vec<_> = (0..FOLDS)
        .map(|fold| {
            let grammar = sense_grammar(&table[fold], source);
            let others = samples.iter().enumerate().filter(|(i, _)| i % FOLDS != fold).flat_map(|(_, hand)| hand);
            sense::train(&others.flatten().chain(&grammar).collect::<Vec<_>>())
        })
        .collect();
    let whole: Vec<Guard> = senses
        .iter()
        .zip(models)
        .map(|(sense, models)| Guard::with(Models { sense: Some(sense.clone()), ..models }))
        .collect();
    let judge = |guards: &[Guard], variant: Variant| {
        let mut judged: Vec<Judged> = Vec::new();
        for (i, hand) in hands.iter().enumerate() {
            judged.extend(hand.cases.iter().map(|text| Judged::of(&guards[i % FOLDS], text, i, variant)));
        }
        judged
    };
    let (everything, table) = (judge(&whole, Variant::AsIs), judge(&table, Variant::AsIs));
    report(&everything, &table);
    for variant in Variant::ALL {
        let mut judged = judge(&whole, variant);
        judged.retain(|one| hands[one.corpus].marked);
        print!("{}", Named::of(variant, &judged).section().to_terminal());
    }
    if let Some(file) = file {
        let scores = samples.iter().enumerate().flat_map(|(i, hand)| {
            let sense = &senses[i % FOLDS];
            hand.iter().map(move |variants| sense::scores(&variants[0], sense))
        });
        let lines = everything.iter().zip(&table).zip(scores).map(|((whole, table), scores)| {
            let case = &whole.case;
            let ids = |report: &Report| {
                let mut ids: Vec<&str> = report.findings.iter().map(|finding| finding.rule.id()).collect();
                ids.dedup();
                ids.join(",")
            };
            format!(
                "{}\t{}\t{}\t{}\t{:?}\t{}\t{}\t{}",
                case.id,
                case.level.id(),
                whole.report.level.id(),
                table.report.level.id(),
                scores,
                ids(&table.report),
                case.about.join(","),
                case.pair
            )
        });
        std::fs::write(file, lines.collect::<Vec<_>>().join("\n"))?;
    }
    Ok(())
}

fn report(everything: &[Judged], table: &[Judged]) {
    let [everything, table] = [everything, table].map(|judged| judged.iter().collect::<Vec<_>>());
    let [whole, without] = [&everything, &table].map(|judged| Headline::of(judged, true));
    let rows = [("everything".into(), everything.len(), &whole), ("without sense".into(), table.len(), &without)];
    print!("{}", headline_section("By models that have not seen the hand", &rows).to_terminal());
    if let Some(section) = difficulty_section(&everything) {
        print!("{}", section.to_terminal());
    }
}
