//! The tagger's training: an averaged structured perceptron (Collins 2002) in whole numbers.

use giukin::mention::tagger::{self, LABELS, OUTSIDE, TAIL, Tag};
use giukin::mention::{address, number, person};
use giukin::reading::Reading;
use giukin::weights::Weights;
use giukin::{Guard, MentionKind, Role};

use super::features::Kept;
use super::random::Random;
use crate::corpus::Labelled;

const ROUNDS: usize = 10;
/// A feature seen less often is left out.
const FEWEST: u16 = 3;
/// So many features stay; the rest add little and cost the page much.
const MOST: usize = 3_000;
/// What the greatest weights become; coarse steps pack well.
const TOP: i64 = 12;

/// One paragraph as the tagger sees it.
struct Sample {
    features: Vec<Vec<u32>>,
    gold: Vec<u8>,
}

/// The tag of a labelled kind, if the tagger knows it.
pub fn tag_of(kind: MentionKind, role: Option<Role>) -> Option<Tag> {
    Some(match kind {
        MentionKind::PersonName if role == Some(Role::Official) => Tag::Official,
        MentionKind::PersonName => Tag::Person,
        MentionKind::Location => Tag::Location,
        MentionKind::Organization => Tag::Organization,
        MentionKind::Address => Tag::Address,
        MentionKind::Occupation => Tag::Occupation,
        MentionKind::Symptom => Tag::Symptom,
        MentionKind::Gender => Tag::Gender,
        _ => return None,
    })
}

fn samples(guard: &Guard, text: &Labelled) -> Vec<Sample> {
    let r = guard.reading(&text.text);
    let hints =
        tagger::hints(&r, &person::persons(&r), &number::numbers(&r), &address::addresses(&r), &address::locations(&r));
    let gold = gold_labels(&r, text);
    let sample = |&(from, to): &(usize, usize)| {
        let columns = tagger::Columns::new(&r, &hints, (from, to));
        let features = |at| {
            let mut row = Vec::new();
            tagger::features(&columns, at, &mut |feature| row.push(feature));
            row
        };
        Sample { features: (0..columns.tokens()).map(features).collect(), gold: gold[from..to].to_vec() }
    };
    r.paragraphs.iter().map(sample).collect()
}

fn gold_labels(r: &Reading, text: &Labelled) -> Vec<u8> {
    let mut labels = vec![OUTSIDE as u8; r.tokens.len()];
    for mention in &text.mentions {
        let Some(tag) = tag_of(mention.kind, mention.role) else { continue };
        let mut first = true;
        for (at, label) in labels.iter_mut().enumerate() {
            let span = r.span(at, at + 1);
            if span.start < mention.end && mention.start < span.end {
                let begin = tagger::first(tag);
                if !first && tag == Tag::Gender {
                    continue;
                }
                *label = if first { begin } else { begin + 1 } as u8;
                first = false;
            }
        }
    }
    labels
}

/// Trains on texts; the same texts in the same order give the same weights.
pub fn train(guard: &Guard, texts: &[Labelled]) -> Weights<LABELS> {
    let samples: Vec<Sample> = texts.iter().flat_map(|text| samples(guard, text)).collect();
    let all = Kept::often(samples.iter().flat_map(|s| s.features.iter().map(Vec::as_slice)), FEWEST);
    let first = Average::over(&samples, &all);
    let kept = all.best(|number| first.rows[number].iter().map(|w| w.unsigned_abs()).max().unwrap_or(0), MOST);
    Average::over(&samples, &kept).quantised(&kept)
}

/// Weights averaged over every step of the training, in 1024ths.
struct Average {
    rows: Vec<[i64; LABELS]>,
    steps: Vec<i64>,
}

impl Average {
    fn over(samples: &[Sample], kept: &Kept) -> Self {
        let features: Vec<Vec<Vec<u32>>> =
            samples.iter().map(|s| s.features.iter().map(|row| kept.of(row).collect()).collect()).collect();
        let n = kept.features.len();
        let mut rows = vec![[0i32; LABELS]; n];
        let mut late = vec![[0i64; LABELS]; n];
        let (mut steps, mut late_steps) = (vec![0i16; TAIL], vec![0i64; TAIL]);
        let mut order: Vec<usize> = (0..samples.len()).collect();
        let mut random = Random::new(1452);
        let mut clock: i64 = 1;
        let mut emissions: Vec<[i32; LABELS]> = Vec::new();
        for _ in 0..ROUNDS {
            random.shuffle(&mut order);
            for &i in &order {
                let (features, gold) = (&features[i], &samples[i].gold);
                emissions.clear();
                emissions.extend(features.iter().map(|row| {
                    let mut sums = [0; LABELS];
                    for &f in row {
                        for (sum, weight) in sums.iter_mut().zip(&rows[f as usize]) {
                            *sum += weight;
                        }
                    }
                    sums
                }));
                let guess = tagger::decode(&emissions, &tagger::steps(&steps));
                let (mut gold_before, mut guess_before) = (OUTSIDE, OUTSIDE);
                for at in 0..gold.len() {
                    let (right, wrong) = (usize::from(gold[at]), usize::from(guess[at]));
                    if right != wrong {
                        for &f in &features[at] {
                            for (label, by) in [(right, 1), (wrong, -1)] {
                                rows[f as usize][label] += by;
                                late[f as usize][label] += i64::from(by) * clock;
                            }
                        }
                    }
                    if (gold_before, right) != (guess_before, wrong) {
                        for (step, by) in [(gold_before * LABELS + right, 1), (guess_before * LABELS + wrong, -1)] {
                            steps[step] += by;
                            late_steps[step] += i64::from(by) * clock;
                        }
                    }
                    (gold_before, guess_before) = (right, wrong);
                }
                clock += 1;
            }
        }
        let average = |now: i64, late: i64| (now * clock - late) * 1024 / clock;
        let rows = rows
            .iter()
            .zip(&late)
            .map(|(now, late)| std::array::from_fn(|l| average(i64::from(now[l]), late[l])))
            .collect();
        let steps = steps.iter().zip(&late_steps).map(|(&now, &late)| average(i64::from(now), late)).collect();
        Self { rows, steps }
    }

    fn quantised(&self, kept: &Kept) -> Weights<LABELS> {
        // One weight in a thousand may be cut at the top.
        let mut sizes: Vec<i64> = self.rows.iter().flatten().map(|w| w.abs()).filter(|&w| w > 0).collect();
        sizes.sort_unstable();
        let top = sizes.get(sizes.len().saturating_sub(1 + sizes.len() / 1000)).copied().unwrap_or(1).max(1);
        let small = |w: i64| (2 * w * TOP + w.signum() * top) / (2 * top);
        let rows = kept
            .features
            .iter()
            .zip(&self.rows)
            .map(|(&feature, row)| (feature, row.map(|w| small(w).clamp(-TOP, TOP) as i8)))
            .filter(|(_, row)| *row != [0; LABELS])
            .collect();
        Weights::new(rows, self.steps.iter().map(|&w| small(w) as i16).collect())
    }
}
