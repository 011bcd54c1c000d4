//! Putting lists in order with one sort for all of them: the standard library makes its own anew for every type, and
//! a page carries each.

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
