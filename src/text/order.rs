//! Lists in order, with one sort for all of them: the standard library's is made anew for every type, and each copy
//! weighs in the page.

/// Sorts by a number, stable; lists that are in order already, as most are, cost one look. For an order by two
/// numbers sort by the second first.
pub fn by<T: Clone>(all: &mut Vec<T>, key: impl Fn(&T) -> u32) {
    if all.is_sorted_by_key(&key) {
        return;
    }
    let numbered = |(i, one)| u64::from(key(one)) << 32 | i as u64;
    let mut order: Vec<u64> = all.iter().enumerate().map(numbered).collect();
    order.sort_unstable();
    *all = order.iter().map(|&at| all[at as u32 as usize].clone()).collect();
}

/// Whether none of some stretches, which stand in order and apart, touches `start..end`.
pub fn is_free<T>(all: &[T], range: impl Fn(&T) -> (usize, usize), start: usize, end: usize) -> bool {
    all.get(all.partition_point(|one| range(one).1 <= start)).is_none_or(|one| range(one).0 >= end)
}

#[cfg(test)]
mod tests {
    #[test]
    fn stable_and_by_two() {
        let mut all = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        super::by(&mut all, |one| one.0);
        assert_eq!(all, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
        super::by(&mut all, |one| u32::MAX - one.1 as u32);
        super::by(&mut all, |one| one.0);
        assert_eq!(all, [(1, 'd'), (1, 'b'), (2, 'c'), (2, 'a')]);
    }
}
