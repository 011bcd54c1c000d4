//! Persons: names with their titles, and the words that single out somebody who is not named.

use super::cut::Cuts;
use super::words::Word;
use super::{Scope, Step};
use crate::mention::person::{self, Person, Who};
use crate::mention::tagger::Tag;
use crate::reading::{Reading, any, one};
use crate::report::{MentionKind, Span};
use crate::signal::Signal;
use crate::text::order;
use crate::text::token::{Case, Kind, is_one};

/// Takes out whoever can be found.
pub fn cut(scope: &Scope, cuts: &mut Cuts) {
    let (r, f) = (scope.r, scope.f);
    // Whose given name goes once goes everywhere: "chị Đào Thị Lựu … Lựu nằm viện".
    let mut given: Vec<u64> = Vec::new();
    // Whom the tagger takes for nothing at all the recogniser may still know: a name left standing costs more here
    // than a word too many that goes.
    let untagged = |p: &Person| order::is_free(&f.tagged, |t| (t.start, t.end), p.start, p.end);
    let missed: Vec<Person> = person::persons(r).into_iter().filter(untagged).collect();
    for p in f.persons.iter().chain(&missed).filter(|p| goes(scope, p)) {
        name(r, p, cuts, scope);
        given.push(r.tokens[last_word(r, p)].bare.into());
    }
    given.sort_unstable();
    again(scope, &given, cuts);
    for &(start, end) in &f.unnamed {
        // An address among them is cut as an address.
        if f.addresses.binary_search_by_key(&start, |a| a.start).is_err()
            && f.locations.binary_search_by_key(&start, |l| l.0).is_err()
        {
            described(scope, start, end, cuts);
        }
    }
    let far = scope.step >= Step::Descriptions;
    let jobs = f.tagged.iter().filter(|t| t.tag == Tag::Occupation).map(|t| (t.start, t.end));
    // "Bán" alone is too little, without diacritics it is "bạn" too.
    let trades = r.saying(one(Signal::Trade)).filter(|s| s.end - s.start > 1).map(|s| (s.start, s.end));
    for (start, end) in jobs.chain(trades) {
        if far && scope.concerns(start, end) && !scope.is_other(start, end) {
            described(scope, start, end, cuts);
        }
    }
    if far {
        for s in r.saying(any([Signal::Relation, Signal::Unique])) {
            if scope.concerns(s.start, s.end) && !scope.is_other(s.start, s.end) {
                described(scope, s.start, s.end, cuts);
            }
        }
        classes(scope, cuts);
    }
}

/// Whether a person goes with a step.
fn goes(scope: &Scope, p: &Person) -> bool {
    match p.who {
        // "Chị Hằng ơi": who is spoken to is not who is spoken of.
        Who::Private if scope.r.word(p.end) == b"oi" => scope.step >= Step::Surroundings,
        Who::Private => scope.step >= Step::Descriptions || scope.concerns_widely(p.titled, p.end),
        Who::Relative => scope.concerns(p.titled, p.end),
        Who::Writer => scope.step >= Step::Surroundings,
        // A doctor or a leader stays; a post that is also a trade ("cô hiệu phó") may be the patient's.
        Who::Official => {
            let shown = scope.shown.touch(scope.r.span(p.start, p.end));
            let kin = scope.r.begins(p.titled, one(Signal::Title));
            shown || kin && scope.step >= Step::Surroundings && scope.is_near(p.start, super::NEAR)
        }
    }
}

fn last_word(r: &Reading, p: &Person) -> usize {
    (p.start..p.end).rev().find(|&i| r.tokens[i].is_word()).unwrap_or(p.start)
}

/// One name with what belongs to it.
fn name(r: &Reading, p: &Person, cuts: &mut Cuts, scope: &Scope) {
    let named_by_cue = (p.titled..p.start).any(|at| matches!(r.word(at), b"ten" | b"named" | b"name"));
    let colon = p.start > 0 && r.tokens[p.start - 1].is(b':') && r.ends_before(p.start - 1, one(Signal::TitlePatient));
    if named_by_cue || colon {
        // "Tên thật là Nguyễn Ngọc Diệp": what follows the cue goes, the cue stays readable.
        cuts.put(r.span(p.start, p.end), Word::Gone, r, p.start);
        return;
    }
    let end = with_trade(scope, spelt(r, p.end));
    let patient = r.saying_in(p.titled.saturating_sub(3), p.start, any([Signal::Patient, Signal::TitlePatient]));
    // The words between a patient and the name are titles: "bệnh nhân chị Lan".
    if let Some(s) = patient.filter(|s| s.end == p.titled || s.start >= p.titled).last() {
        // "Sản phụ Hà" is "một người": the word tells as much of her as a diagnosis.
        let word = if matches!(r.word(s.start), b"benh" | b"bn" | b"nguoi") { Word::Patient } else { Word::Person };
        cuts.put(r.span(s.start, end), word, r, s.start);
        return;
    }
    let from = with_relation(scope, dotted_title(r, p.titled));
    cuts.put(r.span(from, end), Word::Person, r, from);
}

/// "S.e.t": a name spelt with full stops may go on where the tokens of a syllable end.
fn spelt(r: &Reading, mut end: usize) -> usize {
    let glued = |at: usize| r.tokens.get(at).is_some_and(|t| !t.gap);
    let letter = |at: usize| glued(at) && r.tokens[at].is_word() && r.tokens[at].len() == 1;
    while glued(end) && r.tokens[end].is(b'.') && letter(end + 1) {
        end += 2;
    }
    end
}

/// "Mr. Grant": the full stop keeps the title from the name.
fn dotted_title(r: &Reading, titled: usize) -> usize {
    let dotted = titled > 1
        && r.tokens[titled - 1].is(b'.')
        && r.tokens[titled - 2].len() <= 3
        && r.ends_before(titled - 1, any([Signal::Title, Signal::Official]));
    let from = if dotted { titled - 2 } else { titled };
    r.term_before(from, one(Signal::Title)).unwrap_or(from)
}

/// "Con gái út thầy Quế", "tài xế xe tải Lịch": what stands before a name and names the same person.
fn with_relation(scope: &Scope, from: usize) -> usize {
    let (r, f) = (scope.r, scope.f);
    if from == 0 {
        return from;
    }
    let relation = r.saying_in(from.saturating_sub(6), from, one(Signal::Relation)).find(|s| s.end >= from);
    let tagged = f.tagged.partition_point(|t| t.end < from);
    let job = f.tagged.get(tagged).filter(|t| t.tag == Tag::Occupation && t.end == from).map(|t| t.start);
    let start = relation.map(|s| s.start).or(job).unwrap_or(from);
    if start < from { r.term_before(start, one(Signal::Title)).unwrap_or(start) } else { start }
}

/// "Chị Diệp bán cá lóc": the trade right behind a name goes with it.
fn with_trade(scope: &Scope, end: usize) -> usize {
    let (r, f) = (scope.r, scope.f);
    let tagged = f.tagged.partition_point(|t| t.start < end);
    let job = f.tagged.get(tagged).filter(|t| t.tag == Tag::Occupation && t.start == end).map(|t| t.end);
    job.or_else(|| r.reach(end, one(Signal::Trade))).unwrap_or(end)
}

/// The same names again, where no recogniser saw them.
fn again(scope: &Scope, given: &[u64], cuts: &mut Cuts) {
    let (r, persons) = (scope.r, &scope.f.persons);
    let known = |at: usize| persons.get(persons.partition_point(|p| p.end <= at)).is_some_and(|p| p.start <= at);
    for (at, t) in r.tokens.iter().enumerate() {
        let titled = || r.ends_before(at, one(Signal::Title)) && r.tokens[at - 1].is_word();
        let named = t.is_word()
            && t.len() > 1
            && !known(at)
            && given.binary_search(&t.bare.into()).is_ok()
            && (t.case != Case::Lower || !r.cased);
        if named && (titled() || r.cased && t.case == Case::Title && at > 0 && r.sentence_start(at) != at) {
            let from = if titled() { r.term_before(at, one(Signal::Title)).unwrap_or(at) } else { at };
            cuts.put(r.span(from, at + 1), Word::Person, r, from);
        }
    }
}

/// A trade, a relation, a mark of one person: "anh thợ điện" is "một người", "làm thợ điện" is "làm (đã che)".
fn described(scope: &Scope, start: usize, end: usize, cuts: &mut Cuts) {
    let r = scope.r;
    let end = trimmed(r, start, end);
    if let Some(from) = appended(scope, start) {
        cuts.put_text(Span { start: from, end: r.span(start, end).end }, String::new());
        return;
    }
    let from = r.term_before(start, one(Signal::Title)).filter(|&s| s < start).unwrap_or(start);
    let verb = is_one(r.word(start), "ban sua chay lam day nuoi lai danh hot giu trong cat");
    let after_work = start > 0 && is_one(r.word(start - 1), "lam nghe nghiep hoc cho :");
    let noun = from < start || r.begins(start, any([Signal::Title, Signal::Relation])) || !verb && !after_work;
    let word = if noun && !r.begins(start, one(Signal::Unique)) { Word::Person } else { Word::Gone };
    cuts.put(r.span(from, end), word, r, from);
}

/// "…, 68 tuổi bán rau", "…, chủ sạp vải": said of a person right before it, so it only falls away, with its
/// comma. Where the cut begins, in bytes.
fn appended(scope: &Scope, start: usize) -> Option<usize> {
    let (r, f) = (scope.r, scope.f);
    let comma = start > 0 && r.tokens[start - 1].is(b',');
    let end = if comma { start - 1 } else { start };
    let after = f.persons.partition_point(|p| p.end < end);
    let person = comma && f.persons.get(after).is_some_and(|p| p.end == end && p.who == Who::Private);
    let number = f.numbers.get(f.numbers.partition_point(|n| n.end < end));
    let age = number.is_some_and(|n| n.kind == MentionKind::Age && n.end == end);
    (end > 0 && (person || age)).then(|| r.span(end - 1, end).end)
}

/// A stretch without the words of illness and the line ends that it ran into.
pub(super) fn trimmed(r: &Reading, start: usize, end: usize) -> usize {
    let stop = any([Signal::Status, Signal::Disease, Signal::Quarantine, Signal::Symptom]);
    let verb = |at: usize| {
        is_one(r.word(at), "bi la dang da moi vua thi nghi nam vi ma dinh nhe nha roi chu test xet phai hay nay hom")
    };
    let bound = |at: usize| r.tokens[at].kind == Kind::Break || r.covers(at, stop) || verb(at);
    (start + 1..end).find(|&at| bound(at)).unwrap_or(end)
}

/// "Lớp 11B3", "11a3": which class somebody sits in.
fn classes(scope: &Scope, cuts: &mut Cuts) {
    let r = scope.r;
    for s in r.saying(one(Signal::Class)) {
        let mut end = s.end;
        while r.tokens.get(end).is_some_and(|t| !t.gap && !matches!(t.kind, Kind::Break)) && end < s.end + 4 {
            let inside = r.tokens.get(end + 1).is_some_and(|t| !t.gap && t.kind != Kind::Break);
            let part = matches!(r.tokens[end].kind, Kind::Word | Kind::Number);
            if part || r.tokens[end].is(b'/') && inside {
                end += 1;
            } else {
                break;
            }
        }
        if scope.concerns(s.start, end) && !scope.is_other(s.start, end) {
            let kind = r.span(s.start, s.start + 1);
            let with = cuts.style.one_of(&r.source[kind.start..kind.end], r, s.start);
            cuts.put_text(r.span(s.start, end), with);
        }
    }
}
