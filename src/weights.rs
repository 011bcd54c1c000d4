//! Hashed integer weights: a feature is a hash, a hash is a row, a row has one weight a label.
//!
//! The file is packed with the coder of `coder.rs` and carries a magic and a checksum; in memory the rows stand in
//! order of their features, with a table of where those of each upper half begin, so a look-up is a read or two, and a
//! feature that training did not see costs no more. Training writes it (`cargo xtask train`), the build embeds it.

use crate::coder::{Coder, Gamma, Odds, Reader, Writer};

/// What a file of weights begins with.
pub const MAGIC: [u8; 4] = *b"GKW2";

/// Bits of a feature's hash that are kept; two features that agree in them are one.
pub const BITS: u32 = 22;

/// How many of them tell features with the same upper bits apart.
const LOW_BITS: u32 = 7;

const LOW_MASK: u32 = (1 << LOW_BITS) - 1;

const fn low(feature: u32) -> u8 {
    (feature & LOW_MASK) as u8
}

/// Rows of `L` weights, one a feature, and some weights beside them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights<const L: usize> {
    /// The lower [`LOW_BITS`] bits of the features that have weights, in ascending order of the whole.
    lows: Vec<u8>,
    /// By the upper bits of a feature, the first number of those that share them; one entry more than there are.
    starts: Vec<u16>,
    /// One row a feature.
    rows: Vec<[i8; L]>,
    /// What the model keeps beside its rows: transitions, biases.
    pub tail: Vec<i16>,
}

/// Why a file of weights cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damaged {
    /// It is no file of weights, or one of another number of labels.
    Foreign,
    /// It ends too early or its checksum is wrong.
    Broken,
}

/// Mixes the parts of a feature to 32 bits; `template` keeps equal words in different places apart.
pub const fn hash(template: u32, a: u32, b: u32) -> u32 {
    let mut h = template.wrapping_mul(0x9E37_79B9) ^ a;
    h = h.wrapping_mul(0x85EB_CA6B);
    h ^= h >> 13;
    h ^= b.rotate_left(11);
    h = h.wrapping_mul(0xC2B2_AE35);
    h ^ h >> 16
}

/// Cuts a hash to the bits that are kept.
pub const fn cut(hash: u32) -> u32 {
    hash >> (32 - BITS)
}

impl<const L: usize> Weights<L> {
    /// Weights from rows in ascending order of their features; fewer than 65,536 of them.
    pub fn new(rows: Vec<(u32, [i8; L])>, tail: Vec<i16>) -> Self {
        let mut starts = vec![0; (1 << (BITS - LOW_BITS)) + 1];
        for (number, (feature, _)) in rows.iter().enumerate() {
            starts[(feature >> LOW_BITS) as usize + 1] = number as u16 + 1;
        }
        for at in 1..starts.len() {
            starts[at] = starts[at].max(starts[at - 1]);
        }
        let (lows, rows) = rows.into_iter().map(|(feature, row)| (low(feature), row)).unzip();
        Self { lows, starts, rows, tail }
    }

    /// The row of a feature's hash, if it has one.
    pub fn row(&self, hash: u32) -> Option<&[i8; L]> {
        self.number(hash).map(|number| &self.rows[number])
    }

    /// The row of a number.
    pub fn numbered(&self, number: usize) -> &[i8; L] {
        &self.rows[number]
    }

    /// The number of the row of a feature's hash, if it has one.
    pub fn number(&self, hash: u32) -> Option<usize> {
        let feature = cut(hash);
        let (high, low) = ((feature >> LOW_BITS) as usize, low(feature));
        let (from, to) = (usize::from(self.starts[high]), usize::from(self.starts[high + 1]));
        self.lows[from..to].iter().position(|&held| held == low).map(|i| from + i)
    }

    /// The features that have weights, each cut to [`BITS`] bits, ascending.
    fn features(&self) -> impl Iterator<Item = u32> {
        let shared = |high: usize| self.starts[high]..self.starts[high + 1];
        (0..self.starts.len() - 1)
            .flat_map(move |high| shared(high).map(move |number| (high, usize::from(number))))
            .map(|(high, number)| (high as u32) << LOW_BITS | u32::from(self.lows[number]))
    }

    /// How many features have weights.
    pub fn len(&self) -> usize {
        self.lows.len()
    }

    /// Whether none has.
    pub fn is_empty(&self) -> bool {
        self.lows.is_empty()
    }

    /// The file: a head with a checksum, and what [`Weights::code`] writes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        self.clone().code(&mut writer);
        let body = writer.finish();
        let mut file = MAGIC.to_vec();
        file.extend([L as u8, BITS as u8]);
        file.extend(checksum(&body).to_le_bytes());
        file.extend(body);
        file
    }

    /// Reads a file.
    ///
    /// # Errors
    /// When the bytes are not what [`Weights::to_bytes`] writes for this number of labels.
    pub fn from_bytes(file: &[u8]) -> Result<Self, Damaged> {
        let head = file.get(..10).ok_or(Damaged::Foreign)?;
        if head[..4] != MAGIC || usize::from(head[4]) != L || u32::from(head[5]) != BITS {
            return Err(Damaged::Foreign);
        }
        let body = &file[10..];
        if checksum(body).to_le_bytes() != head[6..10] {
            return Err(Damaged::Broken);
        }
        let mut weights = Self::new(Vec::new(), Vec::new());
        weights.code(&mut Reader::new(body));
        Ok(weights)
    }

    /// Written and read by the same lines: gaps between features, which labels have weights, the weights.
    fn code(&mut self, c: &mut impl Coder) {
        let mut tail = Gamma::EVEN;
        let count = c.gamma(&mut tail, self.tail.len() as u32) as usize;
        self.tail.resize(count, 0);
        for weight in &mut self.tail {
            // Zigzag: 0, -1, 1, -2 …
            let number = c.gamma(&mut tail, (i32::from(*weight) << 1 ^ i32::from(*weight) >> 15) as u32);
            *weight = (number >> 1) as i16 ^ -((number & 1) as i16);
        }
        let used = c.gamma(&mut Gamma::EVEN.clone(), self.lows.len() as u32) as usize;
        let sizes =
            || self.rows.iter().flatten().map(|weight| u32::from(weight.unsigned_abs())).filter(|&size| size > 0);
        // Training rounds to multiples of a step.
        let step = c.even(8, sizes().fold(0, divisor)).max(1);
        let most = sizes().max().map_or(0, |size| size / step - 1);
        let depth = c.even(3, most.max(1).ilog2()) + 1;
        let mut held: Vec<(u32, [i8; L])> = self.features().zip(self.rows.iter().copied()).collect();
        held.resize(used, (0, [0; L]));
        let (mut gap, mut next) = (Gamma::EVEN, 0);
        let mut odds = [LabelOdds::EVEN; L];
        for (feature, row) in &mut held {
            let ahead = feature.saturating_sub(next);
            *feature = next + (c.gamma(&mut gap, ahead >> LOW_BITS) << LOW_BITS) + c.even(LOW_BITS, ahead & LOW_MASK);
            next = *feature + 1;
            code_row(c, &mut odds, row, step, depth);
        }
        *self = Self::new(held, std::mem::take(&mut self.tail));
    }
}

/// Odds of the weights of a label.
#[derive(Clone, Copy)]
struct LabelOdds {
    /// Whether there is one, by how many labels before it have one.
    has: [Odds; 16],
    negative: Odds,
    size: [Odds; 128],
}

impl LabelOdds {
    const EVEN: Self = Self { has: [Odds::EVEN; 16], negative: Odds::EVEN, size: [Odds::EVEN; 128] };
}

/// Weights of one feature, multiples of `step` up to `step << depth`.
///
/// Never inlined: one copy serves every number of labels.
#[inline(never)]
fn code_row(c: &mut impl Coder, odds: &mut [LabelOdds], row: &mut [i8], step: u32, depth: u32) {
    let mut before = 0;
    for (weight, odds) in row.iter_mut().zip(odds) {
        if !c.bit(&mut odds.has[before], *weight != 0) {
            *weight = 0;
            continue;
        }
        before = (before + 1).min(15);
        let negative = c.bit(&mut odds.negative, *weight < 0);
        let steps = (u32::from(weight.unsigned_abs()) / step).saturating_sub(1);
        let size = ((c.tree(&mut odds.size, depth, steps) + 1) * step) as u8;
        *weight = if negative { 0i8.wrapping_sub_unsigned(size) } else { size as i8 };
    }
}

/// The greatest common divisor.
fn divisor(a: u32, b: u32) -> u32 {
    if a == 0 { b } else { divisor(b % a, a) }
}

/// FNV-1a.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811C_9DC5, |h, &b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_comes_back_as_it_was() {
        let rows = vec![(0, [1, 0, -3, 0, 0]), (300, [0, 0, 0, 127, -128]), (4_194_303, [0, 9, 0, 0, 0])];
        let weights = Weights::<5>::new(rows, vec![-300, 7]);
        assert_eq!(weights.row(300 << 10 | 77), Some(&[0, 0, 0, 127, -128]));
        assert_eq!(weights.row(301 << 10), None);
        let file = weights.to_bytes();
        assert_eq!(Weights::<5>::from_bytes(&file), Ok(weights));
        assert_eq!(Weights::<4>::from_bytes(&file), Err(Damaged::Foreign));
        assert_eq!(Weights::<5>::from_bytes(b"GK"), Err(Damaged::Foreign));
        for at in 10..file.len() {
            let mut bent = file.clone();
            bent[at] ^= 1;
            assert_eq!(Weights::<5>::from_bytes(&bent), Err(Damaged::Broken), "byte {at}");
        }
    }
}
