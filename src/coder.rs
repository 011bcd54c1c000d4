//! An adaptive binary range coder: what ships packed is written and read with it.
//!
//! After the coder of LZMA (Pavlov 2004), with odds that learn fast at first and slowly later. One trait stands for
//! both directions, so a format is written down once and what was written is what is read.

/// How likely a bit is 0, learnt from the bits before.
#[derive(Clone, Copy, Debug)]
pub struct Odds {
    zero: u16,
    seen: u8,
}

/// After so many bits the odds follow at an even pace.
const STEADY: usize = 24;

/// How far the odds move toward a bit after so many bits before it, in 1/65,536.
const PACE: [u32; STEADY + 1] = {
    let mut pace = [0; STEADY + 1];
    let mut seen = 0;
    while seen <= STEADY {
        pace[seen] = 2 * 65_536 / (2 * seen as u32 + 3);
        seen += 1;
    }
    pace
};

impl Odds {
    /// Nothing known.
    pub const EVEN: Self = Self { zero: 1 << 15, seen: 0 };

    fn learn(&mut self, bit: bool) {
        let zero = u32::from(self.zero);
        let pace = PACE[usize::from(self.seen)];
        let zero = if bit { zero - ((zero * pace) >> 16) } else { zero + (((65_535 - zero) * pace) >> 16) };
        self.zero = zero.clamp(64, 65_472) as u16;
        self.seen = (self.seen + 1).min(STEADY as u8);
    }
}

/// Either direction: a writer takes the bit it is given, a reader pays no heed to it; both answer the bit.
pub trait Coder {
    /// One bit with odds of its own.
    fn bit(&mut self, odds: &mut Odds, bit: bool) -> bool;

    /// A number below `1 << bits`, each as likely as the other; at most 16 bits.
    fn even(&mut self, bits: u32, number: u32) -> u32;

    /// A number below `1 << bits`; `odds` has `1 << bits` entries.
    ///
    /// Never inlined: a browser optimises what is called often, and not the one long call that all of it happens in.
    #[inline(never)]
    fn tree(&mut self, odds: &mut [Odds], bits: u32, number: u32) -> u32 {
        let mut node = 1;
        for shift in (0..bits).rev() {
            node = node << 1 | usize::from(self.bit(&mut odds[node], number >> shift & 1 == 1));
        }
        node as u32 - (1 << bits)
    }

    /// Any number below 65,535, small ones for less.
    #[inline(never)]
    fn gamma(&mut self, odds: &mut Gamma, number: u32) -> u32 {
        let length = self.tree(&mut odds.length, 4, (number + 1).ilog2());
        let Some(low) = length.checked_sub(1) else { return 0 };
        let second = self.bit(&mut odds.second[length as usize], (number + 1) >> low & 1 == 1);
        let rest = self.even(low, (number + 1) & ((1 << low) - 1));
        ((2 | u32::from(second)) << low | rest) - 1
    }
}

/// Odds of [`Coder::gamma`].
#[derive(Clone, Copy, Debug)]
pub struct Gamma {
    length: [Odds; 16],
    second: [Odds; 16],
}

impl Gamma {
    /// Nothing known.
    pub const EVEN: Self = Self { length: [Odds::EVEN; 16], second: [Odds::EVEN; 16] };
}

/// Reads what a [`Writer`] wrote. Bytes that no writer wrote read as nonsense, not as an error.
#[derive(Debug)]
pub struct Reader<'a> {
    bytes: std::slice::Iter<'a, u8>,
    range: u32,
    code: u32,
}

impl<'a> Reader<'a> {
    /// A reader at the start of `bytes`.
    pub fn new(bytes: &'a [u8]) -> Self {
        let mut reader = Self { bytes: bytes.iter(), range: u32::MAX, code: 0 };
        for _ in 0..4 {
            reader.pull();
        }
        reader
    }

    fn pull(&mut self) {
        self.code = self.code << 8 | u32::from(self.bytes.next().copied().unwrap_or(0));
    }

    fn settle(&mut self) {
        while self.range < 1 << 24 {
            self.range <<= 8;
            self.pull();
        }
    }
}

impl Coder for Reader<'_> {
    fn bit(&mut self, odds: &mut Odds, _: bool) -> bool {
        let bound = (self.range >> 16) * u32::from(odds.zero);
        let bit = self.code >= bound;
        if bit {
            self.code -= bound;
            self.range -= bound;
        } else {
            self.range = bound;
        }
        odds.learn(bit);
        self.settle();
        bit
    }

    fn even(&mut self, bits: u32, _: u32) -> u32 {
        self.range >>= bits;
        let number = (self.code / self.range).min((1 << bits) - 1);
        self.code -= number * self.range;
        self.settle();
        number
    }
}

/// Writes bits.
#[derive(Debug)]
pub struct Writer {
    bytes: Vec<u8>,
    low: u64,
    range: u32,
    /// The last byte and how many 0xFF behind it wait for a carry.
    held: u8,
    waiting: usize,
}

impl Default for Writer {
    fn default() -> Self {
        Self { bytes: Vec::new(), low: 0, range: u32::MAX, held: 0, waiting: 0 }
    }
}

impl Writer {
    /// Everything written.
    pub fn finish(mut self) -> Vec<u8> {
        for _ in 0..5 {
            self.push();
        }
        // The first byte held was none; zeros at the end are read without being there.
        let end = self.bytes.iter().rposition(|&b| b != 0).map_or(1, |last| last + 1);
        self.bytes[1..end.max(1)].to_vec()
    }

    fn push(&mut self) {
        let carry = self.low >> 32 != 0;
        if carry || self.low < 0xFF00_0000 {
            self.bytes.push(self.held.wrapping_add(u8::from(carry)));
            let full = if carry { 0 } else { 0xFF };
            self.bytes.extend(std::iter::repeat_n(full, self.waiting));
            self.waiting = 0;
            self.held = (self.low >> 24) as u8;
        } else {
            self.waiting += 1;
        }
        self.low = self.low << 8 & 0xFFFF_FFFF;
    }

    fn settle(&mut self) {
        while self.range < 1 << 24 {
            self.range <<= 8;
            self.push();
        }
    }
}

impl Coder for Writer {
    fn bit(&mut self, odds: &mut Odds, bit: bool) -> bool {
        let bound = (self.range >> 16) * u32::from(odds.zero);
        if bit {
            self.low += u64::from(bound);
            self.range -= bound;
        } else {
            self.range = bound;
        }
        odds.learn(bit);
        self.settle();
        bit
    }

    fn even(&mut self, bits: u32, number: u32) -> u32 {
        self.range >>= bits;
        self.low += u64::from(number) * u64::from(self.range);
        self.settle();
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(coder: &mut impl Coder, numbers: &[u32]) -> Vec<u32> {
        let (mut gamma, mut tree, mut odds) = (Gamma::EVEN, [Odds::EVEN; 8], Odds::EVEN);
        numbers
            .iter()
            .map(|&n| {
                let rest = coder.gamma(&mut gamma, n >> 5) << 5;
                let low = coder.tree(&mut tree, 3, n >> 2 & 7) << 2;
                let bit = u32::from(coder.bit(&mut odds, n & 2 != 0)) << 1;
                rest | low | bit | coder.even(1, n & 1)
            })
            .collect()
    }

    #[test]
    fn what_was_written_is_read() {
        let mut seed = 1u32;
        let numbers: Vec<u32> = (0..20_000)
            .map(|i| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                seed >> (12 + i % 19)
            })
            .collect();
        let mut writer = Writer::default();
        assert_eq!(both(&mut writer, &numbers), numbers);
        let bytes = writer.finish();
        assert_eq!(both(&mut Reader::new(&bytes), &vec![0; numbers.len()]), numbers);
        // All ones make the longest carries, all zeros the shortest file.
        for bit in [0, 3] {
            let mut writer = Writer::default();
            both(&mut writer, &vec![bit; 5_000]);
            let bytes = writer.finish();
            assert_eq!(both(&mut Reader::new(&bytes), &vec![0; 5_000]), vec![bit; 5_000]);
        }
    }

    #[test]
    fn likely_bits_cost_little() {
        let mut writer = Writer::default();
        let mut odds = Odds::EVEN;
        (0..8_000).for_each(|i| _ = writer.bit(&mut odds, i % 40 == 0));
        assert!(writer.finish().len() < 220);
    }
}
