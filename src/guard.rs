//! Text and its surroundings in, report out. The only place that knows the order of the steps.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::facts::{self, Facts};
use crate::judge::{self, Verdict};
use crate::mention::person::Who;
use crate::mention::shape::Shapes;
use crate::mention::tagger::{self, Tag};
use crate::pack::base::{self, LegalLine};
use crate::paragraph::Paragraphs;
use crate::reading::Reading;
use crate::redact::{self, Step};
use crate::report::{Edit, Masked, Mention, MentionKind, Report, Role};
use crate::signal::sense;
use crate::tables::LISTS;
use crate::weights::Weights;

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
    models: Models,
}

/// The trained parts; without one the rules decide alone.
#[derive(Clone, Debug, Default)]
pub struct Models {
    /// See [`tagger`].
    pub tagger: Option<Weights<{ tagger::LABELS }>>,
    /// See [`sense`].
    pub sense: Option<Weights<{ sense::TOPICS }>>,
}

impl Default for Guard {
    fn default() -> Self {
        Self::new()
    }
}

impl Models {
    /// Those that ship with the product.
    pub fn shipped() -> Self {
        Self {
            tagger: Some(read(include_bytes!("../rules/model/tagger.bin"))),
            sense: Some(read(include_bytes!("../rules/model/sense.bin"))),
        }
    }
}

fn read<const L: usize>(file: &[u8]) -> Weights<L> {
    // Loud: a guard without its models would look as if it worked.
    Weights::from_bytes(file).expect("training wrote this file for these labels")
}

impl Guard {
    /// A guard with the rules, the models and the base pack that ship with the product.
    pub fn new() -> Self {
        Self::with(Models::shipped())
    }

    /// The same rules with other models, or none.
    pub fn with(models: Models) -> Self {
        // Here and not in the first check, which somebody waits for.
        LazyLock::force(&LISTS);
        Self { shapes: Shapes::automata(), models }
    }

    /// The same guard on the `regex` crate instead of the compiled automaton: slower, and the reference.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn reference() -> Self {
        Self { shapes: Shapes::reference(), models: Models::shipped() }
    }

    /// A text read, before anything is concluded from it; training begins here.
    pub fn reading<'t>(&self, text: &'t str) -> Reading<'t> {
        Reading::new(text, &self.shapes, &mut Paragraphs::default())
    }

    /// The features that the sense of a text is weighed by.
    pub fn sense_features(&self, text: &str) -> Vec<u32> {
        let mut kept = Paragraphs::default();
        let reading = Reading::new(text, &self.shapes, &mut kept);
        let facts = facts::facts(&reading, self.models.tagger.as_ref(), &mut kept);
        let table = judge::judge(&reading, &facts);
        let mut out = Vec::new();
        sense::features(&reading, &facts, &mut |feature, _, _| out.push(feature));
        sense::fact_features(&reading, &facts, &table, &mut |feature| out.push(feature));
        out
    }

    /// What the guard says of a text. Linear in its length, never fails.
    ///
    /// [`Report::mentions`] stays empty: a page needs the findings only; see [`Guard::scan`].
    pub fn check(&self, text: &str, context: &Context) -> Report {
        self.recheck(text, context, &mut Paragraphs::default())
    }

    /// The same, at the cost of what has changed: `kept` is what the last check of this text left.
    pub fn recheck(&self, text: &str, _context: &Context, kept: &mut Paragraphs) -> Report {
        let (_, _, verdict) = self.read(text, kept);
        Report { level: verdict.level, mentions: Vec::new(), findings: verdict.findings, persons: verdict.persons }
    }

    /// The same, with everything that the text names.
    pub fn scan(&self, text: &str, _context: &Context) -> Report {
        let mut kept = Paragraphs::default();
        let (reading, facts, verdict) = self.read(text, &mut kept);
        Report {
            level: verdict.level,
            mentions: mentions(&reading, &facts, &self.models, &mut kept),
            findings: verdict.findings,
            persons: verdict.persons,
        }
    }

    /// The text with the identities that were found taken out, and no more than it takes to be quiet.
    ///
    /// What masking cannot mend (a draft, a report, a secrecy mark) stays and keeps its level. After the first
    /// rewrite at most [`Step::ROUNDS`] further ones are judged.
    pub fn mask(&self, text: &str, context: &Context) -> Masked {
        let mut kept = Paragraphs::default();
        let (reading, facts, verdict) = self.read(text, &mut kept);
        let mut best: Option<Masked> = None;
        let mut last: Option<Vec<Edit>> = None;
        let mut rounds = 0;
        for step in Step::ALL {
            if rounds + 1 == Step::ROUNDS && step == Step::Illness {
                continue;
            }
            let edits = redact::edits(&reading, &facts, &verdict.findings, step);
            if edits.is_empty() || last.as_ref() == Some(&edits) {
                continue;
            }
            let masked = apply(text, &edits);
            let after = self.recheck(&masked, context, &mut kept);
            last = Some(edits.clone());
            rounds += usize::from(step > Step::Identities);
            // A further step that makes nothing quieter only costs words.
            if best.as_ref().is_none_or(|best| after.level < best.level) {
                best = Some(Masked { text: masked, edits, level: after.level });
            }
            if !redact::is_exposed(&after.findings) {
                break;
            }
        }
        best.unwrap_or_else(|| Masked { text: text.to_owned(), edits: Vec::new(), level: verdict.level })
    }

    /// Lines of law for some rule ids that are in force on a day (`YYYY-MM-DD`).
    pub fn legal<'a>(&self, rules: &'a [String], date: &'a str) -> impl Iterator<Item = &'static LegalLine> + 'a {
        base::legal(rules, date)
    }

    fn read<'t>(&self, text: &'t str, kept: &mut Paragraphs) -> (Reading<'t>, Facts, Verdict) {
        let reading = Reading::new(text, &self.shapes, kept);
        let facts = facts::facts(&reading, self.models.tagger.as_ref(), kept);
        let table = judge::judge(&reading, &facts);
        let verdict = match &self.models.sense {
            Some(weights) if facts.telling => judge::weighed(&reading, &facts, table, weights, kept),
            _ => table,
        };
        (reading, facts, verdict)
    }
}

/// A text with edits made.
fn apply(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(&text[at..edit.span.start]);
        out.push_str(&edit.with);
        at = edit.span.end;
    }
    out.push_str(&text[at..]);
    out
}

/// What is named, for those who ask; the findings do not depend on it.
fn mentions(r: &Reading, f: &Facts, models: &Models, kept: &mut Paragraphs) -> Vec<Mention> {
    let mut all: Vec<Mention> = Vec::new();
    for n in f.numbers.iter().filter(|n| !n.year) {
        all.push(Mention { kind: n.kind, span: r.folded_span(n.shape.start, n.shape.end), role: None, score: 0.9 });
    }
    if let Some(weights) = &models.tagger {
        let mut late = || {
            let hints = tagger::hints(r, &f.persons, &f.numbers, &f.addresses, &f.locations);
            tagger::tag(r, &hints, weights, kept)
        };
        let tagged = if f.telling { Cow::Borrowed(&f.tagged) } else { Cow::Owned(late()) };
        for t in tagged.iter() {
            let (kind, role) = kind_of(t.tag);
            all.push(Mention { kind, span: r.span(t.start, t.end), role, score: 0.8 });
        }
        all.sort_by_key(|m| (m.span, m.kind));
        return all;
    }
    for p in &f.persons {
        let role = if p.who == Who::Official { Role::Official } else { Role::Private };
        all.push(Mention {
            kind: MentionKind::PersonName,
            span: r.span(p.start, p.end),
            role: Some(role),
            score: p.score,
        });
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

const fn kind_of(tag: Tag) -> (MentionKind, Option<Role>) {
    match tag {
        Tag::Person => (MentionKind::PersonName, Some(Role::Private)),
        Tag::Official => (MentionKind::PersonName, Some(Role::Official)),
        Tag::Location => (MentionKind::Location, None),
        Tag::Organization => (MentionKind::Organization, None),
        Tag::Address => (MentionKind::Address, None),
        Tag::Occupation => (MentionKind::Occupation, None),
        Tag::Symptom => (MentionKind::Symptom, None),
        Tag::Gender => (MentionKind::Gender, None),
    }
}
