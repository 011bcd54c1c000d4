//! What a text says of those it names, and of itself as a document.

pub mod document;
pub mod health;
mod kind;
pub mod sense;

pub use kind::Signal;
