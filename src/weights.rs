//! Hashed integer weights: a feature is a hash, a hash is a row, a row has one weight a label.
//!
//! The file is sparse and carries a magic and a checksum; in memory the rows stand in order of their features, with
//! a table of where those of each upper half begin, so a look-up is a read or two, and a feature that training did not
//! see costs no more. Training writes it (`cargo xtask train`), the build embeds it.

/// What a file of weights begins with.
pub const MAGIC: [u8; 4] = *b"GKW1";

/// Bits of a feature's hash that are kept; two features that agree in them are one.
pub const BITS: u32 = 22;

/// How many of them tell features with the same upper bits apart.
const LOW_BITS: u32 = 7;

const fn low(feature: u32) -> u8 {
    (feature & ((1 << LOW_BITS) - 1)) as u8
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

    /// The file: gaps between features, which labels have weights, the weights.
    pub fn to_bytes(&self) -> Vec<u8> {
        let (mut gaps, mut masks, mut values) = (Vec::new(), Vec::new(), Vec::new());
        let mut next = 0;
        for (feature, row) in self.features().zip(&self.rows) {
            let mut gap = feature - next;
            while gap >= 128 {
                gaps.push((gap & 127) as u8 | 128);
                gap >>= 7;
            }
            gaps.push(gap as u8);
            next = feature + 1;
            let mask = (0..L).fold(0u16, |mask, lane| mask | u16::from(row[lane] != 0) << lane);
            masks.extend(mask.to_le_bytes());
            values.extend(row.iter().filter(|&&w| w != 0).map(|&w| w as u8));
        }
        let mut body = Vec::new();
        for number in [self.tail.len(), self.lows.len(), gaps.len()] {
            body.extend((number as u32).to_le_bytes());
        }
        body.extend(self.tail.iter().flat_map(|w| w.to_le_bytes()));
        body.extend(gaps);
        body.extend(masks);
        body.extend(values);
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
        Self::read_body(body).ok_or(Damaged::Broken)
    }

    fn read_body(body: &[u8]) -> Option<Self> {
        let mut at = 0;
        let mut take = |n: usize| {
            let bytes = body.get(at..at + n);
            at += n;
            bytes
        };
        let mut number = || take(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize);
        let (tail, used, gap_bytes) = (number()?, number()?, number()?);
        let tail = take(tail * 2)?.chunks_exact(2).map(|b| i16::from_le_bytes([b[0], b[1]])).collect();
        let mut gaps = take(gap_bytes)?.iter();
        let masks = take(used * 2)?;
        let mut values = body.get(at..)?.iter();
        let mut rows = Vec::with_capacity(used);
        let mut feature = 0u32;
        for mask in masks.chunks_exact(2) {
            let (mut gap, mut shift) = (0, 0);
            loop {
                let byte = *gaps.next()?;
                gap |= u32::from(byte & 127) << shift;
                shift += 7;
                if byte < 128 {
                    break;
                }
            }
            feature += gap;
            let mask = u16::from_le_bytes([mask[0], mask[1]]);
            let mut row = [0; L];
            for (lane, weight) in row.iter_mut().enumerate() {
                if mask >> lane & 1 == 1 {
                    *weight = *values.next()? as i8;
                }
            }
            rows.push((feature, row));
            feature += 1;
        }
        Some(Self::new(rows, tail))
    }
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
