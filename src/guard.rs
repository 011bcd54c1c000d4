//! Text and its surroundings in, report out. The only place that knows the order of the steps.

use crate::facts::{self, Facts};
use crate::judge::{self, Verdict};
use crate::mention::person::Who;
use crate::mention::shape::Shapes;
use crate::pack::base::{self, LegalLine};
use crate::reading::Reading;
use crate::redact;
use crate::report::{Masked, Mention, MentionKind, Report, Role, Span};

/// What is known around a text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// The network the text is about to go to, e.g. `facebook`.
    pub network: Option<&'a str>,
    /// Today as `YYYY-MM-DD`; the core has no clock.
    pub date: Option<&'a str>,
}

/// The guard with its rules.
#[derive(Debug)]
pub struct Guard {
    shapes: Shapes,
}

impl Default for Guard {
    fn default() -> Self {
        Self::new()
    }
}

impl Guard {
    /// A guard with the rules and the base pack that ship with the product.
    pub fn new() -> Self {
        Self { shapes: Shapes::automata() }
    }

    /// The same guard on the `regex` crate instead of the compiled automaton: slower, and the reference.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn reference() -> Self {
        Self { shapes: Shapes::reference() }
    }

    /// What the guard says of a text. Linear in its length, never fails.
    ///
    /// [`Report::mentions`] stays empty: a page needs the findings only; see [`Guard::scan`].
    pub fn check(&self, text: &str, _context: &Context) -> Report {
        let (_, _, verdict) = self.read(text);
        Report { level: verdict.level, mentions: Vec::new(), findings: verdict.findings, persons: verdict.persons }
    }

    /// The same, with everything that the text names.
    pub fn scan(&self, text: &str, _context: &Context) -> Report {
        let (reading, facts, verdict) = self.read(text);
        Report {
            level: verdict.level,
            mentions: mentions(&reading, &facts),
            findings: verdict.findings,
            persons: verdict.persons,
        }
    }

    /// The text with the identities that were found taken out.
    ///
    /// What masking cannot mend (a draft, a report, a secrecy mark) stays and keeps its level.
    pub fn mask(&self, text: &str, context: &Context) -> Masked {
        let (reading, facts, verdict) = self.read(text);
        let spans: Vec<Span> = verdict.findings.iter().map(|f| f.span).collect();
        let edits = redact::edits(&reading, &facts, &spans);
        let mut masked = String::with_capacity(text.len());
        let mut at = 0;
        for edit in &edits {
            masked.push_str(&text[at..edit.span.start]);
            masked.push_str(&edit.with);
            at = edit.span.end;
        }
        masked.push_str(&text[at..]);
        let level = self.check(&masked, context).level;
        Masked { text: masked, edits, level }
    }

    /// Lines of law for some rule ids that are in force on a day (`YYYY-MM-DD`).
    pub fn legal<'a>(&self, rules: &'a [String], date: &'a str) -> impl Iterator<Item = &'static LegalLine> + 'a {
        base::legal(rules, date)
    }

    fn read<'t>(&self, text: &'t str) -> (Reading<'t>, Facts, Verdict) {
        let reading = Reading::new(text, &self.shapes);
        let facts = facts::facts(&reading);
        let verdict = judge::judge(&reading, &facts);
        (reading, facts, verdict)
    }
}

/// What is named, for those who ask; the findings do not depend on it.
fn mentions(r: &Reading, f: &Facts) -> Vec<Mention> {
    let mut all: Vec<Mention> = Vec::new();
    for p in &f.persons {
        let role = if p.who == Who::Official { Role::Official } else { Role::Private };
        all.push(Mention {
            kind: MentionKind::PersonName,
            span: r.span(p.start, p.end),
            role: Some(role),
            score: p.score,
        });
    }
    for n in &f.numbers {
        all.push(Mention { kind: n.kind, span: r.folded_span(n.shape.start, n.shape.end), role: None, score: 0.9 });
    }
    for a in &f.addresses {
        all.push(Mention {
            kind: MentionKind::Address,
            span: r.span(a.start, a.end),
            role: None,
            score: if a.exact { 0.8 } else { 0.6 },
        });
    }
    for &(start, end) in &f.locations {
        all.push(Mention { kind: MentionKind::Location, span: r.span(start, end), role: None, score: 0.7 });
    }
    all.sort_by_key(|m| (m.span, m.kind));
    all
}
