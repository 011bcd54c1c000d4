//! What an agency, or the product itself, adds as data.
pub mod base;
