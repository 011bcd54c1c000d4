//! Which features a model keeps: those seen often enough, numbered in the order of their hashes.

use giukin::weights::{BITS, cut};

/// Features with numbers of their own.
pub struct Kept {
    numbers: Vec<u32>,
    pub features: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Kept {
    /// Those that occur at least `fewest` times.
    pub fn often<'a>(rows: impl Iterator<Item = &'a [u32]>, fewest: u16) -> Self {
        let mut counts = vec![0u16; 1 << BITS];
        for &hash in rows.flatten() {
            let count = &mut counts[cut(hash) as usize];
            *count = count.saturating_add(1);
        }
        Self::from((0..1 << BITS).filter(|&f| counts[f as usize] >= fewest).collect())
    }

    /// Just these, ascending.
    pub fn from(features: Vec<u32>) -> Self {
        let mut numbers = vec![NONE; 1 << BITS];
        for (number, &feature) in features.iter().enumerate() {
            numbers[feature as usize] = number as u32;
        }
        Self { numbers, features }
    }

    /// The numbers of the kept ones among some hashes.
    pub fn of<'a>(&'a self, hashes: &'a [u32]) -> impl Iterator<Item = u32> + 'a {
        hashes.iter().map(|&hash| self.numbers[cut(hash) as usize]).filter(|&number| number != NONE)
    }

    /// The `most` with the greatest worth, in order of their hashes.
    pub fn best(&self, worth: impl Fn(usize) -> u64, most: usize) -> Self {
        let mut order: Vec<usize> = (0..self.features.len()).collect();
        order.sort_by_key(|&number| (std::cmp::Reverse(worth(number)), number));
        order.truncate(most);
        order.sort_unstable();
        Self::from(order.into_iter().map(|number| self.features[number]).collect())
    }
}
