//! The sense of a text: how likely it is that it tells what the rules look for, weighed over all its words.
//!
//! A linear model over the words, word pairs and signs of a text, with integer weights. It answers for the
//! free wording that no list holds, and it speaks against lists that were hit by accident. It decides nothing
//! by itself: `judge.rs` asks it beside the signs. Training: `cargo xtask train`.

use crate::facts::{Facts, Identity};
use crate::judge::Verdict;
use crate::mention::person::{Form, Who};
use crate::mention::tagger::Tagged;
use crate::paragraph::{Paragraphs, Told};
use crate::reading::Reading;
use crate::report::{Level, MentionKind, Rule};
use crate::signal::health::Weight;
use crate::tables::ShapeKind;
use crate::text::order;
use crate::text::token::{Kind, Script};
use crate::weights::{Weights, hash};

/// What a text may tell, each with a score of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Topic {
    /// Another person's health.
    Identity,
    /// A paper that is not issued.
    Draft,
    /// An internal report or meeting.
    Internal,
    /// A case or event that is not public.
    Unannounced,
    /// A secret paper.
    Secrecy,
    /// A relative's health, an appeal, one's own.
    Private,
    /// Something that two steps are due for.
    Strong,
    /// Anything that interrupts.
    Any,
}

impl Topic {
    /// In the order of the labels.
    pub const ALL: [Topic; 8] = [
        Topic::Identity,
        Topic::Draft,
        Topic::Internal,
        Topic::Unannounced,
        Topic::Secrecy,
        Topic::Private,
        Topic::Strong,
        Topic::Any,
    ];
}

/// Something named or said; offsets are tokens.
#[derive(Clone)]
struct Item {
    what: u32,
    start: usize,
    end: usize,
}

/// With how many things named after it in its sentence a thing makes a pair.
const PAIRS: usize = 5;

/// One score a topic.
pub const TOPICS: usize = 8;

/// Takes a feature and the tokens that it stands on. One copy of what puts them serves all.
type Put<'p> = &'p mut dyn FnMut(u32, usize, usize);

/// The features of a text, each with the tokens that it stands on.
pub fn features(r: &Reading, f: &Facts, put: Put) {
    for &paragraph in &r.paragraphs {
        paragraph_features(r, f, paragraph, put);
    }
    whole_features(r, |feature| put(feature, 0, 0));
}

/// What is said somewhere in the text, and how it is written.
fn whole_features(r: &Reading, mut put: impl FnMut(u32)) {
    each(r.all, |a| put(hash(8, a, 0)));
    if r.script == Script::Accented {
        put(hash(9, 0, 0));
    }
}

/// The features of a paragraph by itself.
fn paragraph_features(r: &Reading, f: &Facts, (from, to): (usize, usize), put: Put) {
    let accented = r.script == Script::Accented;
    let things = things(f, (from, to));
    let mut words: Vec<(u32, u32, usize)> = Vec::with_capacity(to - from);
    for (at, &thing) in (from..to).zip(&things) {
        let t = &r.tokens[at];
        // What has a kind counts as its kind: whose name it is says nothing.
        if thing != 0 {
            if thing & FURTHER == 0 {
                words.push((u32::from(thing), u32::from(thing), at));
            }
            if thing & !FURTHER <= NAMES {
                continue;
            }
        }
        match t.kind {
            Kind::Word if thing != 0 => put(hash(2, t.bare, 0), at, at + 1),
            Kind::Word => words.push((t.bare, t.key, at)),
            Kind::Number if thing == 0 => words.push((NUMBER + t.len().min(8) as u32, NUMBER, at)),
            Kind::Number => {}
            Kind::Punct(byte) => put(hash(1, u32::from(byte), 0), at, at + 1),
            Kind::Break => put(hash(1, 10, 0), at, at + 1),
        }
    }
    for (i, &(bare, key, at)) in words.iter().enumerate() {
        put(hash(2, bare, 0), at, at + 1);
        if accented {
            put(hash(5, key, 0), at, at + 1);
        }
        let Some(&(next, next_key, second)) = words.get(i + 1) else { break };
        let pair = hash(3, bare, next);
        put(pair, at, second + 1);
        if accented {
            put(hash(6, key, next_key), at, second + 1);
        }
        if let Some(&(third, _, last)) = words.get(i + 2) {
            put(hash(4, pair, third), at, last + 1);
        }
    }
    said_features(r, f, (from, to), put);
}

/// The kind of thing that each token of a paragraph belongs to, 0 for none; [`FURTHER`] is set on all tokens but the
/// first.
fn things(f: &Facts, (from, to): (usize, usize)) -> Vec<u8> {
    let mut things = vec![0; to - from];
    let mut set = |start: usize, end: usize, thing: u8| {
        for (i, slot) in things[start - from..end.min(to) - from].iter_mut().enumerate() {
            *slot = if i == 0 { thing } else { thing | FURTHER };
        }
    };
    for t in within(&f.tagged, |t| t.start, from, to) {
        set(t.start, t.end, 1 + t.tag as u8);
    }
    for n in within(&f.numbers, |n| n.start, from, to) {
        set(n.start, n.end, 16 + n.kind as u8);
    }
    things
}

/// What begins at tokens `from..to`; `all` is in order of its start.
fn within<T>(all: &[T], start: impl Fn(&T) -> usize, from: usize, to: usize) -> &[T] {
    let all = &all[all.partition_point(|one| start(one) < from)..];
    &all[..all.partition_point(|one| start(one) < to)]
}

const FURTHER: u8 = 128;
/// Persons, private and official: the last kinds whose words are left out.
const NAMES: u8 = 2;
/// Stands for a number; kinds of things are smaller.
const NUMBER: u32 = 64;

/// What is said in one sentence, and in which order things are named.
fn said_features(r: &Reading, f: &Facts, (from, to): (usize, usize), put: Put) {
    let said = within(&r.said, |s| s.start, from, to);
    let named = within(&r.named, |hit| hit.start as usize, from, to);
    let mut items: Vec<Item> = Vec::with_capacity(said.len() + named.len());
    let mut at = 0;
    while at < said.len() {
        let sentence = r.tokens[said[at].start].sentence;
        let mut mask = 0u64;
        while at < said.len() && r.tokens[said[at].start].sentence == sentence {
            let s = &said[at];
            mask |= 1 << s.signal as u8;
            items.push(Item { what: s.signal as u32, start: s.start, end: s.end });
            at += 1;
        }
        each(mask, |a| each(mask & (u64::MAX << a) << 1, |b| put(hash(7, a, b), 0, 0)));
    }
    for hit in named {
        let (start, end) = (hit.start as usize, hit.end as usize);
        items.push(Item { what: 64 + u32::from(hit.rule), start, end });
        put(hash(11, u32::from(hit.rule), 0), start, end);
    }
    for t in within(&f.tagged, |t| t.start, from, to) {
        items.push(Item { what: 400 + t.tag as u32, start: t.start, end: t.end });
    }
    for n in within(&f.numbers, |n| n.start, from, to) {
        items.push(Item { what: 420 + n.kind as u32, start: n.start, end: n.end });
    }
    order::by(&mut items, |item| item.end as u32);
    order::by(&mut items, |item| item.start as u32);
    for (i, a) in items.iter().enumerate() {
        let sentence = r.tokens[a.start].sentence;
        let before = if a.start > 0 { r.tokens[a.start - 1].bare } else { 0 };
        let after = r.tokens.get(a.end).map_or(0, |t| t.bare);
        put(hash(12, a.what, before), a.start, a.end);
        put(hash(13, a.what, after), a.start, a.end);
        for b in items[i + 1..].iter().filter(|b| b.start >= a.end).take(PAIRS) {
            if r.tokens[b.start].sentence != sentence {
                break;
            }
            put(hash(14, a.what, b.what), a.start, b.end);
        }
    }
}

/// The rules whose findings count.
const RULES: [Rule; 11] = [
    Rule::IdentityHealth,
    Rule::QuasiHealth,
    Rule::ListHealth,
    Rule::SecrecyMark,
    Rule::Draft,
    Rule::Internal,
    Rule::Unannounced,
    Rule::IdNumber,
    Rule::SelfContact,
    Rule::FamilyHealth,
    Rule::Appeal,
];

/// The facts that hold and what the table finds, as features.
pub fn fact_features(r: &Reading, f: &Facts, v: &Verdict, put: &mut impl FnMut(u32)) {
    let mut number = 0;
    let mut is = |yes: bool| {
        if yes {
            put(hash(10, number, 0));
        }
        number += 1;
    };
    for rule in RULES {
        is(v.findings.iter().any(|f| f.rule == rule));
    }
    is(v.level == Level::Note);
    is(v.level >= Level::Warn);
    is(v.level == Level::Strong);
    let direct = f.linked.iter().filter(|l| l.identity == Identity::Direct).count();
    is(direct == 1);
    is(direct > 1);
    let quasi = f.linked.iter().filter_map(|l| if let Identity::Quasi(n) = l.identity { Some(n) } else { None }).max();
    is(quasi == Some(1));
    is(quasi == Some(2));
    is(quasi > Some(2));
    is(f.unnamed_facts == 1);
    is(f.unnamed_facts > 1);
    is(f.households > 0);
    is(!f.exposed_numbers.is_empty());
    is(!f.foreign_numbers.is_empty());
    is(!f.own_numbers.is_empty());
    let others = || f.claims.iter().filter(|c| !c.own && !c.negated && !c.family);
    is(others().any(|c| c.weight == Weight::Status && !c.counted));
    is(others().any(|c| c.weight == Weight::Disease));
    is(f.claims.iter().any(|c| c.counted));
    is(f.claims.iter().any(|c| c.negated));
    is(f.own_status);
    is(f.family_status);
    let private = || f.persons.iter().filter(|p| p.who == Who::Private);
    is(private().any(|p| p.form == Form::Full));
    is(private().any(|p| p.form == Form::Titled));
    is(private().any(|p| p.form == Form::Initials));
    is(private().count() > 1);
    is(f.persons.iter().any(|p| p.who == Who::Official));
    is(f.persons.iter().any(|p| p.who == Who::Relative));
    let sentence = |at: usize| r.tokens[at].sentence as usize;
    let mut heaviest = vec![None; r.tokens.last().map_or(0, |t| t.sentence as usize + 1)];
    for c in others() {
        let heaviest = &mut heaviest[sentence(c.start)];
        *heaviest = (*heaviest).max(Some(c.weight));
    }
    let together = private().filter_map(|p| heaviest[sentence(p.start)]).max();
    is(together >= Some(Weight::Status));
    is(together >= Some(Weight::Disease));
    is(together >= Some(Weight::Symptom));
    let holds = |kind: MentionKind| f.numbers.iter().any(|n| n.kind == kind);
    is(f.numbers.iter().any(|n| n.kind == MentionKind::Phone && !n.public));
    is(f.numbers.iter().any(|n| n.kind == MentionKind::Phone && n.public));
    is(holds(MentionKind::CitizenId) || holds(MentionKind::IdNumber) || holds(MentionKind::InsuranceCard));
    is(holds(MentionKind::PatientCode));
    is(holds(MentionKind::Age));
    is(holds(MentionKind::Date));
    is(f.addresses.iter().any(|a| a.exact));
    is(!f.addresses.is_empty());
    is(!f.locations.is_empty());
    let s = &f.signs;
    is(!s.mark.is_empty());
    is(!s.draft.is_empty());
    is(!s.internal.is_empty());
    is(!s.unannounced.is_empty());
    is(s.public);
    is(s.issued);
    is(s.open_draft);
    let shape = |kind: ShapeKind| r.shapes.iter().any(|s| s.kind == kind);
    is(shape(ShapeKind::BlankNumber));
    is(shape(ShapeKind::IssuedNumber));
    is(shape(ShapeKind::Url) || shape(ShapeKind::UrlOfficial));
    is(r.cased);
    is(r.tokens.len() > 60);
    is(r.tokens.len() > 160);
}

fn each(mut mask: u64, mut visit: impl FnMut(u32)) {
    while mask != 0 {
        visit(mask.trailing_zeros());
        mask &= mask - 1;
    }
}

/// The scores of a text; a feature that occurs twice counts once. 128 is a margin of one.
pub fn scores(r: &Reading, f: &Facts, v: &Verdict, weights: &Weights<TOPICS>, kept: &mut Paragraphs) -> [i32; TOPICS] {
    let mut sums = Sums::new(weights);
    for (number, &(from, to)) in r.paragraphs.iter().enumerate() {
        let told = Told {
            script: r.script,
            tagged: within(&f.tagged, |t| t.start, from, to)
                .iter()
                .map(|t| Tagged { start: t.start - from, end: t.end - from, ..*t })
                .collect(),
            numbers: within(&f.numbers, |n| n.start, from, to)
                .iter()
                .map(|n| (n.kind, n.start - from, n.end - from))
                .collect(),
        };
        let rows = kept.weighed(number, told, || {
            let mut rows = Vec::with_capacity(4 * (to - from));
            paragraph_features(r, f, (from, to), &mut |feature, _, _| {
                rows.extend(weights.number(feature).map(|number| number as u16));
            });
            rows
        });
        rows.iter().for_each(|&row| sums.add_row(usize::from(row)));
    }
    whole_features(r, |feature| sums.add(feature));
    fact_features(r, f, v, &mut |feature| sums.add(feature));
    sums.sums
}

/// Scores as they are summed up.
pub struct Sums<'w> {
    weights: &'w Weights<TOPICS>,
    seen: Vec<u64>,
    /// One a topic.
    pub sums: [i32; TOPICS],
}

impl<'w> Sums<'w> {
    /// The biases alone.
    pub fn new(weights: &'w Weights<TOPICS>) -> Self {
        let mut sums = [0; TOPICS];
        for (sum, &bias) in sums.iter_mut().zip(&weights.tail) {
            *sum = i32::from(bias);
        }
        Self { weights, seen: vec![0; weights.len() / 64 + 1], sums }
    }

    /// Adds a feature that was not there before.
    pub fn add(&mut self, feature: u32) {
        if let Some(number) = self.weights.number(feature) {
            self.add_row(number);
        }
    }

    /// Adds the row with a number, if it was not there before.
    pub fn add_row(&mut self, number: usize) {
        let (word, bit) = (number / 64, 1u64 << (number % 64));
        if self.seen[word] & bit == 0 {
            self.seen[word] |= bit;
            for (sum, &weight) in self.sums.iter_mut().zip(self.weights.numbered(number)) {
                *sum += i32::from(weight);
            }
        }
    }
}

/// How much a token speaks for each topic, in eighths of a weight.
pub type Worth = [i32; TOPICS];

/// The worth of every token: the weight of a feature is shared by the tokens that it stands on.
pub fn worths(r: &Reading, f: &Facts, weights: &Weights<TOPICS>) -> Vec<Worth> {
    let mut worths = vec![[0; TOPICS]; r.tokens.len()];
    features(r, f, &mut |feature, start, end| {
        if let Some(row) = weights.row(feature)
            && start < end
        {
            let share = row.map(|weight| i32::from(weight) * 8 / (end - start) as i32);
            for worth in &mut worths[start..end] {
                worth.iter_mut().zip(&share).for_each(|(worth, share)| *worth += share);
            }
        }
    });
    worths
}

/// The words that speak most for a topic: a run of tokens, no longer than two fifths of the text, that together
/// weigh much.
pub fn stretch(r: &Reading, worths: &[Worth], topic: Topic) -> Option<(usize, usize)> {
    COSTS.iter().find_map(|&cost| heaviest(r, worths, topic, cost))
}

fn heaviest(r: &Reading, worths: &[Worth], topic: Topic, cost: i32) -> Option<(usize, usize)> {
    let most = (worths.len() * 2 / 5).max(4);
    let (mut best, mut run) = ((0, 0, 0), (0, 0));
    for (at, worth) in worths.iter().enumerate() {
        if run.0 <= 0 || at - run.1 >= most {
            run = (0, at);
        }
        run.0 += worth[topic as usize] - cost;
        if run.0 > best.0 {
            best = (run.0, run.1, at + 1);
        }
    }
    // One word or a smiley tells nothing.
    let words = (best.1..best.2).filter(|&at| r.tokens[at].is_word()).count();
    (words > 1).then_some((best.1, best.2))
}

/// What a token costs a stretch, in eighths of a weight; less where nothing stands out.
const COSTS: [i32; 3] = [40, 10, 0];
