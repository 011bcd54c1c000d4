//! Persons: full names, title and given name, initials; and in what capacity they are named.
//!
//! Capitals decide where the text uses them. In lower case, in capitals only and without diacritics the
//! syllables must be known as parts of names, in an order that names have.

use crate::lexicon::{CLAN, GIVEN, MIDDLE, RARE, SURNAME};
use crate::reading::{Mask, Reading, any, one};
use crate::signal::Signal;
use crate::tables::ShapeKind;
use crate::text::token::{Case, Kind, Script, Token, is_one};

/// How completely a person is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// `N.V.A`, `anh T.`
    Initials,
    /// `chị Diệp`, `bà Tư Xê`
    Titled,
    /// `Nguyễn Ngọc Diệp`
    Full,
}

/// Who the person is to the writer and the matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Anybody.
    Private,
    /// Named in a post or as a contact.
    Official,
    /// The writer.
    Writer,
    /// A relative of the writer.
    Relative,
}

/// A person named; offsets are tokens.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    /// First token of the name.
    pub start: usize,
    /// One past the last token of the name.
    pub end: usize,
    /// First token with the title before the name.
    pub titled: usize,
    /// How completely.
    pub form: Form,
    /// Who it is.
    pub who: Who,
    /// Confidence, 0 to 1.
    pub score: f32,
}

const PART: u8 = SURNAME | RARE | GIVEN | MIDDLE | CLAN;

const PLACE_CUE: Mask = any([Signal::PlaceUnit, Signal::PlaceHamlet, Signal::PlaceStreet, Signal::PlaceBuilding]);
/// How far, in tokens, the surroundings of a name reach in a sentence without end.
const REACH: usize = 40;

const TITLES: Mask = any([Signal::Title, Signal::TitlePatient, Signal::NameCue]);

/// Every person in a text, left to right, without overlaps.
pub fn persons(r: &Reading) -> Vec<Person> {
    let reachable = is_reachable(r);
    let mut found = Vec::new();
    let mut at = 0;
    // End of the last name that was a place: "ngã tư Minh Khai - Hai Bà Trưng".
    let mut place_end = usize::MAX;
    while at < r.tokens.len() {
        if !r.tokens[at].is_word() {
            at += 1;
            continue;
        }
        match name_at(r, at) {
            Some((end, form, score)) => {
                let chained = place_end != usize::MAX
                    && at == place_end + 1
                    && (r.tokens[place_end].is(b'-') || r.tokens[place_end].is(b','));
                if is_place(r, at, end) || chained {
                    place_end = end;
                } else {
                    let titled = title_start(r, at);
                    let who = who(r, reachable, titled, at, end);
                    found.push(Person { start: at, end, titled, form, who, score });
                }
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a text says how to reach somebody.
pub fn is_reachable(r: &Reading) -> bool {
    r.shapes.iter().any(|s| matches!(s.kind, ShapeKind::Phone | ShapeKind::Landline | ShapeKind::Email))
}

/// How completely tokens `start..end` name a person.
pub fn form(r: &Reading, start: usize, end: usize) -> Form {
    let words = || (start..end).filter(|&i| r.tokens[i].is_word());
    let count = words().count();
    let letters = words().filter(|&i| r.tokens[i].len() <= 2 && r.tokens[i].case != Case::Lower).count();
    let dotted = (start..end).any(|i| r.tokens[i].is(b'.'));
    if letters == count && (dotted || count == 1) || dotted && letters * 2 > count {
        Form::Initials
    } else if count >= 3 || count == 2 && r.name_flags(start) & (SURNAME | RARE | CLAN) != 0 {
        Form::Full
    } else {
        Form::Titled
    }
}

fn name_at(r: &Reading, at: usize) -> Option<(usize, Form, f32)> {
    initials(r, at)
        .or_else(|| {
            if capital(&r.tokens[at]) && (r.cased || r.tokens[at].case == Case::Title) { cased(r, at) } else { None }
        })
        .or_else(|| uncased(r, at))
}

fn capital(t: &Token) -> bool {
    t.is_word() && t.case != Case::Lower
}

/// Whether a title, or a cue such as "tên là", ends right before a token.
fn cued(r: &Reading, at: usize) -> bool {
    r.ends_before(at, TITLES) && adjacent(r, at)
        || r.ends_before(at, one(Signal::Official)) && adjacent(r, at)
        || at > 1
            && r.tokens[at - 1].is(b'.')
            && r.tokens[at].gap
            && r.tokens[at - 2].sentence == r.tokens[at].sentence
            && r.ends_before(at - 1, any([Signal::Title, Signal::Official]))
        || at > 1 && r.tokens[at - 1].is(b':') && r.ends_before(at - 1, any([Signal::NameCue, Signal::TitlePatient]))
}

/// No punctuation or line between a token and the one before.
fn adjacent(r: &Reading, at: usize) -> bool {
    at > 0 && r.tokens[at - 1].is_word() && r.tokens[at].gap
}

/// A run of capitalised words from `at`, at most `most`.
fn run(r: &Reading, at: usize, most: usize) -> usize {
    let same = r.tokens[at].case;
    let mut end = at + 1;
    while end < r.tokens.len() && end - at < most {
        let t = &r.tokens[end];
        // "Trần Q. Toàn": an initial in the middle keeps its full stop.
        if t.is(b'.') && r.tokens[end - 1].len() == 1 && !t.gap && r.tokens.get(end + 1).is_some_and(capital) {
            end += 1;
            continue;
        }
        let fits = capital(t) && t.gap && (t.case == same || t.len() == 1 || r.tokens[end - 1].len() <= 2);
        if !fits || r.begins(end, one(Signal::Status)) || opens_body(r, end) || is_acronym(r, t) {
            break;
        }
        end += 1;
    }
    end
}

/// Capitals that are no syllable and no initial: UBND, BHYT.
fn is_acronym(r: &Reading, t: &Token) -> bool {
    t.case == Case::Upper && !crate::text::syllable::is_syllable(&r.folded.flat[t.start as usize..t.end as usize])
}

/// A place or body of two words or more begins here: "… Bệnh Viện Đa Khoa".
fn opens_body(r: &Reading, at: usize) -> bool {
    r.reach(at, PLACE_CUE).is_some_and(|end| end - at > 1)
}

fn cased(r: &Reading, at: usize) -> Option<(usize, Form, f32)> {
    let cue = cued(r, at);
    // A title with a capital at the start of a sentence is no part of the name.
    if r.begins(at, TITLES | one(Signal::Official)) && !cue && r.name_flags(at) & (SURNAME | RARE) == 0 {
        return None;
    }
    if is_acronym(r, &r.tokens[at])
        || r.begins(at, any([Signal::Status, Signal::Disease])) && r.tokens[at].case == Case::Upper
    {
        return None;
    }
    let end = run(r, at, 6);
    let len = end - at;
    // Headings are capitals too: there every syllable must be known from names.
    let heading = r.cased && r.tokens[at].case == Case::Upper;
    if heading && !(at + 1..end).all(|i| r.name_flags(i) & PART != 0) {
        return None;
    }
    let flags = |i: usize| r.name_flags(i);
    let known = (at + 1..end).filter(|&i| flags(i) & (GIVEN | MIDDLE | CLAN) != 0).count();
    let common = flags(at) & SURNAME != 0;
    if flags(at) & (SURNAME | RARE | CLAN) != 0 && len >= 2 {
        let clan = flags(at + 1) & CLAN != 0;
        let long = len >= 3 && known >= 1 && (common || clan || flags(end - 1) & PART != 0);
        let short = len == 2 && known == 1 && (common || cue);
        if long || short || cue {
            return Some((end, Form::Full, if long { 0.95 } else { 0.8 }));
        }
    }
    // A surname that no list has: what follows must look like a name all the more.
    let thi_van = len >= 3 && is_thi_van(r, at + 1);
    let unlisted = thi_van || len >= 3 && known == len - 1 && flags(end - 1) & GIVEN != 0;
    if unlisted && r.cased && !r.begins(at, TITLES | PLACE_CUE | any([Signal::Official, Signal::Paper])) {
        return Some((end, Form::Full, if thi_van { 0.9 } else { 0.65 }));
    }
    let no_name = any([Signal::Title, Signal::PlaceUnit, Signal::Place]);
    if cue && r.tokens[at].len() > 1 && !r.begins(at, no_name) && !r.touches(at, end, one(Signal::Paper)) {
        return Some((end, if len >= 3 { Form::Full } else { Form::Titled }, 0.7));
    }
    None
}

fn uncased(r: &Reading, at: usize) -> Option<(usize, Form, f32)> {
    let t = &r.tokens[at];
    if r.cased && t.case == Case::Lower && r.script == Script::Accented || t.len() < 2 {
        return None;
    }
    // In a text with capitals a name in small letters is rare enough to ask for a cue.
    let cue = cued(r, at);
    let stop = |i: usize| {
        r.covers(i, any([Signal::NotName, Signal::Status, Signal::Disease, Signal::Trade, Signal::Quarantine]))
    };
    let flags = r.name_flags(at);
    let mut end = at + 1;
    while end < r.tokens.len() && end - at < 4 {
        let t = &r.tokens[end];
        if !t.is_word()
            || !t.gap
            || r.name_flags(end) & PART == 0
            || stop(end) && !(end == at + 1 && is_thi_van(r, end))
        {
            break;
        }
        end += 1;
    }
    let len = end - at;
    let surname = flags & SURNAME != 0 || flags & RARE != 0 && cue;
    let ambiguous = stop(at) || r.begins(at, TITLES | PLACE_CUE);
    if surname
        && len >= 3
        && r.name_flags(end - 1) & GIVEN != 0
        && (!ambiguous || cue || is_thi_van(r, at + 1))
        && (r.name_flags(at + 1) & MIDDLE != 0 || cue)
    {
        return Some((end, Form::Full, if r.script == Script::Accented { 0.85 } else { 0.7 }));
    }
    if cue && flags & SURNAME != 0 && len == 2 && !ambiguous && r.name_flags(at + 1) & GIVEN != 0 {
        return Some((end, Form::Full, 0.6));
    }
    if cue && !stop(at) && flags & (GIVEN | MIDDLE) != 0 && !r.begins(at, TITLES | PLACE_CUE | one(Signal::Paper)) {
        return Some((if len > 2 { at + 2 } else { end }, Form::Titled, 0.5));
    }
    // "ba tu xe": birth order and a nickname.
    if cue && is_birth_order(r, at) && r.tokens.get(at + 1).is_some_and(|t| t.is_word() && t.gap) && !stop(at + 1) {
        return Some((at + 2, Form::Titled, 0.5));
    }
    None
}

/// "Con trai em là Phan Gia Minh", "vợ tôi, Kim Thị Sà Rươl": a relative, and nothing but a link up to the name.
/// "Bạn của con mình là …" and "má em kể chị …" speak of somebody else.
fn kin_before(r: &Reading, from: usize, titled: usize) -> bool {
    let link = |at: usize| {
        let t = &r.tokens[at];
        is_one(r.word(at), "la ten nam nay be chau")
            || t.is(b',')
            || t.is(b'(')
            || t.is(b':')
            || t.kind == Kind::Number
            || r.covers(at, any([Signal::NameCue, Signal::Title]))
    };
    r.saying_in(titled.saturating_sub(12).max(from), titled, one(Signal::Family)).any(|s| {
        s.end <= titled
            && titled - s.end <= 4
            && (s.end..titled).all(link)
            && !(s.start > 0 && r.word(s.start - 1) == b"cua")
    })
}

/// "Phan Gia Minh, con trai em", "… là mẹ em".
fn kin_after(r: &Reading, end: usize, to: usize) -> bool {
    let link =
        |at: usize| r.tokens[at].is(b',') || r.tokens[at].is(b'(') || r.tokens[at].is(b'-') || r.word(at) == b"la";
    r.saying_in(end, (end + 3).min(to), one(Signal::Family)).any(|s| (end..s.start).all(link))
}

/// Within the sentence the person is said to be ill: "…, vắng mặt cả tháng là do xơ gan".
fn suffers(r: &Reading, end: usize, to: usize) -> bool {
    let verb = |at: usize| is_one(r.word(at), "bi mac nhiem duong f dinh");
    let cause = |at: usize| is_one(r.word(at), "bi do vi mac");
    r.saying_in(end, (end + 14).min(to), any([Signal::Status, Signal::Disease]))
        .any(|s| verb(s.start) || s.start > end && cause(s.start - 1))
}

fn is_thi_van(r: &Reading, at: usize) -> bool {
    matches!(r.word(at), b"thi" | b"van")
}

fn is_birth_order(r: &Reading, at: usize) -> bool {
    is_one(r.word(at), "hai ba tu nam sau bay tam chin muoi ut")
}

/// `N.V.A`, `Ng. T. Kim L.`, and a title with one letter: `anh T.`
fn initials(r: &Reading, at: usize) -> Option<(usize, Form, f32)> {
    let piece = |i: usize| r.tokens.get(i).is_some_and(|t| capital(t) && t.len() <= 2);
    if !piece(at) || at > 0 && !r.tokens[at].gap && r.tokens[at - 1].is(b'.') {
        return None;
    }
    let cue = cued(r, at);
    let (mut end, mut pieces, mut dots) = (at, 0, 0);
    while end < r.tokens.len() {
        if piece(end) && pieces < 5 {
            pieces += 1;
            end += 1;
            if r.tokens.get(end).is_some_and(|t| t.is(b'.') && !t.gap && t.len() == 1) {
                dots += 1;
                end += 1;
            }
        } else if pieces > 0
            && dots > 0
            && capital(&r.tokens[end])
            && r.tokens[end].gap
            && r.name_flags(end) & PART != 0
            && piece(end + 1)
        {
            end += 1;
        } else {
            break;
        }
    }
    if end == at {
        return None;
    }
    // The last full stop may end the sentence; the name is the same either way.
    let enough = pieces >= 3 && dots >= 2 || cue && pieces >= 2 && dots >= 1;
    let single = cue
        && pieces == 1
        && r.ends_before(at, any([Signal::Title, Signal::NameCue, Signal::TitlePatient]))
        && r.tokens[at].len() == 1
        && r.tokens.get(at + 1).is_none_or(|t| !t.is_word() || t.gap)
        && !r.tokens.get(at + 1).is_some_and(|t| !t.gap && t.kind == Kind::Number);
    if !enough && !single {
        return None;
    }
    let end = if r.tokens[end - 1].is(b'.') && single { end - 1 } else { end };
    Some((end, Form::Initials, 0.6))
}

/// Streets, schools and units named after people, and names that are a place by themselves.
fn is_place(r: &Reading, at: usize, end: usize) -> bool {
    if r.ends_before(at, TITLES) && adjacent(r, at) {
        return false;
    }
    // "bệnh viện Lao phổi Phạm Ngọc Thạch": a cue, then capitals up to the name.
    let mut cue = at;
    while cue > 0
        && at - cue < 4
        && adjacent(r, cue)
        && !r.ends_before(cue, PLACE_CUE)
        && (capital(&r.tokens[cue - 1]) || r.covers(cue - 1, one(Signal::Homonym)))
    {
        cue -= 1;
    }
    if r.ends_before(cue, PLACE_CUE) && adjacent(r, cue) {
        // "Phó chủ tịch xã Nùng Thị Phướng": the unit belongs to the post.
        let unit = r.term_before(cue, PLACE_CUE).unwrap_or(cue);
        return !(r.ends_before(unit, one(Signal::Official)) && adjacent(r, unit));
    }
    let covered =
        r.saying_in(at.saturating_sub(4), at + 1, any([Signal::Place, Signal::Historical])).any(|s| s.end >= end);
    // "102 Nguyễn Huệ", "số 12/4 Lê Lai": a house number makes it a street; "1. Nguyễn Văn A" is a list.
    let number = |i: usize| matches!(r.tokens[i].kind, Kind::Number);
    let letter =
        at > 1 && r.tokens[at - 1].is_word() && r.tokens[at - 1].len() == 1 && !r.tokens[at - 1].gap && number(at - 2);
    // F0 is no house.
    let own = |i: usize| number(i) && (i == 0 || r.tokens[i].gap || !r.tokens[i - 1].is_word());
    let numbered = at > 0 && r.tokens[at].gap && (own(at - 1) || letter);
    covered || numbered && end - at <= 3 && !r.ends_before(at, any([Signal::NameCue, Signal::TitlePatient]))
}

/// First token of the titles right before a name.
pub fn title_start(r: &Reading, at: usize) -> usize {
    let mut start = at;
    for _ in 0..2 {
        let Some(title) = r.term_before(start, TITLES | one(Signal::Official)) else { break };
        start = title;
    }
    start
}

/// In what capacity a person is named; `titled` is the first token with the title.
pub fn who(r: &Reading, reachable: bool, titled: usize, at: usize, end: usize) -> Who {
    let from = r.sentence_start(at).max(at.saturating_sub(REACH));
    let to = r.sentence_end(at).min(end + REACH);
    let near_before = titled.saturating_sub(5).max(from);
    // "Em là Hạnh", "tôi tên Hạnh": the pronoun opens the clause; "ở huyện mình là cháu Bưởi" does not.
    let opens = |at: usize| at == from || !r.tokens[at - 1].is_word();
    if r.saying_in(titled.saturating_sub(8), at, one(Signal::SelfPerson))
        .any(|s| s.end <= at && titled.saturating_sub(s.end) <= 1 && opens(s.start))
    {
        return Who::Writer;
    }
    let myself = titled < at && is_one(r.word(titled), "em con chau toi minh tui");
    if myself
        && (r.word(end) == b"day" || r.touches(end, to, one(Signal::SelfPerson)))
        && r.tokens[titled].sentence <= 1
    {
        return Who::Writer;
    }
    let status_follows = !r.begins(end, one(Signal::Speech))
        && (r.touches(end, (end + 3).min(to), one(Signal::Status)) || suffers(r, end, to));
    let dotted = titled > 1 && r.tokens[titled - 1].is(b'.') && r.ends_before(titled - 1, one(Signal::Official));
    let post_before = dotted
        || r.touches(titled, at, one(Signal::Official))
        || r.saying_in(near_before, titled, one(Signal::Official))
            .any(|s| s.end <= titled && (s.end..titled).all(|i| r.tokens[i].is_word()) && titled - s.end <= 4);
    let after = if r.tokens.get(end).is_some_and(|t| t.is(b',') || t.is(b'(') || t.is(b'-')) { end + 1 } else { end };
    let post_after = after < to && (r.begins(after, one(Signal::Official)) && !r.begins(after, any([Signal::Title])));
    let speaks = r.begins(end, one(Signal::Speech));
    if (post_before || post_after || speaks) && !status_follows {
        return Who::Official;
    }
    // "Liên hệ anh Phong": somebody wants to be called; "gặp chị Gấm" alone is a meeting, and
    // "liên hệ anh Nhạ, ảnh là F1" an accusation.
    let asked = r.saying_in(near_before, at, one(Signal::Contact)).any(|s| {
        let close = s.end <= titled && titled - s.end <= 1;
        s.end <= at
            && s.start >= near_before
            && (reachable || r.word(s.start) != b"gap")
            && (close || !r.touches(near_before, at, any([Signal::Status, Signal::Patient])))
    });
    let contact = asked && !r.accuses_after(end);
    let thanked = r.touches(near_before, titled, one(Signal::Thanks));
    if contact || thanked && !status_follows {
        return Who::Official;
    }
    // "Hàn Mặc Tử tên thật Nguyễn Trọng Trí": both are history.
    if r.touches(from.max(at.saturating_sub(20)), to.min(end + 20), one(Signal::Historical))
        && r.touches(titled.saturating_sub(2), at, one(Signal::NameCue))
    {
        return Who::Official;
    }
    let kin = kin_before(r, from, titled) || kin_after(r, end, to);
    if kin { Who::Relative } else { Who::Private }
}
