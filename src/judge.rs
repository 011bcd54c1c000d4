//! The decision table: which facts make which findings, and how loud.
//!
//! One function a group of rows, in the order of the table; the numbers are the rows of the policy.
//! The strongest of rows 1–8 holds, then the named exceptions lower what they name.

use crate::facts::{Facts, Identity, Linked, around};
use crate::mention::person::{Form, Person, Who};
use crate::mention::tagger::Tag;
use crate::paragraph::Paragraphs;
use crate::reading::{Mask, Reading, Said, any, one};
use crate::report::{Finding, FindingKind, Level, MentionKind, Rule, Span};
use crate::signal::Signal;
use crate::signal::document::Range;
use crate::signal::health::Weight;
use crate::signal::sense::{self, TOPICS, Topic, Worth};
use crate::tables::{RULES, ShapeKind};
use crate::text::order;
use crate::text::token::is_one;
use crate::weights::Weights;

/// What the table says of a text.
#[derive(Debug, Default)]
pub struct Verdict {
    /// The loudest of the findings.
    pub level: Level,
    /// In order of their start.
    pub findings: Vec<Finding>,
    /// Persons and households singled out.
    pub persons: usize,
}

/// Applies the table.
pub fn judge(r: &Reading, f: &Facts) -> Verdict {
    let mut v = Draft { r, findings: Vec::new() };
    let persons = identities(&mut v, f);
    let named = v.loudest() > Level::Note;
    let inside = insider(r) || r.has(any([Signal::Hush, Signal::Internal]));
    if r.has(one(Signal::Exercise)) && !named && !inside && f.signs.mark.is_empty() {
        // Row 17: a training example, a novel, a form.
        return Verdict::default();
    }
    documents(&mut v, f);
    numbers(&mut v, f);
    notes(&mut v, f);
    v.finish(persons)
}

/// The table's verdict beside the sense's: what the table finds falls where the sense speaks clearly against it,
/// and what the sense hears clearly is said where the table is silent.
pub fn weighed(r: &Reading, f: &Facts, table: Verdict, weights: &Weights<TOPICS>, kept: &mut Paragraphs) -> Verdict {
    let scores = sense::scores(r, f, &table, weights, kept);
    let score = |topic: Topic| scores[topic as usize];
    let thin = if is_thin(r, f) { THIN } else { 0 };
    if table.level >= Level::Warn {
        let keep = thin + keep(r, f, &table);
        if score(Topic::Any) >= keep {
            return if score(Topic::Strong) > SURE { louder(table) } else { table };
        }
        return if score(Topic::Private) > 0 { at_level(table, Level::Note) } else { Verdict::default() };
    }
    if score(Topic::Any) < RAISE + thin {
        return table;
    }
    let mut v = Draft { r, findings: Vec::new() };
    // Without a word of illness that a list knows nobody's health is told, whatever the rest sounds like.
    let ill = any([Signal::Status, Signal::Disease, Signal::Symptom, Signal::Quarantine, Signal::Patient]);
    let ill = r.has(ill) || r.named.iter().any(|hit| RULES[usize::from(hit.rule)].body);
    let told = [Topic::Identity, Topic::Draft, Topic::Internal, Topic::Unannounced, Topic::Secrecy];
    let loudest = told.into_iter().max_by_key(|&topic| score(topic)).unwrap_or(Topic::Identity);
    // Nor is a paper or an event told where the sense hears neither, unless it is all the surer of the whole.
    let heard = score(loudest) > 0 || score(Topic::Any) >= RAISE + VAGUE;
    if !(if loudest == Topic::Identity { ill && points(r, f) } else { heard }) {
        return table;
    }
    let worths = sense::worths(r, f, weights);
    let mut persons = 0;
    for topic in told.into_iter().filter(|&topic| topic == loudest || score(topic) > 0) {
        persons += told_finding(&mut v, f, topic, score(Topic::Strong) > 0, &worths);
    }
    // What no words carry cannot be shown, and what cannot be shown is not said.
    if v.findings.is_empty() { table } else { v.finish(persons) }
}

/// Whether anything points at somebody: a name, a number, a place, a trade, a mark.
fn points(r: &Reading, f: &Facts) -> bool {
    const MARKS: Mask = any([
        Signal::Unique,
        Signal::Relation,
        Signal::Class,
        Signal::Trade,
        Signal::Landmark,
        Signal::TitlePatient,
        Signal::Title,
    ]);
    let numbers = |kind: MentionKind| !matches!(kind, MentionKind::Age | MentionKind::Date);
    let places = |tag: Tag| matches!(tag, Tag::Location | Tag::Organization | Tag::Address | Tag::Occupation);
    r.has(MARKS)
        || !f.addresses.is_empty()
        || f.persons.iter().any(|p| p.who != Who::Official)
        || f.numbers.iter().any(|n| numbers(n.kind))
        || f.tagged.iter().any(|t| places(t.tag))
}

/// Below which score the sense speaks against what the table found.
fn keep(r: &Reading, f: &Facts, table: &Verdict) -> i32 {
    let found = |rule: Rule| table.findings.iter().any(|f| f.rule == rule && f.level == table.level);
    let blank = r.shapes.iter().any(|s| s.kind == ShapeKind::BlankNumber);
    if found(Rule::ListHealth) || found(Rule::IdNumber) || blank && found(Rule::Draft) {
        KEEP_FORM
    } else if found(Rule::IdentityHealth) && !f.claims.iter().all(|c| c.guessed) || found(Rule::SecrecyMark) {
        KEEP_DIRECT
    } else {
        KEEP_OTHERS
    }
}

/// A list of the quarantined, a number of a card and a blank number are forms: what their words sound like says
/// little.
const KEEP_FORM: i32 = -60;
/// Below this the sense speaks against a name with a status, and against a stamp.
const KEEP_DIRECT: i32 = -20;
/// Below this the sense speaks against anything else.
const KEEP_OTHERS: i32 = 0;
/// From this on the sense is heard where the table is silent.
const RAISE: i32 = 50;
/// From this on the sense is sure that two steps are due.
const SURE: i32 = 40;

/// How much surer the sense must be of talk that holds nothing to go by.
const THIN: i32 = 45;
/// How much surer where it hears no topic by itself.
const VAGUE: i32 = 20;

/// Whether a text names no place, body, number, date or trade and nothing of an office: banter in a comment, mostly.
fn is_thin(r: &Reading, f: &Facts) -> bool {
    const OFFICE: Mask = any([
        Signal::Paper,
        Signal::Draft,
        Signal::Unsigned,
        Signal::Internal,
        Signal::Meeting,
        Signal::Unannounced,
        Signal::Insider,
        Signal::Event,
        Signal::Patient,
        Signal::Quarantine,
        Signal::Secret,
        Signal::ListCue,
        Signal::Trade,
    ]);
    let told = |tag: Tag| matches!(tag, Tag::Location | Tag::Organization | Tag::Address | Tag::Occupation);
    f.numbers.is_empty() && f.addresses.is_empty() && !r.has(OFFICE) && !f.tagged.iter().any(|t| told(t.tag))
}

/// A person of whom the table saw one fact may be singled out by words that it does not know.
fn louder(mut table: Verdict) -> Verdict {
    for quasi in table.findings.iter_mut().filter(|f| f.rule == Rule::QuasiHealth) {
        (quasi.level, table.level) = (Level::Strong, Level::Strong);
    }
    table
}

fn at_level(verdict: Verdict, level: Level) -> Verdict {
    let findings = verdict.findings.into_iter().map(|one| Finding { level, ..one }).collect();
    Verdict { level, findings, ..verdict }
}

/// Shows what the sense hears; returns how many persons it singles out.
fn told_finding(v: &mut Draft, f: &Facts, topic: Topic, strong: bool, worths: &[Worth]) -> usize {
    let r = v.r;
    let level = if strong && matches!(topic, Topic::Identity | Topic::Secrecy) { Level::Strong } else { Level::Warn };
    let (kind, rule) = match topic {
        Topic::Draft => (FindingKind::DraftDocument, Rule::Draft),
        Topic::Internal => (FindingKind::InternalReport, Rule::Internal),
        Topic::Unannounced => (FindingKind::UnannouncedCases, Rule::Unannounced),
        Topic::Secrecy => (FindingKind::SecrecyMark, Rule::SecrecyMark),
        _ => {
            let private = || f.persons.iter().filter(|p| p.who == Who::Private);
            let direct = private().any(|p| p.form == Form::Full);
            let rule = if direct { Rule::IdentityHealth } else { Rule::QuasiHealth };
            for p in private() {
                v.add(FindingKind::PatientIdentity, level, rule, (p.titled, trade_end(r, p.end)));
            }
            for a in &f.addresses {
                v.add(FindingKind::Address, level, rule, (a.start, a.end));
            }
            for n in f.numbers.iter().filter(|n| n.kind == MentionKind::Phone && !n.public) {
                let span = r.folded_span(n.shape.start, n.shape.end);
                v.add_span(FindingKind::ContactDetails, level, rule, span);
            }
            for c in f.claims.iter().filter(|c| !c.own && !c.negated) {
                v.add(FindingKind::PatientIdentity, level, rule, (c.start, c.end));
            }
            if private().next().is_none()
                && let Some(range) = sense::stretch(r, worths, topic)
            {
                v.add(FindingKind::PatientIdentity, level, rule, range);
            }
            return distinct(r, private).max(1);
        }
    };
    if let Some(range) = sense::stretch(r, worths, topic) {
        v.add(kind, level, rule, range);
    }
    0
}

/// Findings as they are gathered.
struct Draft<'r, 'a> {
    r: &'r Reading<'a>,
    findings: Vec<Finding>,
}

impl Draft<'_, '_> {
    fn add(&mut self, kind: FindingKind, level: Level, rule: Rule, range: Range) {
        let span = self.r.span(range.0, range.1);
        self.add_span(kind, level, rule, span);
    }

    fn add_span(&mut self, kind: FindingKind, level: Level, rule: Rule, span: Span) {
        if level > Level::None {
            self.findings.push(Finding { kind, level, span, rule });
        }
    }

    fn loudest(&self) -> Level {
        self.findings.iter().map(|f| f.level).max().unwrap_or_default()
    }

    fn finish(mut self, persons: usize) -> Verdict {
        // By start, end and rule, the louder first.
        order::by(&mut self.findings, |f| (f.rule as u32 + 1) * 4 - f.level as u32);
        order::by(&mut self.findings, |f| f.span.end as u32);
        order::by(&mut self.findings, |f| f.span.start as u32);
        self.findings.dedup_by_key(|f| (f.span, f.rule));
        Verdict { level: self.loudest(), findings: self.findings, persons }
    }
}

/// Rows 1, 2, 3 with exceptions 9–12, 17.
fn identities(v: &mut Draft, f: &Facts) -> usize {
    let r = v.r;
    let linked = |all: bool| {
        let counted = f.linked.iter().filter(move |l| all || l.identity == Identity::Direct);
        counted.map(|l| &f.persons[l.person])
    };
    let direct = distinct(r, || linked(false));
    let by_number = f.linked.is_empty() && !f.exposed_numbers.is_empty();
    let quasi = f.linked.iter().filter_map(|l| if let Identity::Quasi(n) = l.identity { Some(n) } else { None }).max();
    let persons = distinct(r, || linked(true)) + f.households;
    // Row 3: each of two or more can be found.
    let listed = direct >= 2 || f.households >= 2 || direct + f.households >= 2;
    let (mut level, rule) = if listed {
        (Level::Strong, Rule::ListHealth)
    } else if direct > 0 || by_number || f.households > 0 {
        (Level::Strong, Rule::IdentityHealth)
    } else if let Some(facts) = quasi {
        // Row 2; two persons named by title alone still are two.
        (if facts >= 2 || insider(r) { Level::Strong } else { Level::Warn }, Rule::QuasiHealth)
    } else if f.unnamed_facts > 0 {
        (if f.unnamed_facts >= 2 { Level::Strong } else { Level::Warn }, Rule::QuasiHealth)
    } else {
        return 0;
    };
    level = excepted(r, f, level, rule);
    if level == Level::None {
        return persons.max(1);
    }
    let rule = if level == Level::Note { note_rule(r, f) } else { rule };
    expose(v, f, level, rule);
    persons.max(1)
}

/// How many different persons: "ông Khải" after "Lê Văn Khải" is the same man, and so is a name said twice.
fn distinct<'f, I: Iterator<Item = &'f Person>>(r: &Reading, persons: impl Fn() -> I) -> usize {
    let different = |mut all: Vec<u64>| {
        all.sort_unstable();
        all.dedup();
        all
    };
    let name = |p: &Person| {
        let words = r.tokens[p.start..p.end].iter();
        words.fold(0u64, |name, t| name.wrapping_mul(0x0000_0100_0000_01B3) ^ u64::from(t.bare))
    };
    let given = |p: &Person| u64::from(r.tokens[p.end - 1].bare);
    let full = different(persons().filter(|p| p.form == Form::Full).map(name).collect());
    let known = different(persons().filter(|p| p.form == Form::Full).map(given).collect());
    let others = different(persons().filter(|p| p.form != Form::Full).map(given).collect());
    full.len() + others.iter().filter(|&given| known.binary_search(given).is_err()).count()
}

fn insider(r: &Reading) -> bool {
    r.has(one(Signal::Insider))
}

fn note_rule(r: &Reading, f: &Facts) -> Rule {
    if f.family_status && !r.has(any([Signal::Appeal, Signal::MadePublic, Signal::Lost])) {
        Rule::FamilyHealth
    } else {
        Rule::Appeal
    }
}

/// The exceptions, in the order of the table.
fn excepted(r: &Reading, f: &Facts, level: Level, rule: Rule) -> Level {
    let inside = insider(r) || r.has(any([Signal::Hush, Signal::Unannounced]));
    // Row 17.
    if r.has(one(Signal::Exercise)) && !inside {
        return Level::None;
    }
    let list = rule == Rule::ListHealth;
    // Row 12: an obituary; an insider who knows the cause of death is no mourner.
    if !inside && r.saying(one(Signal::Obituary)).count() >= 2 {
        return Level::None;
    }
    // Row 15: a prize for work on malaria is no malaria.
    let only_disease = f.claims.iter().all(|c| c.weight < Weight::Status);
    if !inside && only_disease && r.has(one(Signal::Celebration)) {
        return Level::None;
    }
    // Row 12: an injury told by the club; a disease or a quarantine is none.
    let ill = f.claims.iter().any(|c| c.quarantine || c.weight == Weight::Disease) || r.has(one(Signal::Disease));
    if !inside && !ill && r.saying(one(Signal::Sport)).count() >= 2 {
        return Level::None;
    }
    // Row 11: appeal, made public, looked for, consent; said next to the person, and not over a list.
    let appeal = near_linked(r, f, one(Signal::Appeal))
        && (f.family_status || !f.relatives.is_empty() || r.saying(one(Signal::Appeal)).count() >= 2);
    if !inside && !list && (appeal || near_linked(r, f, any([Signal::MadePublic, Signal::Lost, Signal::Consent]))) {
        return Level::Note;
    }
    // Row 10: all the health that is spoken of is a relative's, and nobody else is named in full.
    let only_family = f.claims.iter().filter(|c| c.weight > Weight::Symptom && !c.own).all(|c| c.family);
    let stranger = f.linked.iter().any(|l| f.persons[l.person].form == Form::Full);
    if !inside && !list && f.family_status && only_family && !stranger {
        return Level::Note;
    }
    // Jokes and denials lower one; a denied rumour about nobody in particular is none.
    if r.has(one(Signal::Denial)) && !insider(r) {
        return if rule == Rule::QuasiHealth { Level::None } else { lower(level) };
    }
    if r.has(one(Signal::Joke)) { lower(level) } else { level }
}

/// Whether something is said within a sentence of a person or claim, and not by the writer of himself
/// ("tui livestream cho bà con coi").
fn near_linked(r: &Reading, f: &Facts, mask: Mask) -> bool {
    let near = |at: usize, s: &Said| r.tokens[at].sentence.abs_diff(r.tokens[s.start].sentence) <= 2;
    r.saying(mask).any(|s| {
        let mine = s.signal == Signal::MadePublic && s.start > 0 && is_one(r.word(s.start - 1), "tui toi minh em");
        let with_person = around(&f.linked, |l| f.persons[l.person].start, s.start)
            .iter()
            .any(|l| near(f.persons[l.person].start, s));
        let with_claim = around(&f.claims, |c| c.start, s.start).iter().any(|c| near(c.start, s));
        !mine && (with_person || with_claim)
    })
}

fn lower(level: Level) -> Level {
    match level {
        Level::Strong => Level::Warn,
        Level::Warn => Level::Note,
        Level::Note | Level::None => Level::None,
    }
}

/// Shows the words: persons, their numbers and addresses, and the claim next to them.
fn expose(v: &mut Draft, f: &Facts, level: Level, rule: Rule) {
    let list = rule == Rule::ListHealth;
    let identity = if list { FindingKind::QuarantineList } else { FindingKind::PatientIdentity };
    for l in &f.linked {
        let p = &f.persons[l.person];
        v.add(identity, level, rule, (p.titled, trade_end(v.r, p.end)));
    }
    for &i in &f.exposed_numbers {
        let n = &f.numbers[i];
        let kind = if matches!(n.kind, MentionKind::Phone | MentionKind::Email) {
            FindingKind::ContactDetails
        } else {
            FindingKind::IdNumber
        };
        let span = v.r.folded_span(n.shape.start, n.shape.end);
        v.add_span(kind, level, rule, span);
    }
    for &i in &f.exposed_addresses {
        let a = &f.addresses[i];
        v.add(FindingKind::Address, level, rule, (a.start, a.end));
    }
    for &range in &f.unnamed {
        v.add(FindingKind::PatientIdentity, level, rule, range);
    }
    for n in f.numbers.iter().filter(|n| matches!(n.kind, MentionKind::PatientCode | MentionKind::Date) && !list) {
        let person = |l: &Linked| f.persons[l.person];
        let near = around(&f.linked, |l| person(l).start, n.start).iter().map(|l| person(l).end);
        if near.into_iter().any(|end| n.start >= end && n.start - end <= 8) {
            let span = v.r.folded_span(n.shape.start, n.shape.end);
            v.add_span(FindingKind::PatientIdentity, level, rule, span);
        }
    }
    for c in f.claims.iter().filter(|c| !c.own && !c.negated && c.weight > Weight::Symptom) {
        v.add(identity, level, rule, (c.start, c.end));
    }
}

/// "chị Diệp bán cá lóc": the trade belongs to what singles the person out.
fn trade_end(r: &Reading, end: usize) -> usize {
    r.reach(end, one(Signal::Trade)).unwrap_or(end)
}

/// Rows 4–7 with exceptions 13, 14, 17.
fn documents(v: &mut Draft, f: &Facts) {
    let r = v.r;
    let signs = &f.signs;
    for &range in &signs.mark {
        v.add(FindingKind::SecrecyMark, Level::Strong, Rule::SecrecyMark, range);
    }
    let denied =
        r.has(one(Signal::Denial)) || r.has(one(Signal::Advice)) && !signs.insider && !r.has(one(Signal::Share));
    let soften = |level: Level| {
        if r.has(one(Signal::Joke)) || denied { lower(lower(level)) } else { level }
    };
    // Row 5, not row 14.
    if !(signs.issued || signs.open_draft) {
        for &range in &signs.draft {
            v.add(FindingKind::DraftDocument, soften(Level::Warn), Rule::Draft, range);
        }
    }
    // Rows 6 and 7, not row 13; a source named by one who asks to keep it quiet is no source.
    let announced = signs.public && !signs.insider && !r.has(one(Signal::Hush));
    if !announced {
        for &range in &signs.internal {
            v.add(FindingKind::InternalReport, soften(Level::Warn), Rule::Internal, range);
        }
        for &range in &signs.unannounced {
            v.add(FindingKind::UnannouncedCases, soften(Level::Warn), Rule::Unannounced, range);
        }
    }
}

/// Row 8.
fn numbers(v: &mut Draft, f: &Facts) {
    for &i in &f.foreign_numbers {
        let n = &f.numbers[i];
        let span = v.r.folded_span(n.shape.start, n.shape.end);
        v.add_span(FindingKind::IdNumber, Level::Warn, Rule::IdNumber, span);
    }
}

/// Rows 9–11 where nothing louder speaks.
fn notes(v: &mut Draft, f: &Facts) {
    let r = v.r;
    if v.loudest() > Level::None || r.has(any([Signal::Exercise, Signal::Sport])) {
        return;
    }
    if !f.own_numbers.is_empty()
        && (f.own_status || f.own_numbers.iter().any(|&i| f.numbers[i].kind != MentionKind::Phone))
    {
        for &i in &f.own_numbers {
            let n = &f.numbers[i];
            let kind = if n.kind == MentionKind::Phone { FindingKind::ContactDetails } else { FindingKind::IdNumber };
            let span = r.folded_span(n.shape.start, n.shape.end);
            v.add_span(kind, Level::Note, Rule::SelfContact, span);
        }
    }
    let thanks = r.has(any([Signal::Thanks, Signal::Obituary, Signal::Celebration]));
    let rule = note_rule(r, f);
    if !thanks {
        for c in f.claims.iter().filter(|c| c.family && !c.negated && c.weight > Weight::Symptom) {
            v.add(FindingKind::PatientIdentity, Level::Note, rule, (c.start, c.end));
        }
        for &i in &f.relatives {
            let p = &f.persons[i];
            v.add(FindingKind::PatientIdentity, Level::Note, rule, (p.titled, p.end));
        }
    }
}
