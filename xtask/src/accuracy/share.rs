//! Shares and what they are worth: a count is never shown without its interval.

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    pub hits: usize,
    pub of: usize,
}

impl Share {
    pub fn count<T>(all: impl IntoIterator<Item = T>, holds: impl Fn(&T) -> bool) -> Self {
        all.into_iter()
            .fold(Self::default(), |share, one| Self { hits: share.hits + usize::from(holds(&one)), of: share.of + 1 })
    }

    pub fn percent(self) -> Option<f64> {
        (self.of > 0).then(|| self.hits as f64 * 100.0 / self.of as f64)
    }

    /// The 95 % interval of Wilson (1927), in percent.
    pub fn interval(self) -> (f64, f64) {
        if self.of == 0 {
            return (0.0, 100.0);
        }
        const Z: f64 = 1.959_964;
        let n = self.of as f64;
        let share = self.hits as f64 / n;
        let centre = share + Z * Z / (2.0 * n);
        let half = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
        let scale = 100.0 / (1.0 + Z * Z / n);
        (((centre - half) * scale).max(0.0), ((centre + half) * scale).min(100.0))
    }

    /// "41 / 70, 58.6 % [46.9, 69.4]".
    pub fn cell(self) -> String {
        match self.percent() {
            Some(_) => format!("{} / {}, {}", self.hits, self.of, self.short()),
            None => NOTHING.into(),
        }
    }

    /// The same without the counts, where the columns are many.
    pub fn short(self) -> String {
        let (low, high) = self.interval();
        self.percent().map_or_else(|| NOTHING.into(), |percent| format!("{percent:.1} % [{low:.1}, {high:.1}]"))
    }
}

/// What stands where there was nothing to count.
pub const NOTHING: &str = "–";

/// A figure between 0 and 1, such as an F1.
pub fn decimal(value: f64) -> String {
    format!("{value:.3}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_wilsons() {
        // Newcombe (1998), table I: 81 of 263 gives 0.2553 to 0.3662 without continuity correction.
        let (low, high) = Share { hits: 81, of: 263 }.interval();
        assert!((low - 25.53).abs() < 0.01 && (high - 36.62).abs() < 0.01, "{low} {high}");
        assert_eq!(Share::default().interval(), (0.0, 100.0));
        assert!(Share { hits: 0, of: 10 }.interval().0.abs() < 1e-9);
        assert!((Share { hits: 10, of: 10 }.interval().1 - 100.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_counted_is_no_percentage() {
        assert_eq!(Share::default().cell(), NOTHING);
        assert_eq!(Share::count([1, 2, 3, 4], |n| n % 2 == 0).cell(), "2 / 4, 50.0 % [15.0, 85.0]");
    }
}
