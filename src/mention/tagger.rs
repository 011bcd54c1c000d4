//! The small tagger: what the grammar of names, places and addresses says, weighed against the words around.
//!
//! A linear model over hashed features with integer weights and one pass of Viterbi. The recognisers' own
//! answers are features, so it refines them where it knows better and follows them where it does not.
//! Training: `cargo xtask train`.

use super::address::Address;
use super::number::Number;
use super::person::{self, Person, Who};
use crate::paragraph::Paragraphs;
use crate::reading::{Mask, Reading};
use crate::text::token::{Case, Kind, Script};
use crate::weights::{Weights, hash};

/// What a stretch of tokens is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Tag {
    /// The name of anybody.
    Person,
    /// The name of somebody in a post or as a contact.
    Official,
    /// A place with its type.
    Location,
    /// A body that acts.
    Organization,
    /// House, lane, hamlet, room, a description of the way.
    Address,
    /// The job of a private person.
    Occupation,
    /// What a person suffers.
    Symptom,
    /// "Nam", "nữ"; always one token.
    Gender,
}

impl Tag {
    /// In the order of the labels.
    pub const ALL: [Tag; 8] = [
        Tag::Person,
        Tag::Official,
        Tag::Location,
        Tag::Organization,
        Tag::Address,
        Tag::Occupation,
        Tag::Symptom,
        Tag::Gender,
    ];
}

/// Outside, a first and a further token of each tag; [`Tag::Gender`] has no further token.
pub const LABELS: usize = 16;
/// The label of no tag.
pub const OUTSIDE: usize = 0;
/// Weights beside the rows: from label to label.
pub const TAIL: usize = LABELS * LABELS;

/// The label of the first token of a tag.
pub const fn first(tag: Tag) -> usize {
    1 + 2 * tag as usize
}

/// Whether a label continues the tag that the label before it began.
pub const fn is_further(label: usize) -> bool {
    label > 0 && label.is_multiple_of(2)
}

/// A tagged stretch; offsets are tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tagged {
    /// What it is.
    pub tag: Tag,
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
}

/// What a recogniser says of a token, as a feature: what it is in the upper bits, its first token or a further
/// one in the lowest; 0 for nothing.
pub type Hint = u8;

/// What the recognisers say of every token.
pub fn hints(
    r: &Reading,
    persons: &[Person],
    numbers: &[Number],
    addresses: &[Address],
    locations: &[(usize, usize)],
) -> Vec<Hint> {
    let mut hints = vec![0; r.tokens.len()];
    let mut put = |start: usize, end: usize, what: u8| {
        for (i, hint) in hints[start..end].iter_mut().enumerate() {
            if *hint == 0 {
                *hint = what << 1 | u8::from(i > 0);
            }
        }
    };
    for p in persons {
        put(p.start, p.end, 1 + p.form as u8 * 4 + p.who as u8);
    }
    for n in numbers {
        put(n.start, n.end, 16 + n.kind as u8);
    }
    for &(start, end) in locations {
        put(start, end, 48);
    }
    for a in addresses {
        put(a.start, a.end, 49 + u8::from(a.exact));
    }
    hints
}

/// What the features ask of one token.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Column {
    word: u32,
    key: u32,
    shape: u32,
    names: u32,
    hint: u32,
    /// What is said here, and what by the terms that end before it and begin behind it.
    said: [Mask; 3],
}

/// Stands before the first and behind the last token.
const EDGE: Column = Column { word: 3, key: 3, shape: 7, names: 64, hint: 255, said: [0; 3] };

/// What the features ask of every token of a paragraph; nothing else decides how it is tagged.
#[derive(PartialEq, Eq)]
pub struct Columns {
    accented: bool,
    /// Two edges on either side.
    all: Vec<Column>,
}

impl Columns {
    /// Of tokens `from..to` of a text, a paragraph, and what the recognisers say of them.
    pub fn new(r: &Reading, hints: &[Hint], (from, to): (usize, usize)) -> Self {
        let mut all = Vec::with_capacity(to - from + 4);
        all.extend([EDGE; 2]);
        all.extend((from..to).map(|at| Column {
            word: word(r, at),
            key: r.tokens[at].key,
            shape: shape(r, at),
            names: if r.tokens[at].is_word() { u32::from(r.name_flags(at)) } else { 32 },
            hint: u32::from(hints[at]),
            said: [
                r.signals_at(at),
                r.signals_ending_before(at),
                if at + 1 < to { r.signals_beginning_at(at + 1) } else { 0 },
            ],
        }));
        all.extend([EDGE; 2]);
        Self { accented: r.script == Script::Accented, all }
    }

    /// How many tokens the paragraph has.
    pub fn tokens(&self) -> usize {
        self.all.len() - 4
    }
}

/// The features of a token of a paragraph.
pub fn features(columns: &Columns, at: usize, put: &mut impl FnMut(u32)) {
    let Columns { accented, all } = columns;
    let [two_before, one_before, own, one_after, two_after] = &all[at..at + 5] else { return };
    let (w0, before, after) = (own.word, one_before.word, one_after.word);
    let (s0, h0, f0) = (own.shape, own.hint, own.names);
    let all = [
        hash(1, w0, 0),
        hash(2, before, 0),
        hash(3, after, 0),
        hash(4, two_before.word, 0),
        hash(5, two_after.word, 0),
        hash(6, before, w0),
        hash(7, w0, after),
        hash(8, s0, f0),
        hash(9, one_before.shape, s0),
        hash(10, s0, one_after.shape),
        hash(11, f0, one_before.names << 8 | s0),
        hash(12, f0, one_after.names << 8 | s0),
        hash(13, h0, s0),
        hash(14, h0, one_before.hint),
        hash(15, h0, one_after.hint),
        hash(16, before, s0),
        hash(17, after, s0 << 8 | f0),
        hash(18, before, f0),
        hash(19, two_before.word, before),
        hash(20, after, two_after.word),
        hash(21, h0, w0),
    ];
    all.into_iter().for_each(&mut *put);
    if *accented {
        [hash(22, own.key, 0), hash(23, one_before.key, 0), hash(24, one_after.key, 0)].into_iter().for_each(&mut *put);
    }
    let [mut rest, ends, begins] = own.said;
    while rest != 0 {
        put(hash(25, rest.trailing_zeros(), 0));
        rest &= rest - 1;
    }
    for (template, mut rest) in [(26, ends), (27, begins)] {
        while rest != 0 {
            put(hash(template, rest.trailing_zeros(), s0));
            rest &= rest - 1;
        }
    }
}

/// The word without diacritics; numbers by their length.
fn word(r: &Reading, at: usize) -> u32 {
    let t = &r.tokens[at];
    match t.kind {
        Kind::Word => t.bare,
        Kind::Number => 16 + t.len().min(8) as u32,
        Kind::Punct(byte) => 256 + u32::from(byte),
        Kind::Break => 5,
    }
}

/// How a token is written; in a text without telling capitals the case says nothing.
fn shape(r: &Reading, at: usize) -> u32 {
    let t = &r.tokens[at];
    match t.kind {
        Kind::Word if !r.cased => 8 + u32::from(t.len() == 1),
        Kind::Word => match t.case {
            Case::Lower => 1,
            Case::Title if t.len() == 1 => 2,
            Case::Title => 3,
            Case::Upper => 4,
        },
        Kind::Number => 5,
        Kind::Punct(_) | Kind::Break => 6,
    }
}

/// Less than any sum of weights, and far from overflow.
const NEVER: i32 = i32::MIN / 64;

/// What it costs to go from label to label. Scores are shifted up by four bits; the room below holds the label a step
/// comes from, the lower the better, so that one comparison picks both.
pub struct Steps([[i32; LABELS]; LABELS]);

/// Steps from the weights beside the rows.
pub fn steps(transitions: &[i16]) -> Steps {
    let mut steps = [[0i32; LABELS]; LABELS];
    for (from, row) in steps.iter_mut().enumerate() {
        for (to, step) in row.iter_mut().enumerate() {
            let open = !is_further(to) || from == to || from + 1 == to;
            let weight = if open { i32::from(transitions[from * LABELS + to]) } else { NEVER };
            *step = weight * 16 + (LABELS - 1 - from) as i32;
        }
    }
    Steps(steps)
}

/// The best labels for rows of emissions: Viterbi, where a further token follows only its own tag; of equal ways the
/// one by the lower label.
pub fn decode(emissions: &[[i32; LABELS]], Steps(steps): &Steps) -> Vec<u8> {
    let Some(first_row) = emissions.first() else { return Vec::new() };
    let mut score = [NEVER; LABELS];
    for (label, best) in score.iter_mut().enumerate() {
        if !is_further(label) {
            *best = first_row[label] + (steps[OUTSIDE][label] >> 4);
        }
    }
    let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(emissions.len());
    back.push([0; LABELS]);
    for row in &emissions[1..] {
        let mut next = [i32::MIN; LABELS];
        for (&so_far, steps) in score.iter().zip(steps) {
            for (next, &step) in next.iter_mut().zip(steps) {
                *next = (*next).max(so_far * 16 + step);
            }
        }
        back.push(next.map(|packed| (LABELS - 1) as u8 - (packed & 15) as u8));
        // Only differences count; without the common part no text is too long.
        let common = next[OUTSIDE] >> 4;
        for ((score, &packed), &emission) in score.iter_mut().zip(&next).zip(row) {
            *score = (packed >> 4) - common + emission;
        }
    }
    let mut label = (0..LABELS).max_by_key(|&l| (score[l], LABELS - l)).unwrap_or(OUTSIDE) as u8;
    let mut labels = vec![0; emissions.len()];
    for at in (0..emissions.len()).rev() {
        labels[at] = label;
        label = back[at][usize::from(label)];
    }
    labels
}

/// The stretches that labels stand for.
pub fn stretches(labels: &[u8]) -> Vec<Tagged> {
    let mut found: Vec<Tagged> = Vec::new();
    for (at, &label) in labels.iter().enumerate() {
        let label = usize::from(label);
        if is_further(label) {
            if let Some(last) = found.last_mut() {
                last.end = at + 1;
            }
        } else if label != OUTSIDE {
            found.push(Tagged { tag: Tag::ALL[(label - 1) / 2], start: at, end: at + 1 });
        }
    }
    found
}

/// Tags the tokens of a text, each paragraph by itself.
pub fn tag(r: &Reading, hints: &[Hint], weights: &Weights<LABELS>, kept: &mut Paragraphs) -> Vec<Tagged> {
    let steps = steps(&weights.tail);
    let mut found = Vec::new();
    for (number, &(from, to)) in r.paragraphs.iter().enumerate() {
        let tagged =
            kept.tagged(number, Columns::new(r, hints, (from, to)), |columns| paragraph(columns, weights, &steps));
        found.extend(tagged.iter().map(|t| Tagged { start: t.start + from, end: t.end + from, ..*t }));
    }
    found
}

/// Tags a paragraph.
fn paragraph(columns: &Columns, weights: &Weights<LABELS>, steps: &Steps) -> Vec<Tagged> {
    let emissions: Vec<[i32; LABELS]> = (0..columns.tokens())
        .map(|at| {
            // A token has far fewer features than would overflow this.
            let mut sums = [0i16; LABELS];
            features(columns, at, &mut |feature| add(&mut sums, weights, feature));
            sums.map(i32::from)
        })
        .collect();
    stretches(&decode(&emissions, steps))
}

#[inline(never)]
fn add(sums: &mut [i16; LABELS], weights: &Weights<LABELS>, feature: u32) {
    if let Some(row) = weights.row(feature) {
        for (sum, &weight) in sums.iter_mut().zip(row) {
            *sum += i16::from(weight);
        }
    }
}

/// The persons among what was tagged.
pub fn persons(r: &Reading, tagged: &[Tagged]) -> Vec<Person> {
    let reachable = person::is_reachable(r);
    tagged
        .iter()
        .filter(|t| matches!(t.tag, Tag::Person | Tag::Official))
        .map(|t| {
            let titled = person::title_start(r, t.start);
            let who = match person::who(r, reachable, titled, t.start, t.end) {
                _ if t.tag == Tag::Official => Who::Official,
                Who::Official => Who::Private,
                who => who,
            };
            Person { start: t.start, end: t.end, titled, form: person::form(r, t.start, t.end), who, score: 0.8 }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_further_token_needs_its_first() {
        let mut row = [0; LABELS];
        row[first(Tag::Person) + 1] = 100;
        let labels = decode(&[row, row], &steps(&[0; TAIL]));
        assert_eq!(stretches(&labels), [Tagged { tag: Tag::Person, start: 0, end: 2 }]);
        assert!(decode(&[], &steps(&[0; TAIL])).is_empty());
    }

    #[test]
    fn labels_and_tags_agree() {
        let labels = [1, 2, 0, 7, 15];
        let tags: Vec<(Tag, usize, usize)> = stretches(&labels).iter().map(|t| (t.tag, t.start, t.end)).collect();
        assert_eq!(tags, [(Tag::Person, 0, 2), (Tag::Organization, 3, 4), (Tag::Gender, 4, 5)]);
    }
}
