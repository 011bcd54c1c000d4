//! The core of Giữ Kín: text in, report out.
//!
//! ```
//! use giukin::{Context, Guard, Level};
//!
//! let guard = Guard::new();
//! let report = guard.check("Chị Nguyễn Ngọc Diệp ở ấp Tân Lộc dương tính rồi", &Context::default());
//! assert_eq!(report.level, Level::Strong);
//!
//! let birthday = guard.check("Chúc mừng sinh nhật chị Nguyễn Ngọc Diệp", &Context::default());
//! assert_eq!(birthday.level, Level::None);
//! ```
//!
//! A [`Guard`] answers [`Guard::check`] (levels and findings), [`Guard::scan`] (with everything named),
//! [`Guard::mask`] (the rewrite) and [`Guard::legal`] (lines of law on a day). It is a pure function of its
//! arguments: no clock, no files, no network, no state. Spans are bytes of the text as given; the command line
//! turns them into code points, the WebAssembly boundary into UTF-16 units (`text::span`).
//!
//! `ARCHITECTURE.md` has the map and the way from text to report.

pub mod coder;
pub mod facts;
pub mod guard;
pub mod judge;
pub mod lexicon;
pub mod lists;
pub mod mention;
pub mod pack;
pub mod paragraph;
pub mod reading;
pub mod redact;
pub mod report;
pub mod signal;
mod tables;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
pub mod weights;

pub use guard::{Context, Guard};
pub use report::{Edit, Finding, FindingKind, Level, Masked, Mention, MentionKind, Report, Role, Rule, Span};
