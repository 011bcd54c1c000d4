//! The core of Giữ Kín: text in, report out. See `ARCHITECTURE.md` for the map.
pub mod facts;
pub mod guard;
pub mod judge;
pub mod lexicon;
pub mod mention;
pub mod pack;
pub mod reading;
pub mod redact;
pub mod report;
pub mod signal;
mod tables;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use guard::{Context, Guard};
pub use report::{Edit, Finding, FindingKind, Level, Masked, Mention, MentionKind, Report, Role, Rule, Span};
