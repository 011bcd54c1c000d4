//! Phone and identity numbers written to slip past a filter: in words, with o for 0, in pieces.
//!
//! "không chín một hai, ba số không, bảy bảy bốn", "09ba2 không không không 7bốn1", "o9o8.ooo.412".

use super::{Number, glued, put};
use crate::reading::Reading;
use crate::report::MentionKind;
use crate::text::token::{Kind, is_one};

/// A run is no longer, in tokens.
const LONGEST: usize = 40;

/// Every phone number of a text that is spelled in words or with letters for digits.
pub fn spoken(r: &Reading, found: &mut Vec<Number>) {
    let mut at = 0;
    while at < r.tokens.len() {
        if !begins(r, at) {
            at += 1;
            continue;
        }
        match run(r, at) {
            Some((end, kind)) => {
                put(r, found, kind, at, end);
                at = end;
            }
            None => at += 1,
        }
    }
}

/// A run begins with zero, or with one for a service number; never in the middle of a longer one.
fn begins(r: &Reading, at: usize) -> bool {
    let fresh = at == 0 || !matches!(r.tokens[at - 1].kind, Kind::Word | Kind::Number) || r.tokens[at].gap;
    let paper =
        fresh && at > 0 && is_one(r.word(at - 1), "la so :") && numeral(r.word(at)).is_some() && is_paper(r, at);
    paper
        || fresh
            && matches!(r.word(at).first(), Some(b'0' | b'o' | b'k' | b'm'))
            && (r.tokens[at].kind == Kind::Number
                || r.word(at).iter().all(|&b| b == b'o')
                || matches!(r.word(at), b"khong" | b"mot"))
}

/// "chứng minh cũ là hai ba tám …": an old identity card stands close before.
fn is_paper(r: &Reading, at: usize) -> bool {
    (at.saturating_sub(8)..at)
        .any(|i| r.word(i) == b"chung" && r.word(i + 1) == b"minh" || is_one(r.word(i), "cmnd cmt"))
}

/// Reads digits however they are written until they make a number: where it ends and what it is.
fn run(r: &Reading, from: usize) -> Option<(usize, MentionKind)> {
    let mut digits: Vec<u8> = Vec::new();
    let (mut at, mut odd) = (from, false);
    while at < r.tokens.len() && at - from < LONGEST && digits.len() < 13 {
        let t = &r.tokens[at];
        match t.kind {
            Kind::Number => digits.extend_from_slice(r.word(at)),
            Kind::Punct(b',' | b'.' | b'-' | b'*') if at > from => {
                at += 1;
                continue;
            }
            Kind::Word => match numeral(r.word(at)) {
                // "ba số không": three noughts.
                Some(n) if r.word(at + 1) == b"so" && r.word(at + 2) == b"khong" && (2..=5).contains(&n) => {
                    digits.extend(std::iter::repeat_n(b'0', usize::from(n)));
                    (odd, at) = (true, at + 2);
                }
                Some(n) => {
                    digits.push(b'0' + n);
                    odd = true;
                }
                None if r.word(at).iter().all(|&b| matches!(b, b'o' | b' ')) => {
                    digits.extend(r.word(at).iter().filter(|&&b| b == b'o').map(|_| b'0'));
                    odd = true;
                }
                None if r.word(at) == b"roi" && at > from => odd = true,
                None => return None,
            },
            _ => return None,
        }
        at += 1;
        let next = !glued(r, at) && r.tokens.get(at).is_none_or(|t| t.gap || !matches!(t.kind, Kind::Number));
        let mobile = digits.len() == 10 && digits[0] == b'0' && matches!(digits[1], b'3' | b'5' | b'7' | b'8' | b'9');
        let service =
            digits.len() == 8 && digits.starts_with(b"1900") || digits.len() == 9 && digits.starts_with(b"1900");
        // A twelve-digit number begins like a phone where it is an identity card.
        let goes_on = r.tokens.get(at).is_some_and(|t| t.kind == Kind::Number || numeral(r.word(at)).is_some());
        if odd && next && (mobile || service) && !goes_on {
            return Some((at, MentionKind::Phone));
        }
        let card = digits.len() == 12 && super::is_card(&digits) && super::names_card(r, from);
        if odd && next && !goes_on && digits.len() == 9 && digits[0] != b'0' && is_paper(r, from) {
            return Some((at, MentionKind::IdNumber));
        }
        if odd && next && card {
            return Some((at, MentionKind::CitizenId));
        }
    }
    None
}

/// A digit in words.
fn numeral(word: &[u8]) -> Option<u8> {
    Some(match word {
        b"khong" | b"hong" | b"zero" => 0,
        b"mot" => 1,
        b"hai" => 2,
        b"ba" => 3,
        b"bon" | b"tu" => 4,
        b"nam" | b"lam" => 5,
        b"sau" => 6,
        b"bay" => 7,
        b"tam" => 8,
        b"chin" => 9,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use crate::report::MentionKind::IdNumber;

    #[test]
    fn an_old_card_is_read_out() {
        let text = "chứng minh cũ là hai ba tám không không không một chín bốn nha";
        assert_eq!(found(text, IdNumber), ["hai ba tam khong khong khong mot chin bon"]);
        assert!(found("chứng minh là hai ba lần tám người", IdNumber).is_empty());
    }
}
