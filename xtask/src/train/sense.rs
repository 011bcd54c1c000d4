//! The training of the sense: one linear model a topic, squared hinge, steps of AdaGrad (Duchi 2011).
//!
//! Only additions, multiplications, divisions and square roots, which IEEE 754 fixes to the last bit: the same
//! texts give the same weights on every machine.

use std::borrow::Borrow;

use giukin::signal::sense::{Sums, TOPICS, Topic};
use giukin::weights::{BITS, Weights};
use giukin::{Guard, Level};

use super::features::Kept;
use super::random::Random;
use crate::corpus::Labelled;

/// Fixed by leaving hands out in turn.
const ROUNDS: usize = 12;
const PACE: f64 = 0.02;
/// A feature seen in fewer samples is left out.
const FEWEST: u16 = 5;
/// So many features stay; the rest add little and cost the page much.
const MOST: usize = 6_200;

/// One text: its rows, and which topics it tells.
pub struct Sample {
    pub rows: Vec<u32>,
    pub gold: [bool; TOPICS],
}

fn gold(text: &Labelled) -> [bool; TOPICS] {
    let interrupts = text.level >= Level::Warn;
    Topic::ALL.map(|topic| {
        let about = |name: &str| text.about.iter().any(|a| a == name);
        match topic {
            Topic::Identity => interrupts && about("identity"),
            Topic::Draft => interrupts && about("draft"),
            Topic::Internal => interrupts && about("internal"),
            Topic::Unannounced => interrupts && about("unannounced"),
            Topic::Secrecy => interrupts && about("secrecy"),
            Topic::Private => text.level == Level::Note,
            Topic::Strong => text.level == Level::Strong,
            Topic::Any => interrupts,
        }
    })
}

pub fn sample(guard: &Guard, text: &Labelled) -> Sample {
    let mut rows: Vec<u32> =
        guard.sense_features(&text.text).into_iter().map(|f| f >> (32 - BITS) << (32 - BITS)).collect();
    rows.sort_unstable();
    rows.dedup();
    Sample { rows, gold: gold(text) }
}

/// Trains on samples; the same samples in the same order give the same weights.
pub fn train<S: Borrow<Sample>>(samples: &[S]) -> Weights<TOPICS> {
    let samples: Vec<&Sample> = samples.iter().map(Borrow::borrow).collect();
    let all = Kept::often(samples.iter().map(|s| s.rows.as_slice()), FEWEST);
    let first = descend(&samples, &all);
    let worth = |number: usize| first[number].iter().map(|w| (w.abs() * 1e9) as u64).max().unwrap_or(0);
    let kept = all.best(worth, MOST);
    quantised(&kept, &descend(&samples, &kept))
}

/// The weights of the kept features, and last of all the biases.
fn descend(samples: &[&Sample], kept: &Kept) -> Vec<[f64; TOPICS]> {
    let bias = kept.features.len() as u32;
    let numbers: Vec<Vec<u32>> = samples.iter().map(|s| kept.of(&s.rows).chain([bias]).collect()).collect();
    let mut weights = vec![[0f64; TOPICS]; kept.features.len() + 1];
    let mut squares = vec![[1e-2f64; TOPICS]; kept.features.len() + 1];
    let mut order: Vec<usize> = (0..samples.len()).collect();
    let mut random = Random::new(1347);
    let mut mean = vec![[0f64; TOPICS]; kept.features.len() + 1];
    for round in 0..ROUNDS {
        random.shuffle(&mut order);
        for &i in &order {
            let gold = &samples[i].gold;
            let mut sums = [0f64; TOPICS];
            for &row in &numbers[i] {
                for (sum, w) in sums.iter_mut().zip(&weights[row as usize]) {
                    *sum += w;
                }
            }
            for topic in 0..TOPICS {
                let sign = if gold[topic] { 1.0 } else { -1.0 };
                let slack = 1.0 - sign * sums[topic];
                if slack <= 0.0 {
                    continue;
                }
                let slope = sign * slack.min(2.0);
                for &row in &numbers[i] {
                    let row = row as usize;
                    squares[row][topic] += slope * slope;
                    weights[row][topic] += PACE * slope / squares[row][topic].sqrt();
                }
            }
        }
        // The mean over the later rounds forgets in which order the texts came.
        if round >= ROUNDS / 3 {
            let rounds = (ROUNDS - ROUNDS / 3) as f64;
            for (mean, row) in mean.iter_mut().zip(&weights) {
                for (mean, w) in mean.iter_mut().zip(row) {
                    *mean += w / rounds;
                }
            }
        }
    }
    mean
}

fn quantised(kept: &Kept, weights: &[[f64; TOPICS]]) -> Weights<TOPICS> {
    let small = |w: f64| (w * SCALE).round();
    // Coarse steps pack well, and the smallest weights fall to zero.
    let step = |w: f64| (w * SCALE / STEP).round() * STEP;
    let rows = kept
        .features
        .iter()
        .zip(weights)
        .map(|(&feature, row)| (feature, row.map(|w| step(w).clamp(-127.0, 127.0) as i8)))
        .filter(|(_, row)| *row != [0; TOPICS])
        .collect();
    Weights::new(rows, weights[kept.features.len()].iter().map(|&w| small(w) as i16).collect())
}

/// Weights are multiples of this.
const STEP: f64 = 6.0;
/// What a margin of one is in whole numbers.
const SCALE: f64 = 128.0;

/// Scores of a sample.
pub fn scores(sample: &Sample, weights: &Weights<TOPICS>) -> [i32; TOPICS] {
    let mut sums = Sums::new(weights);
    sample.rows.iter().for_each(|&row| sums.add(row));
    sums.sums
}
