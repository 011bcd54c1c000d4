//! The tables that the build script makes of `rules/` and `packs/base.toml`.

use crate::lexicon::Trie;
use crate::mention::shape::ShapeRow;
use crate::pack::base::LegalLine;
use crate::signal::Signal;

/// Flags of syllables in names, by key; both slices ascend together.
#[derive(Debug)]
pub struct Names {
    /// Keys, ascending.
    pub keys: &'static [u32],
    /// Flags: 1 common surname, 2 rare surname, 4 ends a given name, 8 stands in the middle, 16 clan name.
    pub flags: &'static [u8],
}

impl Names {
    /// The flags of a key, 0 when it is in no name.
    pub fn of(&self, key: u32) -> u8 {
        self.keys.binary_search(&key).map_or(0, |i| self.flags[i])
    }
}

/// One rule of the word lists.
#[derive(Debug)]
pub struct RuleRow {
    /// What its terms say.
    pub signal: Signal,
    /// Whether its terms hold in text without diacritics.
    pub bare: bool,
}

include!(concat!(env!("OUT_DIR"), "/tables.rs"));
