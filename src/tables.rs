//! The tables that the build script makes of `rules/` and `packs/base.toml`.

use std::sync::LazyLock;

use crate::lists::{Lists, Packed};
use crate::mention::shape::ShapeRow;
use crate::pack::base::LegalLine;
use crate::signal::Signal;

/// The word lists and names; made of what ships when they are first asked for, see [`Lists::new`].
pub static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let packed = Packed::read(include_bytes!(concat!(env!("OUT_DIR"), "/lists.bin")));
    Lists::new(&packed, |rule| RULES[usize::from(rule)].bare)
});

/// One rule of the word lists.
#[derive(Debug)]
pub struct RuleRow {
    /// What its terms say; nothing by themselves when they only name a concept.
    pub signal: Option<Signal>,
    /// Whether its terms hold in text without diacritics.
    pub bare: bool,
    /// Whether its terms name what is wrong with a body.
    pub body: bool,
    /// Whether its terms say of a paper or an event what an office would not have told.
    pub tells: bool,
}

include!(concat!(env!("OUT_DIR"), "/tables.rs"));
