//! Addresses: house numbers, lanes, hamlets, rooms, and the descriptive addresses of the delta.

use crate::reading::{Mask, Reading, any, one};
use crate::signal::Signal;
use crate::text::order;
use crate::text::token::{Case, Kind};

/// An address; offsets are tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// A house number: one household can be found by it alone.
    pub exact: bool,
    /// A stretch of houses or a whole lane, not one household.
    pub range: bool,
}

const LOCAL: Mask = any([Signal::PlaceStreet, Signal::PlaceHamlet]);
const UNITS: Mask = any([Signal::PlaceUnit, Signal::PlaceHamlet, Signal::PlaceStreet]);
const PLACES: Mask =
    any([Signal::PlaceUnit, Signal::PlaceHamlet, Signal::PlaceStreet, Signal::Place, Signal::Landmark]);

/// Every address in a text, left to right.
pub fn addresses(r: &Reading) -> Vec<Address> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < r.tokens.len() {
        match address_at(r, at) {
            Some(address) => {
                at = address.end;
                found.push(address);
            }
            None => at += 1,
        }
    }
    found
}

fn address_at(r: &Reading, at: usize) -> Option<Address> {
    if let Some(end) = house(r, at) {
        let first = if before_number(r, at) { at - 1 } else { at };
        let (end, range) = extend(r, end);
        return Some(Address { start: first, end, exact: true, range });
    }
    let landmark = r.reach(at, one(Signal::Landmark));
    if let Some(end) = landmark {
        let (end, range) = extend(r, end);
        return Some(Address { start: at, end, exact: false, range });
    }
    // "ấp Tân Lộc", "tổ 2 khu phố 4", "hẻm lò gạch": an area, exact only with a number of its own and more.
    if r.begins(at, LOCAL) && !r.begins(at, one(Signal::Title)) {
        let cue = r.reach(at, LOCAL)?;
        let end = place_name(r, cue)?;
        let (end, range) = extend(r, end);
        return Some(Address { start: at, end, exact: false, range });
    }
    None
}

/// "số", "nhà" or "nhà số" right before a house number belong to the address.
fn before_number(r: &Reading, at: usize) -> bool {
    at > 0 && r.tokens[at].kind == Kind::Number && is(r, at - 1, &[b"so", b"nha"])
}

fn is(r: &Reading, at: usize, words: &[&[u8]]) -> bool {
    words.contains(&r.word(at))
}

/// A house number at `at` that a street, lane or hamlet follows; where the name after it ends.
fn house(r: &Reading, at: usize) -> Option<usize> {
    if r.tokens[at].kind != Kind::Number || r.tokens[at].len() > 4 {
        return None;
    }
    let end = number_end(r, at);
    let said_number = before_number(r, at);
    // "số 17, F1": a house number needs its street; "nhà số 45 đến số 63 đường" has one later.
    if r.begins(end, LOCAL) && r.tokens[end].gap && !r.begins(end, one(Signal::Title)) {
        let cue = r.reach(end, LOCAL)?;
        return place_name(r, cue).or(Some(cue));
    }
    if r.tokens.get(end).is_some_and(|t| t.is(b',')) && said_number && r.begins(end + 1, UNITS) {
        let cue = r.reach(end + 1, UNITS)?;
        return place_name(r, cue);
    }
    if said_number && is(r, end, &[b"den", b"toi"]) {
        return Some(end);
    }
    // "102 Nguyễn Huệ": capitals right behind the number.
    let named = r.tokens.get(end).is_some_and(|t| t.is_word() && t.gap && t.case == Case::Title)
        && r.cased
        && r.name_flags(end) != 0;
    let slashed = end - at > 1;
    (named && (said_number || slashed)).then(|| capitals(r, end))
}

/// `203/7`, `88B`, `12.07`
fn number_end(r: &Reading, at: usize) -> usize {
    let mut end = at + 1;
    // "118/23/5B" is as deep as lanes go.
    while let Some(t) = r.tokens.get(end).filter(|_| end - at < 10) {
        let glued = !t.gap;
        let slash = (t.is(b'/') || t.is(b'.'))
            && glued
            && r.tokens.get(end + 1).is_some_and(|n| n.kind == Kind::Number && !n.gap);
        let letter = t.is_word() && t.len() == 1 && glued;
        match (slash, letter) {
            (true, _) => end += 2,
            (_, true) => end += 1,
            _ => break,
        }
    }
    end
}

fn capitals(r: &Reading, at: usize) -> usize {
    let mut end = at;
    while end < r.tokens.len()
        && end - at < 5
        && r.tokens[end].is_word()
        && r.tokens[end].case != Case::Lower
        && (end == at || r.tokens[end].gap)
    {
        end += 1;
    }
    end
}

/// The name behind a word such as "đường" or "ấp": a number, capitals, or in lower case two syllables.
fn place_name(r: &Reading, at: usize) -> Option<usize> {
    let t = r.tokens.get(at)?;
    if t.kind == Kind::Number {
        return Some(number_end(r, at));
    }
    if !t.is_word() || !t.gap {
        return None;
    }
    if t.case != Case::Lower {
        let end = capitals(r, at);
        let numbered = r.tokens.get(end).is_some_and(|n| n.kind == Kind::Number && n.gap && n.len() <= 2);
        return Some(if numbered && !r.cased { end + 1 } else { end });
    }
    if r.cased {
        return None;
    }
    // Lower case: at most two syllables, and none that says something else.
    let mut end = at;
    while end < r.tokens.len()
        && end - at < 2
        && r.tokens[end].is_word()
        && !r.covers(end, any([Signal::NotName, Signal::Status, Signal::Title, Signal::Contact]))
        && (end == at || r.tokens[end].gap)
    {
        end += 1;
    }
    (end > at).then_some(end)
}

/// Takes in the larger units that follow: ", xã Tân Hào", "đường Trương Định phường 6".
fn extend(r: &Reading, mut end: usize) -> (usize, bool) {
    let mut range = false;
    loop {
        if is(r, end, &[b"den", b"toi"]) {
            // "số 45 đến số 63": a stretch of houses.
            let number = (end + 1..end + 4).find(|&i| r.tokens.get(i).is_some_and(|t| t.kind == Kind::Number));
            if let Some(number) = number {
                end = number_end(r, number);
                range = true;
                continue;
            }
        }
        let next = if r.tokens.get(end).is_some_and(|t| t.is(b',') || t.is(b'-')) { end + 1 } else { end };
        if !r.begins(next, PLACES) || r.begins(next, one(Signal::Title)) && !r.begins(next, LOCAL) {
            return (end, range);
        }
        let cue = r.saying_in(next, next + 1, PLACES).max_by_key(|s| s.end);
        let Some(cue) = cue else { return (end, range) };
        let reach =
            if matches!(cue.signal, Signal::Place | Signal::Landmark) { Some(cue.end) } else { place_name(r, cue.end) };
        match reach {
            Some(reach) if reach > end => end = reach,
            _ => return (end, range),
        }
    }
}

/// Places with their type, "xã Phú Hưng": first and last token.
pub fn locations(r: &Reading) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for said in r.saying(any([Signal::PlaceUnit, Signal::PlaceBuilding])) {
        if r.tokens.get(said.end).is_some_and(|t| t.is_word() && t.gap && t.case != Case::Lower) && r.cased {
            found.push((said.start, capitals(r, said.end)));
        } else if said.signal == Signal::PlaceUnit
            && let Some(end) = place_name(r, said.end)
        {
            found.push((said.start, end));
        }
    }
    for said in r.saying(one(Signal::Place)) {
        found.push((said.start, said.end));
    }
    order::by(&mut found, |&(_, end)| u32::MAX - end as u32);
    order::by(&mut found, |&(start, _)| start as u32);
    let mut last = 0;
    found.retain(|&(start, end)| {
        let keep = start >= last;
        if keep {
            last = end;
        }
        keep
    });
    found
}
