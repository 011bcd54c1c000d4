//! One text, three ways to count: bytes inside, code points on the command line, UTF-16 in a page.

/// Turns ascending or arbitrary byte offsets into UTF-16 code units; cheap for ascending ones.
pub struct Utf16Map<'a> {
    text: &'a str,
    byte: usize,
    units: u32,
}

impl<'a> Utf16Map<'a> {
    /// A map over `text`.
    pub fn new(text: &'a str) -> Self {
        Self { text, byte: 0, units: 0 }
    }

    /// The UTF-16 offset of a byte offset that lies on a character boundary.
    pub fn at(&mut self, byte: usize) -> u32 {
        if byte < self.byte {
            let back = &self.text[byte..self.byte];
            self.units -= back.chars().map(|c| c.len_utf16() as u32).sum::<u32>();
        } else {
            let on = &self.text[self.byte..byte];
            self.units += on.chars().map(|c| c.len_utf16() as u32).sum::<u32>();
        }
        self.byte = byte;
        self.units
    }
}

/// The same for code points.
pub struct CharMap<'a> {
    text: &'a str,
    byte: usize,
    chars: usize,
}

impl<'a> CharMap<'a> {
    /// A map over `text`.
    pub fn new(text: &'a str) -> Self {
        Self { text, byte: 0, chars: 0 }
    }

    /// The code point offset of a byte offset that lies on a character boundary.
    pub fn at(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            self.chars -= self.text[byte..self.byte].chars().count();
        } else {
            self.chars += self.text[self.byte..byte].chars().count();
        }
        self.byte = byte;
        self.chars
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_forth_and_back() {
        let text = "a😀ệ\u{65}\u{323}z";
        let mut units = Utf16Map::new(text);
        let mut chars = CharMap::new(text);
        let ends: Vec<usize> = text.char_indices().map(|(i, _)| i).collect();
        let forth: Vec<_> = ends.iter().map(|&i| (units.at(i), chars.at(i))).collect();
        assert_eq!(forth, [(0, 0), (1, 1), (3, 2), (4, 3), (5, 4), (6, 5)]);
        assert_eq!((units.at(1), chars.at(1)), (1, 1));
    }
}
