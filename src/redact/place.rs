//! Places: an address shrinks to the commune that it names, a place to its kind.

use super::cut::Cuts;
use super::person::trimmed;
use super::words::Word;
use super::{Scope, Step};
use crate::mention::tagger::Tag;
use crate::reading::{Reading, any, one};
use crate::signal::Signal;
use crate::text::token::is_one;

/// Takes out where somebody can be found.
pub fn cut(scope: &Scope, cuts: &mut Cuts) {
    let (r, f) = (scope.r, scope.f);
    for a in &f.addresses {
        // "Thành phố Mỹ Tho" is no "phố Mỹ Tho".
        let unit = r.covers(a.start, one(Signal::PlaceUnit));
        if scope.step >= Step::Surroundings || !unit && scope.concerns(a.start, a.end) {
            // In capitals a name runs into what follows: "ẤP TÂN LỘC BỊ HIV".
            address(r, a.start, trimmed(r, a.start, a.end), cuts);
        }
    }
    for t in f.tagged.iter().filter(|t| matches!(t.tag, Tag::Location | Tag::Organization)) {
        // A workplace or a school singles out like a trade; a commune or a province only with all the rest.
        let unit = r.begins(t.start, any([Signal::PlaceUnit, Signal::Place]));
        let gone = match (unit, t.tag) {
            (false, _) => scope.step >= Step::Descriptions && scope.concerns(t.start, t.end),
            (true, _) => scope.step >= Step::Surroundings && scope.concerns(t.start, t.end),
        };
        if gone && !scope.is_other(t.start, t.end) {
            kind(r, t.start, t.end, cuts);
        }
    }
}

/// "Số 5 ấp Phú Hữu, xã Tân Hào" → "xã Tân Hào".
fn address(r: &Reading, start: usize, end: usize, cuts: &mut Cuts) {
    let unit = |from: usize, to: usize| {
        r.saying_in(from, to, one(Signal::PlaceUnit))
            .find(|s| s.end < r.tokens.len() && s.start > start)
            .map(|s| s.start)
    };
    // The commune may stand in the address or right behind it.
    let behind = |at: usize| at == end || at == end + 1 && r.tokens[end].is(b',');
    if let Some(at) = unit(start, end).or_else(|| unit(end, end + 2).filter(|&at| behind(at))) {
        let (gone, stays) = (r.span(start, at), r.span(at, at + 1));
        cuts.put_text(crate::report::Span { start: gone.start, end: stays.start }, String::new());
        return;
    }
    // "Cuối kênh 8", "đối diện chợ": the word that says how it lies belongs to it.
    let mut from = start;
    while from > 0 && from + 2 > start && is_side(r, from - 1) {
        from -= 1;
    }
    let led =
        from > 0 && is_one(r.word(from - 1), "o tai tu ve den qua tren vao vo trong at in from near gan chi tru ngu");
    let word = if led { Word::Place } else { Word::AtPlace };
    cuts.put(r.span(from, end), word, r, from);
}

fn is_side(r: &Reading, at: usize) -> bool {
    is_one(r.word(at), "cuoi dau canh sau truoc ke sat dien doi nha so gan")
}

/// "Trường tiểu học Đằng Giang" → "một trường tiểu học"; a bare name is "một nơi".
fn kind(r: &Reading, start: usize, end: usize, cuts: &mut Cuts) {
    let kinds = any([Signal::PlaceUnit, Signal::PlaceBuilding, Signal::PlaceHamlet, Signal::PlaceStreet]);
    match r.reach(start, kinds).filter(|&to| to < end) {
        Some(to) => {
            let named = r.span(start, to);
            let with = cuts.style.one_of(&r.source[named.start..named.end], r, start);
            cuts.put_text(r.span(start, end), with);
        }
        None => cuts.put(r.span(start, end), Word::Place, r, start),
    }
}
