//! The guard as JavaScript sees it. No logic: strings in, plain objects out, spans in UTF-16.

#[cfg(feature = "files")]
mod files;

use std::cell::RefCell;

use js_sys::Reflect;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::paragraph::Paragraphs;
use crate::report::{FindingKind, Level};
use crate::text::span::Utf16Map;

/// What the caller knows around a text; see [`crate::Context`].
#[derive(Default)]
struct JsContext {
    network: Option<String>,
    date: Option<String>,
}

impl JsContext {
    fn read(value: JsValue) -> Result<Self, JsError> {
        if value.is_undefined() || value.is_null() {
            return Ok(Self::default());
        }
        // By hand: serde would bring far more code into the page than two strings are worth.
        let field = |name: &str| {
            let held =
                Reflect::get(&value, &name.into()).ok().filter(|v| v.is_undefined() || v.is_null() || v.is_string());
            held.map(|held| held.as_string()).ok_or_else(|| JsError::new("context: {network?, date?}"))
        };
        Ok(Self { network: field("network")?, date: field("date")? })
    }

    fn borrow(&self) -> crate::Context<'_> {
        crate::Context { network: self.network.as_deref(), date: self.date.as_deref() }
    }
}

#[derive(Serialize)]
struct JsFinding {
    kind: FindingKind,
    level: Level,
    start: u32,
    end: u32,
    rule: &'static str,
}

#[derive(Serialize)]
struct JsReport {
    level: Level,
    findings: Vec<JsFinding>,
    persons: u32,
}

#[derive(Serialize)]
struct JsEdit {
    start: u32,
    end: u32,
    with: String,
}

#[derive(Serialize)]
struct JsMasked {
    text: String,
    edits: Vec<JsEdit>,
    level: Level,
}

#[derive(Serialize)]
struct JsLegalLine {
    id: &'static str,
    text: &'static str,
    from: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<&'static str>,
}

fn to_js(value: &impl Serialize) -> Result<JsValue, JsError> {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(|_| JsError::new("the report could not be handed over"))
}

/// The guard with the rules and the base pack that ship with the product.
#[wasm_bindgen]
pub struct Guard {
    guard: crate::Guard,
    /// The paragraphs of the text that was checked last, until [`Guard::forget`].
    kept: RefCell<Paragraphs>,
}

#[wasm_bindgen]
impl Guard {
    /// Builds the guard: the word lists are unpacked and joined to two graphs. Once a page, and not in a gesture.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default)]
    pub fn new() -> Guard {
        Guard { guard: crate::Guard::new(), kept: RefCell::default() }
    }

    /// The report on a text; spans in UTF-16 code units. Costs what has changed since the last check.
    pub fn check(&self, text: &str, context: JsValue) -> Result<JsValue, JsError> {
        let context = JsContext::read(context)?;
        let report = self.guard.recheck(text, &context.borrow(), &mut self.kept.borrow_mut());
        let mut units = Utf16Map::new(text);
        let findings = report
            .findings
            .iter()
            .map(|f| JsFinding {
                kind: f.kind,
                level: f.level,
                start: units.at(f.span.start),
                end: units.at(f.span.end),
                rule: f.rule.id(),
            })
            .collect();
        to_js(&JsReport { level: report.level, findings, persons: report.persons as u32 })
    }

    /// Drops what is kept of the text that was checked last.
    pub fn forget(&self) {
        self.kept.take();
    }

    /// The masked rewrite of a text; edits in UTF-16 code units of the text as given.
    pub fn mask(&self, text: &str, context: JsValue) -> Result<JsValue, JsError> {
        let context = JsContext::read(context)?;
        let masked = self.guard.mask(text, &context.borrow());
        let mut units = Utf16Map::new(text);
        let edits = masked
            .edits
            .iter()
            .map(|e| JsEdit { start: units.at(e.span.start), end: units.at(e.span.end), with: e.with.clone() })
            .collect();
        to_js(&JsMasked { text: masked.text, edits, level: masked.level })
    }

    /// The lines of law for some rule ids that are verified and in force on a day (`YYYY-MM-DD`).
    pub fn legal(&self, rules: Vec<String>, date: &str, lang: &str) -> Result<JsValue, JsError> {
        let lines: Vec<JsLegalLine> = self
            .guard
            .legal(&rules, date)
            .map(|line| JsLegalLine {
                id: line.id,
                text: if lang == "en" { line.en } else { line.vi },
                from: line.from,
                until: line.until,
            })
            .collect();
        to_js(&lines)
    }

    /// The version of the core.
    pub fn version(&self) -> String {
        env!("CARGO_PKG_VERSION").into()
    }
}
