//! What a text names: one recogniser a file. None of them knows what is allowed.

pub mod address;
pub mod number;
pub mod person;
pub mod shape;
pub mod tagger;
