//! The masked rewrite: the message stays, the person goes.
//!
//! Every step is computed on the text as given, so its edits are bytes of that text; the guard judges what a
//! step leaves and asks for the next one only while it still singles somebody out.

mod clause;
mod cut;
mod person;
mod place;
mod words;

use crate::facts::{Facts, around};
use crate::reading::Reading;
use crate::report::{Edit, Finding, Level, MentionKind, Rule, Span};
use crate::signal::health::Weight;
use crate::tables::RULES;
use crate::text::token::is_one;
use cut::Cuts;
use words::{Style, Word};

/// How far a rewrite goes; each step holds those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Names, numbers, addresses, and what the findings show of somebody who is not named.
    Identities,
    /// Trades, classes, relations, workplaces.
    Descriptions,
    /// The places that are left, and how the writer comes to know.
    Surroundings,
    /// The illness itself.
    Illness,
    /// Every word of the body: nothing else is left to take.
    Body,
}

impl Step {
    /// In their order.
    pub const ALL: [Step; 5] = [Step::Identities, Step::Descriptions, Step::Surroundings, Step::Illness, Step::Body];
    /// So many steps after the first are tried; the last of them is [`Step::Body`].
    pub const ROUNDS: usize = 3;
}

/// Whether a finding is about an identity, which masking can mend.
pub const fn is_identity(rule: Rule) -> bool {
    matches!(rule, Rule::IdentityHealth | Rule::QuasiHealth | Rule::ListHealth | Rule::IdNumber | Rule::SelfContact)
}

/// Whether findings still interrupt for an identity.
pub fn is_exposed(findings: &[Finding]) -> bool {
    findings.iter().any(|f| f.level >= Level::Warn && is_identity(f.rule))
}

/// The edits of a step; in order, not overlapping, in bytes of the text as given.
pub fn edits(r: &Reading, f: &Facts, findings: &[Finding], step: Step) -> Vec<Edit> {
    if !findings.iter().any(|f| is_identity(f.rule)) {
        return Vec::new();
    }
    let spans = |wanted: bool| findings.iter().filter(move |f| is_identity(f.rule) == wanted).map(|f| f.span);
    let scope = Scope { r, f, shown: Spans::new(spans(true)), others: Spans::new(spans(false)), step };
    let mut cuts = Cuts::new(Style::of(r));
    person::cut(&scope, &mut cuts);
    numbers(&scope, &mut cuts);
    place::cut(&scope, &mut cuts);
    if step >= Step::Surroundings {
        clause::cut(&scope, &mut cuts);
    }
    if step >= Step::Illness {
        illness(&scope, &mut cuts);
    }
    cuts.edits(r.source)
}

/// What a step looks at.
struct Scope<'s, 'a> {
    r: &'s Reading<'a>,
    f: &'s Facts,
    /// What the findings about identities show.
    shown: Spans,
    /// What other findings show; it keeps its words.
    others: Spans,
    step: Step,
}

/// How near, in sentences and tokens, a claim or a shown word must stand for a thing to go with it.
const NEAR: (u32, usize) = (1, 40);
/// The same for a private person and a day of birth, which nobody else's message needs.
const WIDE: (u32, usize) = (4, 60);

impl Scope<'_, '_> {
    /// Whether tokens are shown by a finding, or stand beside what is said of somebody's health.
    fn concerns(&self, start: usize, end: usize) -> bool {
        self.shown.touch(self.r.span(start, end)) || self.is_near(start, NEAR)
    }

    /// The same in a wider circle.
    fn concerns_widely(&self, start: usize, end: usize) -> bool {
        self.shown.touch(self.r.span(start, end)) || self.is_near(start, WIDE)
    }

    fn is_near(&self, at: usize, (sentences, tokens): (u32, usize)) -> bool {
        let near = |other: usize| {
            self.r.tokens[other].sentence.abs_diff(self.r.tokens[at].sentence) <= sentences
                && other.abs_diff(at) <= tokens
        };
        around(&self.f.claims, |c| c.start, at).iter().any(|c| !c.own && c.weight > Weight::Symptom && near(c.start))
    }

    /// Whether what stands there is shown for something that masking does not mend.
    fn is_other(&self, start: usize, end: usize) -> bool {
        self.others.touch(self.r.span(start, end))
    }
}

/// Numbers vanish whole, never half. A code of a case is how authorities speak of somebody, and stays.
fn numbers(scope: &Scope, cuts: &mut Cuts) {
    let (r, f) = (scope.r, scope.f);
    for n in &f.numbers {
        let span = r.folded_span(n.shape.start, n.shape.end);
        let gone = match n.kind {
            MentionKind::Phone => !n.public && scope.concerns(n.start, n.end) || scope.shown.touch(span),
            MentionKind::Email | MentionKind::Plate => scope.concerns(n.start, n.end),
            MentionKind::CitizenId
            | MentionKind::IdNumber
            | MentionKind::InsuranceCard
            | MentionKind::Passport
            | MentionKind::RecordNumber => true,
            // The day somebody was born singles out, the day of an event does not.
            MentionKind::Date => {
                (n.year || is_birth(r, n.start)) && scope.concerns_widely(n.start, n.end) || scope.shown.touch(span)
            }
            MentionKind::Age => scope.step >= Step::Surroundings && scope.concerns(n.start, n.end),
            MentionKind::Transport => scope.step >= Step::Surroundings && scope.shown.touch(span),
            _ => false,
        };
        if gone {
            cuts.put(span, Word::Gone, r, n.start);
        }
    }
}

/// "Sinh ngày", "SN" before a date.
fn is_birth(r: &Reading, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|i| is_one(r.word(i), "sinh sn ns dob born"))
}

/// Words for the illness of somebody else.
fn illness(scope: &Scope, cuts: &mut Cuts) {
    let r = scope.r;
    let mut put = |start: usize, end: usize| {
        if !scope.is_other(start, end) {
            cuts.put(r.span(start, end), Word::Gone, r, start);
        }
    };
    for c in scope.f.claims.iter().filter(|c| !c.own) {
        put(c.start, c.end);
    }
    if scope.step >= Step::Body {
        for hit in r.named.iter().filter(|hit| RULES[usize::from(hit.rule)].body) {
            put(hit.start as usize, hit.end as usize);
        }
    }
}

/// Spans joined to disjoint ones, in order, to be asked about quickly.
struct Spans(Vec<Span>);

impl Spans {
    /// From spans in order of their start.
    fn new(spans: impl Iterator<Item = Span>) -> Self {
        let mut joined: Vec<Span> = Vec::new();
        for span in spans {
            match joined.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => joined.push(span),
            }
        }
        Self(joined)
    }

    fn touch(&self, span: Span) -> bool {
        let at = self.0.partition_point(|s| s.end <= span.start);
        self.0.get(at).is_some_and(|s| s.start < span.end)
    }
}
