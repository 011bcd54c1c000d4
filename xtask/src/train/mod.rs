//! `cargo xtask train`: makes the models of `rules/model` from the development texts and from text that the
//! project generates itself. The same texts give the same bytes.

mod across;
mod features;
mod generate;
mod random;
mod sense;
mod tagger;

use anyhow::{Result, bail, ensure};
use giukin::Guard;
use giukin::guard::Models;

use self::generate::Source;
use self::random::Random;
use crate::cases::{self, Corpus};
use crate::corpus::{Labelled, Variant, vary};
use crate::process::at;

/// `train` writes the models, `train --check` compares them with those that are there, `train --across [FILE]`
/// leaves a quarter of the hands out in turn and says what a hand costs that the models have not seen.
pub fn train(arguments: &[&str]) -> Result<()> {
    let mut hands = cases::json_lines(&at("tests/accuracy/development"))?;
    ensure!(
        hands.iter().all(|hand| hand.marked && !hand.sealed),
        "training takes labelled texts that may be read, and no others"
    );
    // One more hand; its texts are judged but carry no marks, so only the sense learns from them.
    hands.push(cases::own(&at("tests/cases"))?);
    let source = Source::read(&at("rules"))?;
    match arguments {
        [] => {
            for (name, bytes) in models(&hands, &source) {
                println!("rules/model/{name}.bin: {} bytes", bytes.len());
                std::fs::write(at(&format!("rules/model/{name}.bin")), bytes)?;
            }
            Ok(())
        }
        ["--check"] => {
            for (name, bytes) in models(&hands, &source) {
                let path = at(&format!("rules/model/{name}.bin"));
                ensure!(
                    std::fs::read(&path)? == bytes,
                    "{} is not what the texts and rules of this tree give; run `cargo xtask train`",
                    path.display()
                );
            }
            Ok(())
        }
        ["--across"] => across::across(&hands, &source, None),
        ["--across", file] => across::across(&hands, &source, Some(file.as_ref())),
        _ => bail!("train takes --check or --across [FILE] at most"),
    }
}

/// The files of the models, trained on everything.
fn models(hands: &[Corpus], source: &Source) -> [(&'static str, Vec<u8>); 2] {
    let guards: Vec<Guard> = unseen(hands, source).into_iter().map(Guard::with).collect();
    let mut samples = Vec::new();
    for (i, held) in hands.iter().enumerate() {
        samples.extend(held.cases.iter().flat_map(|text| sense_samples(&guards[i % FOLDS], text)));
    }
    let everything: Vec<&Labelled> = hands.iter().filter(|hand| hand.marked).flat_map(|h| &h.cases).collect();
    let tagger = tagger::train(&Guard::with(Models::default()), &tagger_texts(&everything, source));
    samples.extend(sense_grammar(&Guard::with(Models { tagger: Some(tagger.clone()), sense: None }), source));
    let sense = sense::train(&samples);
    [("tagger", tagger.to_bytes()), ("sense", sense.to_bytes())]
}

/// Into how many parts the hands fall, one after the other, for models that have not seen one of them.
const FOLDS: usize = 4;

/// For every part models whose tagger has not seen it: the sense learns from what the tagger says of unknown text,
/// as it will be in use.
fn unseen(hands: &[Corpus], source: &Source) -> Vec<Models> {
    let rules = &Guard::with(Models::default());
    let fold = |fold: usize| {
        let others = hands.iter().enumerate().filter(|(i, hand)| i % FOLDS != fold && hand.marked);
        let others = others.flat_map(|(_, hand)| &hand.cases);
        let texts = tagger_texts(&others.collect::<Vec<_>>(), source);
        Models { tagger: Some(tagger::train(rules, &texts)), sense: None }
    };
    // Two at a time: each holds the features of all its texts.
    let two = |first: usize| {
        std::thread::scope(|scope| {
            let threads = [first, first + 1].map(|i| scope.spawn(move || fold(i)));
            threads.map(|thread| thread.join().expect("training does not panic"))
        })
    };
    (0..FOLDS).step_by(2).flat_map(two).collect()
}

/// The variants in which the sense learns; case changes nothing that it looks at.
const SENSE_VARIANTS: [Variant; 2] = [Variant::AsIs, Variant::Bare];

fn sense_samples(guard: &Guard, text: &Labelled) -> Vec<sense::Sample> {
    SENSE_VARIANTS.iter().map(|&v| sense::sample(guard, &vary(text, v))).collect()
}

const VARIANTS: [Variant; 5] = [Variant::AsIs, Variant::Lower, Variant::Bare, Variant::LowerBare, Variant::Upper];

/// What the tagger learns from: the texts in all variants, once more with other people in them, and the grammar's.
fn tagger_texts(texts: &[&Labelled], source: &Source) -> Vec<Labelled> {
    let mut random = Random::new(2020);
    let mut all: Vec<Labelled> = texts.iter().flat_map(|text| VARIANTS.iter().map(|&v| vary(text, v))).collect();
    for text in texts {
        for variant in [Variant::AsIs, Variant::LowerBare] {
            all.extend(source.with_other_people(text, &mut random).map(|other| vary(&other, variant)));
        }
    }
    let made = source.texts(GRAMMAR_TAGGER, &mut random);
    all.extend(made.iter().map(|text| vary(text, *random.pick(&VARIANTS))));
    all
}

/// How many texts of each template the tagger and the sense learn from.
const GRAMMAR_TAGGER: usize = 3;
const GRAMMAR_SENSE: usize = 2;

/// What the sense learns from besides the development texts.
fn sense_grammar(guard: &Guard, source: &Source) -> Vec<sense::Sample> {
    let mut random = Random::new(1347);
    let made = source.texts(GRAMMAR_SENSE, &mut random);
    made.iter().map(|text| sense::sample(guard, &vary(text, *random.pick(&SENSE_VARIANTS)))).collect()
}
