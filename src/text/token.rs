//! Tokens: syllables, numbers and marks of punctuation of a folded text, with keys to look them up.

use super::fold::{Folded, SHAPE, TONE, UPPER};
use super::syllable::is_syllable;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters; `bn1452` is a word and a number.
    Word,
    /// Digits.
    Number,
    /// One mark of punctuation or symbol, the byte of the folded text.
    Punct(u8),
    /// End of a line.
    Break,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// No capital at the start.
    Lower,
    /// A capital at the start, at least one small letter after it.
    Title,
    /// Capitals only.
    Upper,
}

/// One token. Offsets are into the folded text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First folded character.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Hash of the word with diacritics; the tone counts wherever it is written (hoà = hòa).
    pub key: u32,
    /// Hash of the word without diacritics; equal to `key` where there are none.
    pub bare: u32,
    /// What it is made of.
    pub kind: Kind,
    /// How it is written.
    pub case: Case,
    /// Whether white space stands before it.
    pub gap: bool,
    /// Which sentence it belongs to, counted from 0.
    pub sentence: u32,
    /// Which line it belongs to, counted from 0.
    pub line: u32,
}

impl Token {
    /// Whether the word carries a diacritic.
    pub fn marked(&self) -> bool {
        self.key != self.bare
    }

    /// Letters, not digits or punctuation.
    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// Whether it is this punctuation byte.
    pub fn is(&self, byte: u8) -> bool {
        self.kind == Kind::Punct(byte)
    }

    /// Length in characters.
    pub fn len(&self) -> usize {
        (self.end - self.start) as usize
    }

    /// Tokens are never empty; the pair to `len`.
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }
}

/// The key that stands for any number in a rule's term.
pub const ANY_NUMBER: u32 = 1;

const BASIS: u32 = 0x811C_9DC5;
const PRIME: u32 = 0x0100_0193;

/// Whether folded letters are one of some words, which a blank parts.
///
/// A call weighs far less in the page than a comparison a word.
#[inline(never)]
pub fn is_one(letters: &[u8], words: &str) -> bool {
    words.as_bytes().split(|&byte| byte == b' ').any(|word| word == letters)
}

/// Hash of letters (`key`, `bare`), FNV-1a over letter and shape, then the tone of the syllable.
///
/// A final `y` after a consonant counts as `i`: bác sỹ = bác sĩ.
pub fn keys(flat: &[u8], mark: &[u8]) -> (u32, u32) {
    let (mut key, mut bare, mut tone) = (BASIS, BASIS, 0);
    for (i, (&byte, &mark)) in flat.iter().zip(mark).enumerate() {
        let last = i + 1 == flat.len();
        let byte = if byte == b'y' && last && i > 0 && !b"aeiouy".contains(&flat[i - 1]) { b'i' } else { byte };
        bare = (bare ^ u32::from(byte)).wrapping_mul(PRIME);
        key = (key ^ u32::from(byte) ^ u32::from(mark & SHAPE) << 5).wrapping_mul(PRIME);
        tone = tone.max(mark & TONE);
    }
    if tone != 0 {
        key = (key ^ u32::from(tone) << 16).wrapping_mul(PRIME);
    }
    (key.max(2), bare.max(2))
}

/// Cuts a folded text into tokens. Linear in its length.
pub fn tokenize(folded: &Folded) -> Vec<Token> {
    let toned = folded.mark.iter().any(|m| m & TONE != 0);
    let mut tokens = sew(folded, toned, &cut(folded, true));
    number_sentences(&mut tokens);
    tokens
}

/// The tokens of a paragraph, or of the whole text where it `opens` it, each letter that is typed apart by itself.
pub fn cut(folded: &Folded, opens: bool) -> Vec<Token> {
    let flat = &folded.flat;
    let mut tokens: Vec<Token> = Vec::with_capacity(flat.len() / 3 + 4);
    let (mut at, mut gap) = (0, !opens);
    while at < flat.len() {
        let start = at;
        let byte = flat[at];
        if byte == b' ' {
            gap = true;
            at += 1;
            continue;
        }
        let kind = match byte {
            b'a'..=b'z' => {
                while at < flat.len() && flat[at].is_ascii_lowercase() {
                    at += 1;
                }
                Kind::Word
            }
            b'0'..=b'9' => {
                while at < flat.len() && flat[at].is_ascii_digit() {
                    at += 1;
                }
                Kind::Number
            }
            b'\n' => {
                at += 1;
                Kind::Break
            }
            _ => {
                // A run of the same mark, "....." or a row of emoji, is one token.
                while at < flat.len() && flat[at] == byte {
                    at += 1;
                }
                Kind::Punct(byte)
            }
        };
        tokens.push(token(folded, start, at, kind, gap));
        gap = kind == Kind::Break;
    }
    tokens
}

fn token(folded: &Folded, start: usize, end: usize, kind: Kind, gap: bool) -> Token {
    let (key, bare) = match kind {
        Kind::Word | Kind::Number => keys(&folded.flat[start..end], &folded.mark[start..end]),
        Kind::Punct(_) | Kind::Break => (0, 0),
    };
    let upper = |i: usize| folded.mark[i] & UPPER != 0;
    let case = if kind != Kind::Word || !upper(start) {
        Case::Lower
    } else if (start + 1..end).all(upper) && end - start > 1 {
        Case::Upper
    } else {
        Case::Title
    };
    Token { start: start as u32, end: end as u32, key, bare, kind, case, gap, sentence: 0, line: 0 }
}

/// Sews syllables together that were typed letter by letter to slip past a filter; `toned` tells whether the text has
/// tones. Nothing is sewn across the end of a line.
pub fn sew(folded: &Folded, toned: bool, tokens: &[Token]) -> Vec<Token> {
    if !tokens.windows(3).any(|w| w.iter().all(|t| t.is_word() && t.len() == 1) || dotted(w)) {
        return tokens.to_vec();
    }
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut i = 0;
    while i < tokens.len() {
        let run = run_apart(tokens, i);
        if run < 2 {
            out.push(tokens[i]);
            i += 1;
            continue;
        }
        let letters: Vec<&Token> = tokens[i..i + run].iter().filter(|t| t.is_word()).collect();
        if letters.iter().all(|t| t.case != Case::Lower) && letters.len() <= 5 {
            // "H I V": an acronym.
            out.push(sewn(folded, letters[0], &letters, letters[letters.len() - 1].end));
            i += run;
            continue;
        }
        let mut j = 0;
        while j < letters.len() {
            let end = longest_syllable(folded, toned, &letters[j..]);
            let (first, last) = (letters[j], letters[j + end - 1]);
            if end == 1 {
                out.push(*first);
            } else {
                out.push(sewn(folded, first, &letters[j..j + end], last.end));
            }
            j += end;
        }
        i += run;
    }
    out
}

/// Letter, dot, letter without a space: the mark of a word pulled apart.
fn dotted(w: &[Token]) -> bool {
    w[0].is_word()
        && w[1].len() == 1
        && (w[1].is(b'.') || w[1].is(b'*') || w[1].is(b'-') || w[1].is(b'_'))
        && w[2].is_word()
        && w[2].case == Case::Lower
        && !w[1].gap
        && !w[2].gap
        && (w[0].len() == 1 || w[2].len() <= 2)
}

/// How many tokens from `i` on are single letters apart, or pieces of one word around dots.
fn run_apart(tokens: &[Token], i: usize) -> usize {
    if !tokens[i].is_word() {
        return 0;
    }
    // Pieces around dots: tr . ầ . m
    let mut n = 1;
    while i + n + 1 < tokens.len() && tokens[i + n - 1].len() <= 3 && dotted(&tokens[i + n - 1..i + n + 2]) {
        n += 2;
    }
    if n >= 3 {
        return n;
    }
    let single = |t: &Token| t.is_word() && t.len() == 1;
    let n = tokens[i..].iter().enumerate().take_while(|(k, t)| single(t) && (*k == 0 || t.gap)).count();
    if n >= 3 { n } else { 0 }
}

/// How many of these letters make the longest syllable after which another can begin.
fn longest_syllable(folded: &Folded, toned: bool, letters: &[&Token]) -> usize {
    let mut best = 1;
    for n in 1..letters.len().min(7) {
        // A capital opens a new syllable of a name, unless all is in capitals.
        if letters[n].case != Case::Lower && letters[n - 1].case == Case::Lower {
            break;
        }
        if readable(folded, toned, &letters[..=n])
            && letters.get(n + 1).is_none_or(|next| opens(folded, toned, next, &letters[n + 1..]))
        {
            best = n + 1;
        }
    }
    best
}

/// Whether a syllable of two letters or more can begin at `next`.
fn opens(folded: &Folded, toned: bool, next: &Token, rest: &[&Token]) -> bool {
    next.case != Case::Lower || (2..=rest.len().min(7)).any(|n| readable(folded, toned, &rest[..n]))
}

/// Whether letters make a syllable; in a text with tones one that ends in a stop carries the acute or the dot.
fn readable(folded: &Folded, toned: bool, letters: &[&Token]) -> bool {
    let chars = || letters.iter().flat_map(|t| t.start as usize..t.end as usize);
    let word: Vec<u8> = chars().map(|i| folded.flat[i]).collect();
    let tone = chars().map(|i| folded.mark[i] & TONE).max().unwrap_or(0);
    let stopped = matches!(word.last(), Some(b'p' | b't' | b'c')) || word.ends_with(b"ch");
    is_syllable(&word) && (!stopped || !toned || matches!(tone, 2 | 5))
}

/// One token over letters that stand apart; its keys come from the letters alone.
fn sewn(folded: &Folded, first: &Token, letters: &[&Token], end: u32) -> Token {
    let (mut flat, mut mark) = (Vec::with_capacity(8), Vec::with_capacity(8));
    for t in letters {
        flat.extend_from_slice(&folded.flat[t.start as usize..t.end as usize]);
        mark.extend_from_slice(&folded.mark[t.start as usize..t.end as usize]);
    }
    let (key, bare) = keys(&flat, &mark);
    let capital = mark[0] & UPPER != 0;
    let case = match (capital, mark.iter().all(|m| m & UPPER != 0)) {
        (true, true) => Case::Upper,
        (true, false) => Case::Title,
        _ => Case::Lower,
    };
    Token { end, key, bare, case, ..*first }
}

/// Numbers lines, and sentences within them: a full stop ends one unless it stands inside a number or initials.
pub fn number_sentences(tokens: &mut [Token]) {
    let (mut sentence, mut line) = (0, 0);
    for i in 0..tokens.len() {
        tokens[i].sentence = sentence;
        tokens[i].line = line;
        let next = tokens.get(i + 1);
        match tokens[i].kind {
            Kind::Break => {
                sentence += 1;
                line += 1;
            }
            Kind::Punct(b'!' | b'?' | b';') => sentence += 1,
            Kind::Punct(b'.') => {
                let initial =
                    i > 0 && tokens[i - 1].is_word() && tokens[i - 1].len() <= 2 && tokens[i - 1].case != Case::Lower;
                let listed =
                    i > 0 && tokens[i - 1].kind == Kind::Number && (i < 2 || tokens[i - 2].kind == Kind::Break);
                if next.is_some_and(|n| n.gap) && !initial && !listed {
                    sentence += 1;
                }
            }
            _ => {}
        }
    }
}

/// How a text is written, which decides how strictly words must match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// With diacritics: words must match exactly.
    Accented,
    /// A mixture: unmarked words may stand for marked ones.
    Mixed,
    /// Without diacritics.
    Bare,
}

/// How the words of a text are written, counted; those of one letter say nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manner {
    words: usize,
    marked: usize,
    lower: usize,
    title: usize,
}

impl Manner {
    /// Of some tokens.
    pub fn of(tokens: &[Token]) -> Self {
        let mut sum = Self::default();
        for t in tokens.iter().filter(|t| t.is_word() && t.len() > 1) {
            sum.words += 1;
            sum.marked += usize::from(t.marked());
            sum.lower += usize::from(t.case == Case::Lower);
            sum.title += usize::from(t.case == Case::Title);
        }
        sum
    }

    /// Decided per text from the share of marked words.
    pub fn script(self) -> Script {
        let Self { words, marked, .. } = self;
        if marked * 5 >= words && marked > 0 {
            Script::Accented
        } else if marked * 12 >= words && marked > 0 {
            Script::Mixed
        } else {
            Script::Bare
        }
    }

    /// Whether capitals tell names from words: some words begin small, and capitals are not the rule.
    pub fn is_cased(self) -> bool {
        self.title > 0 && self.lower > 0 && self.title <= self.lower * 4 + 8
    }
}

impl std::ops::Add for Manner {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            words: self.words + other.words,
            marked: self.marked + other.marked,
            lower: self.lower + other.lower,
            title: self.title + other.title,
        }
    }
}

/// The script of some tokens.
pub fn script(tokens: &[Token]) -> Script {
    Manner::of(tokens).script()
}

#[cfg(test)]
mod tests {
    use super::super::fold::fold;
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let folded = fold(text);
        tokenize(&folded)
            .iter()
            .map(|t| folded.flat[t.start as usize..t.end as usize].iter().map(|&b| b as char).collect())
            .collect()
    }

    #[test]
    fn cuts() {
        assert_eq!(words("BN1452, chị Diệp."), ["bn", "1452", ",", "chi", "diep", "."]);
        assert_eq!(words("0912.000.000"), ["0912", ".", "000", ".", "000"]);
    }

    #[test]
    fn sews_letters_typed_apart() {
        assert_eq!(words("L ê V ă n K h ả i"), ["l e", "v a n", "k h a i"]);
        assert_eq!(words("m.ì.n.h b.ị tr.ầ.m c.ả.m"), ["m.i.n.h", "b.i", "tr.a.m", "c.a.m"]);
        assert_eq!(words("t ổ 2 k h u p h ố 4"), ["t", "o", "2", "k h u", "p h o", "4"]);
        assert_eq!(words("nhiễm H I V nhé"), ["nhiem", "h i v", "nhe"]);
        assert_eq!(words("N.V.A"), ["n", ".", "v", ".", "a"]);
    }

    #[test]
    fn tone_place_and_final_y_do_not_count() {
        let key = |text: &str| tokenize(&fold(text))[0].key;
        assert_eq!(key("hoà"), key("hòa"));
        assert_eq!(key("sỹ"), key("sĩ"));
        assert_ne!(key("mật"), key("mắt"));
        assert_ne!(key("lao"), key("láo"));
    }

    #[test]
    fn sentences() {
        let folded = fold("Số 3.5 kg. Anh N. V. A. về!\nXong");
        let tokens = tokenize(&folded);
        assert_eq!(tokens.last().map(|t| (t.sentence, t.line)), Some((3, 1)));
    }

    #[test]
    fn scripts() {
        let of = |text: &str| script(&tokenize(&fold(text)));
        assert_eq!(of("chị Diệp dương tính"), Script::Accented);
        assert_eq!(of("chi Diep duong tinh"), Script::Bare);
        assert_eq!(of(""), Script::Bare);
    }
}
