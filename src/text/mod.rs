//! Text as the recognisers see it: folded with a way back, cut into tokens.
//!
//! The build script compiles this module too, so that rules are cut exactly as posts are.
pub mod decode;
pub mod fold;
pub mod latin;
pub mod order;
pub mod span;
pub mod syllable;
pub mod token;
