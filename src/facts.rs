//! Who × what: which persons a health claim is asserted of, which numbers and addresses go with them.
//!
//! Everything the decision table asks about is put together here, once; the table itself is `judge.rs`.

use crate::mention::address::{self, Address};
use crate::mention::number::{self, Number};
use crate::mention::person::{self, Form, Person, Who};
use crate::mention::tagger::{self, LABELS, Tag, Tagged};
use crate::paragraph::Paragraphs;
use crate::reading::{Mask, Reading, any, one};
use crate::report::MentionKind;
use crate::signal::Signal;
use crate::signal::document::{self, Range, Signs};
use crate::signal::health::{self, Claim, Weight};
use crate::tables::{RULES, RuleRow};
use crate::text::order;
use crate::text::token::{Kind, is_one};
use crate::weights::Weights;

/// A person whose health is spoken of.
#[derive(Clone, Copy, Debug)]
pub struct Linked {
    /// Index in [`Facts::persons`].
    pub person: usize,
    /// Direct identity, or how many facts single the person out.
    pub identity: Identity,
}

/// How surely a person can be found by what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    /// Full name; title, name and place; phone; number; exact address.
    Direct,
    /// So many facts.
    Quasi(usize),
}

/// What a text says, put together.
#[derive(Debug)]
pub struct Facts {
    /// Whether the text holds anything that a finding could come of; birthdays and football do not.
    pub telling: bool,
    /// What the tagger sees, in order; empty without one and where nothing is told.
    pub tagged: Vec<Tagged>,
    /// Every person named.
    pub persons: Vec<Person>,
    /// Every number.
    pub numbers: Vec<Number>,
    /// Every address.
    pub addresses: Vec<Address>,
    /// Places with their type or of the gazetteer.
    pub locations: Vec<(usize, usize)>,
    /// Every claim about health.
    pub claims: Vec<Claim>,
    /// Signs of drafts, reports, marks, sources.
    pub signs: Signs,
    /// Private persons with a status.
    pub linked: Vec<Linked>,
    /// Relatives of the writer with a status.
    pub relatives: Vec<usize>,
    /// Indices of numbers that go with a status: phones, identity numbers, e-mail.
    pub exposed_numbers: Vec<usize>,
    /// Indices of addresses that go with a status.
    pub exposed_addresses: Vec<usize>,
    /// Exact single households with a status, no person named.
    pub households: usize,
    /// Words that single out an unnamed person with a status, and how many facts they make.
    pub unnamed: Vec<Range>,
    /// Facts of the unnamed person.
    pub unnamed_facts: usize,
    /// Identity numbers of others, no status.
    pub foreign_numbers: Vec<usize>,
    /// The writer's own numbers.
    pub own_numbers: Vec<usize>,
    /// The writer speaks of his own health.
    pub own_status: bool,
    /// The writer speaks of a relative's health.
    pub family_status: bool,
}

const IDENTITY_NUMBERS: [MentionKind; 5] = [
    MentionKind::CitizenId,
    MentionKind::InsuranceCard,
    MentionKind::IdNumber,
    MentionKind::Passport,
    MentionKind::RecordNumber,
];

/// Puts the facts of a text together.
pub fn facts(r: &Reading, tagger: Option<&Weights<LABELS>>, kept: &mut Paragraphs) -> Facts {
    let mut persons = person::persons(r);
    let numbers = number::numbers(r);
    let mut addresses = address::addresses(r);
    let mut locations = address::locations(r);
    let mut claims = health::claims(r);
    let telling = is_telling(r, &claims, &numbers);
    let mut tagged = Vec::new();
    if let Some(weights) = tagger.filter(|_| telling) {
        let hints = tagger::hints(r, &persons, &numbers, &addresses, &locations);
        tagged = tagger::tag(r, &hints, weights, kept);
        persons = tagger::persons(r, &tagged);
        let stretches = |tag: Tag| tagged.iter().filter(move |t| t.tag == tag);
        locations = stretches(Tag::Location).map(|t| (t.start, t.end)).collect();
        let known = addresses.len();
        for t in stretches(Tag::Address) {
            if order::is_free(&addresses[..known], |a| (a.start, a.end), t.start, t.end) {
                addresses.push(Address { start: t.start, end: t.end, exact: false, range: false });
            }
        }
        order::by(&mut addresses, |a| a.start as u32);
        health::add_tagged(r, stretches(Tag::Symptom).map(|t| (t.start, t.end)), &mut claims);
    }
    let mut f = Facts {
        telling,
        tagged,
        persons,
        numbers,
        addresses,
        locations,
        claims,
        signs: document::signs(r),
        linked: Vec::new(),
        relatives: Vec::new(),
        exposed_numbers: Vec::new(),
        exposed_addresses: Vec::new(),
        households: 0,
        unnamed: Vec::new(),
        unnamed_facts: 0,
        foreign_numbers: Vec::new(),
        own_numbers: Vec::new(),
        own_status: false,
        family_status: false,
    };
    whose(r, &mut f);
    f.own_status = f.claims.iter().any(|c| c.own && c.weight > Weight::Symptom);
    f.family_status = f.claims.iter().any(|c| c.family && c.weight > Weight::Symptom);
    link_persons(r, &mut f);
    link_addresses(r, &mut f);
    link_numbers(r, &mut f);
    if f.linked.is_empty() {
        link_unnamed(r, &mut f);
    }
    f
}

/// Whether anything is said that the table or the sense could speak of. Most of what people write holds nothing of
/// the kind, and what is named in it is then nobody's business.
fn is_telling(r: &Reading, claims: &[Claim], numbers: &[Number]) -> bool {
    const ANCHORS: Mask = any([
        Signal::Status,
        Signal::Disease,
        Signal::Symptom,
        Signal::Quarantine,
        Signal::Patient,
        Signal::Event,
        Signal::Draft,
        Signal::Unsigned,
        Signal::Paper,
        Signal::Internal,
        Signal::Meeting,
        Signal::Unannounced,
        Signal::Secret,
        Signal::NoCopy,
        Signal::Insider,
        Signal::Hush,
    ]);
    let tells = |row: &RuleRow| row.body || row.tells;
    r.has(ANCHORS)
        || r.named.iter().any(|hit| tells(&RULES[usize::from(hit.rule)]))
        || !claims.is_empty()
        || numbers.iter().any(|n| IDENTITY_NUMBERS.contains(&n.kind))
}

/// Nothing that stands further away, in tokens, is put together; it bounds the cost of the longest text.
const REACH: usize = 80;

/// What begins within reach of a token; `all` is in order of its start.
pub fn around<T>(all: &[T], start: impl Fn(&T) -> usize, at: usize) -> &[T] {
    let from = all.partition_point(|one| start(one) + REACH < at);
    let to = from + all[from..].partition_point(|one| start(one) <= at + REACH);
    &all[from..to]
}

impl Facts {
    fn claims_at(&self, at: usize) -> impl Iterator<Item = &Claim> {
        around(&self.claims, |c| c.start, at).iter().filter(|c| counts(c))
    }

    fn numbers_at(&self, at: usize) -> impl Iterator<Item = &Number> {
        around(&self.numbers, |n| n.start, at).iter()
    }

    fn linked_at(&self, at: usize) -> impl Iterator<Item = &Person> {
        around(&self.linked, |l| self.persons[l.person].start, at).iter().map(|l| &self.persons[l.person])
    }

    fn address_at(&self, at: usize, close: impl Fn(usize) -> bool) -> bool {
        around(&self.addresses, |a| a.start, at).iter().any(|a| close(a.start))
            || around(&self.locations, |l| l.0, at).iter().any(|l| close(l.0))
    }
}

/// "Ba mình ở gần nhà chị Diệp, chị ấy bị HIV": with somebody else between the relative and the claim, it is not
/// the relative's.
fn whose(r: &Reading, f: &mut Facts) {
    for i in 0..f.claims.len() {
        let claim = f.claims[i];
        if !claim.family {
            continue;
        }
        let from = r.sentence_start(claim.start).max(claim.start.saturating_sub(REACH));
        let last = r.saying_in(from, claim.start, one(Signal::Family)).map(|s| s.end).max();
        let between =
            |p: &Person| p.who == Who::Private && last.is_some_and(|last| p.titled >= last) && p.end <= claim.start;
        f.claims[i].family = !around(&f.persons, |p| p.start, claim.start).iter().any(between);
    }
}

/// A claim that can be about somebody else: not the writer's own, not denied, more than a symptom.
fn counts(c: &Claim) -> bool {
    !c.own && !c.negated && c.weight > Weight::Symptom
}

fn sentences_between(r: &Reading, a: usize, b: usize) -> u32 {
    r.tokens[a].sentence.abs_diff(r.tokens[b].sentence)
}

fn tokens_between(a: Range, b: Range) -> usize {
    if a.1 <= b.0 { b.0 - a.1 } else { a.0.saturating_sub(b.1) }
}

/// Whether a claim is asserted of a person: near enough for how surely the person is one.
fn asserted(r: &Reading, p: &Person, c: &Claim) -> bool {
    let (sentences, tokens) = match (p.form, c.weight) {
        (Form::Full, Weight::Status) => (1, 40),
        (Form::Full, _) => (0, 24),
        (_, Weight::Status) => (1, 24),
        (..) => (0, 16),
    };
    let near = sentences_between(r, p.start, c.start) <= sentences
        && tokens_between((p.titled, p.end), (c.start, c.end)) <= tokens;
    // A name in small letters is less sure: the claim must be in the same sentence.
    let sure = p.score >= 0.6 || sentences_between(r, p.start, c.start) == 0;
    near && sure
        && !(c.family && p.who == Who::Private && p.form != Form::Full && sentences_between(r, p.start, c.start) > 0)
}

/// "bệnh nhân Lan", "sản phụ Hà": the title is the claim.
fn patient_title(r: &Reading, p: &Person) -> bool {
    let from = p.titled.saturating_sub(3).max(r.sentence_start(p.start));
    let said = r.saying_in(from, p.start, one(Signal::Patient)).any(|s| {
        s.end <= p.start && (s.end..p.titled.max(s.end)).all(|at| r.tokens[at].is_word() || r.tokens[at].is(b':'))
    });
    said && !r.touches(p.end, p.end + 2, one(Signal::Thanks))
}

fn link_persons(r: &Reading, f: &mut Facts) {
    let list = list_header(r, f);
    for (i, p) in f.persons.iter().enumerate() {
        let claim = f.claims_at(p.start).any(|c| asserted(r, p, c));
        let listed = list.is_some_and(|line| r.tokens[p.start].line >= line) && p.form >= Form::Titled;
        if !(claim || listed || patient_title(r, p)) {
            continue;
        }
        match p.who {
            Who::Official | Who::Writer => {}
            Who::Relative => f.relatives.push(i),
            Who::Private => f.linked.push(Linked { person: i, identity: identity(r, f, p) }),
        }
    }
}

/// The line from which on a list of the sick, the contacts or the quarantined runs.
fn list_header(r: &Reading, f: &Facts) -> Option<u32> {
    let cue = r.saying(one(Signal::ListCue)).find(|s| {
        f.claims_at(s.start).any(|c| sentences_between(r, c.start, s.start) <= 1)
            || r.saying_in(s.start.saturating_sub(REACH), s.start + REACH, one(Signal::Patient))
                .any(|p| sentences_between(r, p.start, s.start) <= 1)
    })?;
    let private = f.persons.iter().filter(|p| p.who == Who::Private && p.start > cue.start).count();
    (private >= 2).then(|| r.tokens[cue.start].line)
}

fn identity(r: &Reading, f: &Facts, p: &Person) -> Identity {
    if p.form == Form::Full {
        return Identity::Direct;
    }
    let close =
        |at: usize| sentences_between(r, p.start, at) <= 1 && tokens_between((p.titled, p.end), (at, at + 1)) <= 24;
    let place = f.address_at(p.start, close);
    let number = f
        .numbers_at(p.start)
        .any(|n| !n.public && close(n.start) && (n.kind == MentionKind::Phone || IDENTITY_NUMBERS.contains(&n.kind)));
    if p.form == Form::Titled && (place || number) {
        return Identity::Direct;
    }
    let mut facts = 1;
    facts += usize::from(place);
    facts += usize::from(number);
    facts += usize::from(
        r.touches(p.end, p.end + 4, one(Signal::Trade))
            || r.touches(p.titled.saturating_sub(3), p.start, one(Signal::Trade)),
    );
    facts += usize::from(
        r.saying_in(
            p.start.saturating_sub(REACH),
            p.start + REACH,
            any([Signal::Unique, Signal::Relation, Signal::Class]),
        )
        .any(|s| close(s.start)),
    );
    facts += usize::from(f.numbers_at(p.start).any(|n| n.kind == MentionKind::Age && close(n.start)));
    Identity::Quasi(facts)
}

fn link_addresses(r: &Reading, f: &mut Facts) {
    let spared = any([Signal::Advice, Signal::Contact, Signal::Celebration, Signal::Obituary]);
    for (i, a) in f.addresses.iter().enumerate() {
        let near_person = f.linked_at(a.start).any(|p| {
            sentences_between(r, p.start, a.start) <= 1 && tokens_between((p.titled, p.end), (a.start, a.end)) <= 30
        });
        let claimed = f.claims_at(a.start).any(|c| {
            c.weight == Weight::Status
                && !c.counted
                && sentences_between(r, c.start, a.start) <= 1
                && tokens_between((c.start, c.end), (a.start, a.end)) <= 40
        });
        let body = a.start > 0 && r.ends_before(a.start, one(Signal::PlaceBuilding));
        let alone = a.exact && claimed && !body && !r.has(spared) && !f.own_status && !f.family_status;
        if near_person || alone {
            f.exposed_addresses.push(i);
        }
        if alone && !a.range && f.linked.is_empty() {
            f.households += 1;
        }
    }
}

fn link_numbers(r: &Reading, f: &mut Facts) {
    let personal = |n: &Number| matches!(n.kind, MentionKind::Phone | MentionKind::Email);
    for (i, n) in f.numbers.iter().enumerate() {
        let identity = IDENTITY_NUMBERS.contains(&n.kind);
        if !identity && (!personal(n) || n.public) {
            continue;
        }
        let near_person = f.linked_at(n.start).any(|p| {
            sentences_between(r, p.start, n.start) <= 2 && tokens_between((p.titled, p.end), (n.start, n.end)) <= 60
        });
        let window = |mask: Mask| {
            r.saying_in(n.start.saturating_sub(REACH), n.start + REACH, mask).any(|s| {
                sentences_between(r, s.start, n.start) <= 1 && tokens_between((s.start, s.end), (n.start, n.end)) <= 30
            })
        };
        let (from, to) =
            (r.sentence_start(n.start).max(n.start.saturating_sub(REACH)), r.sentence_end(n.start).min(n.end + REACH));
        let own = r.touches(from, to, one(Signal::SelfPerson))
            || around(&f.persons, |p| p.start, n.start)
                .iter()
                .any(|p| p.who == Who::Writer && sentences_between(r, p.start, n.start) <= 1);
        let claimed =
            f.claims_at(n.start).any(|c| c.weight == Weight::Status && sentences_between(r, c.start, n.start) == 0)
                || window(one(Signal::Patient));
        let spared = window(any([Signal::Advice, Signal::Appeal, Signal::Celebration])) && !identity
            || f.family_status && !f.signs.insider;
        let about_oneself = f.own_status && !f.signs.insider;
        if near_person {
            f.exposed_numbers.push(i);
        } else if own {
            f.own_numbers.push(i);
        } else if claimed && !spared && !about_oneself {
            f.exposed_numbers.push(i);
        } else if identity {
            f.foreign_numbers.push(i);
        }
    }
}

/// Somebody who is not named but can be found: the only such trade, the relation to a known person, a workplace.
fn link_unnamed(r: &Reading, f: &mut Facts) {
    let claims: Vec<Claim> = f.claims.iter().copied().filter(|c| counts(c) && !c.family && !c.counted).collect();
    let close = |at: usize| {
        around(&claims, |c| c.start, at)
            .iter()
            .any(|c| sentences_between(r, c.start, at) <= 1 && tokens_between((c.start, c.end), (at, at + 1)) <= 30)
    };
    // "anh thợ điện" is one man; "mấy anh thợ điện", "công nhân" are not.
    let many = |at: usize| at > 0 && is_one(r.word(at - 1), "may cac nhung nhieu moi ca");
    let singular = |start: usize| {
        // "cô góa bán chuối": a word may stand between.
        let titled = start > 0
            && (r.ends_before(start, one(Signal::Title))
                || start > 1 && r.tokens[start - 1].is_word() && r.ends_before(start - 1, one(Signal::Title)));
        titled && !many(start - 1) || r.begins(start, one(Signal::Title)) && !many(start)
            // "Nữ, 27 tuổi, thợ nail": age and sex before the trade.
            || f.numbers_at(start).any(|n| n.kind == MentionKind::Age && n.end <= start && start - n.end <= 4)
    };
    let mut found: Vec<Range> = Vec::new();
    let mut facts = 0;
    for (mask, needs_one) in [(one(Signal::Unique), false), (one(Signal::Relation), false), (one(Signal::Trade), true)]
    {
        let said: Vec<Range> = r
            .saying(mask)
            .filter(|s| close(s.start) && (!needs_one || singular(s.start)))
            .map(|s| {
                (if s.start > 0 && r.ends_before(s.start, one(Signal::Title)) { s.start - 1 } else { s.start }, s.end)
            })
            .collect();
        facts += usize::from(!said.is_empty());
        found.extend(said);
    }
    if facts == 0 {
        return;
    }
    let area: Vec<Range> = f
        .addresses
        .iter()
        .filter(|a| close(a.start))
        .map(|a| (a.start, a.end))
        .chain(f.locations.iter().copied().filter(|l| close(l.0)))
        .collect();
    facts += usize::from(!area.is_empty());
    facts += usize::from(
        f.numbers.iter().any(|n| matches!(n.kind, MentionKind::Age | MentionKind::Plate) && close(n.start)),
    );
    found.extend(area);
    // One fact alone singles nobody out unless it is said of one man: "anh shipper khu này bị F0".
    let status = |range: &Range| {
        around(&claims, |c| c.start, range.0).iter().any(|c| {
            c.weight == Weight::Status
                && sentences_between(r, c.start, range.0) == 0
                && c.start >= range.1
                && c.start - range.1 <= 8
        })
    };
    if facts >= 2 || !r.has(one(Signal::Advice)) && found.iter().any(status) {
        f.unnamed = found.into_iter().map(|range| stretch(r, range)).collect();
        f.unnamed_facts = facts;
    }
}

/// The words around a quasi fact that belong to it, to the next punctuation, at most four more.
fn stretch(r: &Reading, (start, mut end): Range) -> Range {
    let mut more = 4;
    while let Some(t) = r.tokens.get(end).filter(|t| matches!(t.kind, Kind::Word | Kind::Number)) {
        // "11B3" is three tokens and one written word.
        if t.gap {
            if more == 0 || r.begins(end, any([Signal::Status, Signal::Disease])) {
                break;
            }
            more -= 1;
        }
        end += 1;
    }
    (start, end)
}
