//! Folding: one byte a letter, with what was folded away kept beside it and a way back to the source.
//!
//! NFC and NFD, capitals, full-width and mathematical letters, look-alikes of other scripts and
//! invisible characters all end in the same bytes; diacritics and case stay readable in [`Folded::mark`],
//! because in accented text they must count (*mật* is no *mắt*, *lao* no *láo*).

/// Tone of a letter, the low three bits of a mark: 0 none, 1 grave, 2 acute, 3 hook, 4 tilde, 5 dot.
pub const TONE: u8 = 0b0000_0111;
/// Shape of a letter: 1 circumflex, 2 breve, 3 horn, 4 stroke (đ).
pub const SHAPE: u8 = 0b0011_1000;
/// How far the shape is shifted.
pub const SHAPE_SHIFT: u8 = 3;
/// The letter is a capital in the source.
pub const UPPER: u8 = 0b0100_0000;

/// Stands for a symbol without a letter, an emoji for instance.
pub const SYMBOL: u8 = 1;

/// A folded text. All three vectors have one entry a kept character.
#[derive(Debug, Default)]
pub struct Folded {
    /// ASCII only: lower-case letters without diacritics, digits, punctuation, `\n`, or [`SYMBOL`].
    pub flat: Vec<u8>,
    /// Diacritics and case, see the masks above.
    pub mark: Vec<u8>,
    /// Byte offset in the source where the character begins.
    pub pos: Vec<u32>,
}

impl Folded {
    /// The bytes of `source` that the folded range `start..end` came from, combining marks included.
    pub fn source_range(&self, source: &str, start: usize, end: usize) -> (usize, usize) {
        let from = self.pos.get(start).map_or(source.len(), |&p| p as usize);
        let Some(last) = end.checked_sub(1).and_then(|last| self.pos.get(last)) else {
            return (from, from);
        };
        let last = *last as usize;
        let mut to = last;
        for (i, c) in source[last..].char_indices() {
            if i > 0 && !is_combining(c) {
                break;
            }
            to = last + i + c.len_utf8();
        }
        (from, to.max(from))
    }
}

const fn is_combining(c: char) -> bool {
    matches!(c as u32, 0x0300..=0x036F) && c as u32 != 0x034F
}

/// Folds a text. Linear in its length; never fails.
pub fn fold(source: &str) -> Folded {
    let mut out = Folded {
        flat: Vec::with_capacity(source.len()),
        mark: Vec::with_capacity(source.len()),
        pos: Vec::with_capacity(source.len()),
    };
    let mut chars = source.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let (byte, mark) = match c {
            'a'..='z' | '0'..='9' | ' '..='/' | ':'..='@' | '['..='`' | '{'..='~' => (c as u8, 0),
            'A'..='Z' => (c as u8 | 0x20, UPPER),
            '\r' if chars.peek().is_some_and(|&(_, next)| next == '\n') => continue,
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => (b'\n', 0),
            '\t' => (b' ', 0),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => continue,
            _ => match other(c) {
                Other::Letter(byte, mark) => (byte, mark),
                Other::Combine(mark) => {
                    combine(&mut out, mark);
                    continue;
                }
                Other::Invisible => continue,
            },
        };
        out.flat.push(byte);
        out.mark.push(mark);
        out.pos.push(at as u32);
    }
    out
}

/// Adds a combining mark to the letter before it.
fn combine(out: &mut Folded, mark: u8) {
    if let (Some(byte), Some(last)) = (out.flat.last(), out.mark.last_mut())
        && byte.is_ascii_lowercase()
    {
        if mark & TONE != 0 {
            *last = *last & !TONE | mark;
        } else if mark & SHAPE != 0 {
            *last = *last & !SHAPE | mark;
        }
    }
}

enum Other {
    Letter(u8, u8),
    Combine(u8),
    Invisible,
}

const CIRCUMFLEX: u8 = 1 << SHAPE_SHIFT;
const BREVE: u8 = 2 << SHAPE_SHIFT;
const HORN: u8 = 3 << SHAPE_SHIFT;
const STROKE: u8 = 4 << SHAPE_SHIFT;

/// The vowels of Vietnamese, tones in the order of [`TONE`].
const VOWELS: [(u8, u8, [char; 6], [char; 6]); 12] = [
    (b'a', 0, ['a', 'à', 'á', 'ả', 'ã', 'ạ'], ['A', 'À', 'Á', 'Ả', 'Ã', 'Ạ']),
    (b'a', CIRCUMFLEX, ['â', 'ầ', 'ấ', 'ẩ', 'ẫ', 'ậ'], ['Â', 'Ầ', 'Ấ', 'Ẩ', 'Ẫ', 'Ậ']),
    (b'a', BREVE, ['ă', 'ằ', 'ắ', 'ẳ', 'ẵ', 'ặ'], ['Ă', 'Ằ', 'Ắ', 'Ẳ', 'Ẵ', 'Ặ']),
    (b'e', 0, ['e', 'è', 'é', 'ẻ', 'ẽ', 'ẹ'], ['E', 'È', 'É', 'Ẻ', 'Ẽ', 'Ẹ']),
    (b'e', CIRCUMFLEX, ['ê', 'ề', 'ế', 'ể', 'ễ', 'ệ'], ['Ê', 'Ề', 'Ế', 'Ể', 'Ễ', 'Ệ']),
    (b'i', 0, ['i', 'ì', 'í', 'ỉ', 'ĩ', 'ị'], ['I', 'Ì', 'Í', 'Ỉ', 'Ĩ', 'Ị']),
    (b'o', 0, ['o', 'ò', 'ó', 'ỏ', 'õ', 'ọ'], ['O', 'Ò', 'Ó', 'Ỏ', 'Õ', 'Ọ']),
    (b'o', CIRCUMFLEX, ['ô', 'ồ', 'ố', 'ổ', 'ỗ', 'ộ'], ['Ô', 'Ồ', 'Ố', 'Ổ', 'Ỗ', 'Ộ']),
    (b'o', HORN, ['ơ', 'ờ', 'ớ', 'ở', 'ỡ', 'ợ'], ['Ơ', 'Ờ', 'Ớ', 'Ở', 'Ỡ', 'Ợ']),
    (b'u', 0, ['u', 'ù', 'ú', 'ủ', 'ũ', 'ụ'], ['U', 'Ù', 'Ú', 'Ủ', 'Ũ', 'Ụ']),
    (b'u', HORN, ['ư', 'ừ', 'ứ', 'ử', 'ữ', 'ự'], ['Ư', 'Ừ', 'Ứ', 'Ử', 'Ữ', 'Ự']),
    (b'y', 0, ['y', 'ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ'], ['Y', 'Ỳ', 'Ý', 'Ỷ', 'Ỹ', 'Ỵ']),
];

const LOW_FROM: u32 = 0xC0;
const LOW_LEN: usize = 0x1B1 - 0xC0;
const HIGH_FROM: u32 = 0x1EA0;
const HIGH_LEN: usize = 0x1EFA - 0x1EA0;

/// `(byte, mark)` of the precomposed letters in U+00C0..U+01B1 and U+1EA0..U+1EFA; byte 0 = none.
const fn precomposed<const N: usize>(from: u32) -> [(u8, u8); N] {
    let mut table = [(0, 0); N];
    let mut row = 0;
    while row < VOWELS.len() {
        let (byte, shape, lower, upper) = VOWELS[row];
        let mut tone = 0;
        while tone < 6 {
            let mut case = 0;
            while case < 2 {
                let (c, mark) = if case == 0 {
                    (lower[tone], shape | tone as u8)
                } else {
                    (upper[tone], shape | tone as u8 | UPPER)
                };
                let c = c as u32;
                if c >= from && c < from + N as u32 {
                    table[(c - from) as usize] = (byte, mark);
                }
                case += 1;
            }
            tone += 1;
        }
        row += 1;
    }
    table
}

static LOW: [(u8, u8); LOW_LEN] = precomposed(LOW_FROM);
static HIGH: [(u8, u8); HIGH_LEN] = precomposed(HIGH_FROM);

/// Letters of other alphabets and scripts that are read as a Latin letter, sorted.
static LOOK_ALIKES: &[(char, u8)] = &[
    ('ı', b'i'),
    ('ł', b'l'),
    ('ɑ', b'a'),
    ('ɡ', b'g'),
    ('ɢ', b'g'),
    ('ɩ', b'i'),
    ('ʋ', b'v'),
    ('Α', b'A'),
    ('Β', b'B'),
    ('Ε', b'E'),
    ('Η', b'H'),
    ('Ι', b'I'),
    ('Κ', b'K'),
    ('Μ', b'M'),
    ('Ν', b'N'),
    ('Ο', b'O'),
    ('Ρ', b'P'),
    ('Τ', b'T'),
    ('Υ', b'Y'),
    ('Χ', b'X'),
    ('α', b'a'),
    ('ι', b'i'),
    ('ν', b'v'),
    ('ο', b'o'),
    ('ρ', b'p'),
    ('υ', b'u'),
    ('Ѕ', b'S'),
    ('І', b'I'),
    ('А', b'A'),
    ('В', b'B'),
    ('Е', b'E'),
    ('К', b'K'),
    ('М', b'M'),
    ('Н', b'H'),
    ('О', b'O'),
    ('Р', b'P'),
    ('С', b'C'),
    ('Т', b'T'),
    ('У', b'Y'),
    ('Х', b'X'),
    ('а', b'a'),
    ('в', b'b'),
    ('е', b'e'),
    ('к', b'k'),
    ('м', b'm'),
    ('н', b'h'),
    ('о', b'o'),
    ('р', b'p'),
    ('с', b'c'),
    ('т', b't'),
    ('у', b'y'),
    ('х', b'x'),
    ('ѕ', b's'),
    ('і', b'i'),
    ('ј', b'j'),
    ('ԁ', b'd'),
];

fn ascii(byte: u8) -> Other {
    if byte.is_ascii_uppercase() { Other::Letter(byte | 0x20, UPPER) } else { Other::Letter(byte, 0) }
}

fn other(c: char) -> Other {
    let code = c as u32;
    let table = match code {
        0xC0..0x1B1 => LOW[(code - LOW_FROM) as usize],
        0x1EA0..0x1EFA => HIGH[(code - HIGH_FROM) as usize],
        _ => (0, 0),
    };
    if table.0 != 0 {
        return Other::Letter(table.0, table.1);
    }
    match code {
        // đ and the Icelandic letter that old keyboards put in its place.
        0x110 | 0xD0 => Other::Letter(b'd', STROKE | UPPER),
        0x111 | 0xF0 => Other::Letter(b'd', STROKE),
        0x300 | 0x340 => Other::Combine(1),
        0x301 | 0x341 => Other::Combine(2),
        0x309 => Other::Combine(3),
        0x303 => Other::Combine(4),
        0x323 => Other::Combine(5),
        0x302 => Other::Combine(CIRCUMFLEX),
        0x306 => Other::Combine(BREVE),
        0x31B => Other::Combine(HORN),
        0x300..=0x36F => Other::Invisible,
        0xAD | 0x61C | 0x115F | 0x1160 | 0x180E | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F => {
            Other::Invisible
        }
        // Variation selectors, the keycap's frame, byte order mark, skin tones, tags.
        0xFE00..=0xFE0F | 0x20E3 | 0xFEFF | 0x1F3FB..=0x1F3FF | 0xE0000..=0xE01EF => Other::Invisible,
        0xA0 | 0x1680 | 0x2000..=0x200A | 0x202F | 0x205F | 0x3000 => Other::Letter(b' ', 0),
        0x2010..=0x2015 | 0x2212 | 0xFE58 | 0x2043 => Other::Letter(b'-', 0),
        0x2018..=0x201B | 0x2BC | 0xB4 | 0x2032 => Other::Letter(b'\'', 0),
        0x201C..=0x201F | 0xAB | 0xBB | 0x2033 => Other::Letter(b'"', 0),
        0x2026 => Other::Letter(b'.', 0),
        0xB7 | 0x2022 | 0x25CF | 0x25AA | 0x25E6 | 0x2023 | 0x2219 => Other::Letter(b'*', 0),
        0x2044 | 0x2215 => Other::Letter(b'/', 0),
        0xFF01..=0xFF5E => ascii((code - 0xFEE0) as u8),
        // Mathematical letters and digits, a fashion of Facebook posts.
        0x1D400..=0x1D6A3 => {
            let nth = ((code - 0x1D400) % 52) as u8;
            ascii(if nth < 26 { b'A' + nth } else { b'a' + nth - 26 })
        }
        0x1D7CE..=0x1D7FF => Other::Letter(b'0' + ((code - 0x1D7CE) % 10) as u8, 0),
        0x2460..=0x2468 => Other::Letter(b'1' + (code - 0x2460) as u8, 0),
        0x2776..=0x277E => Other::Letter(b'1' + (code - 0x2776) as u8, 0),
        0x1F130..=0x1F149 => ascii(b'A' + (code - 0x1F130) as u8),
        0x1F1E6..=0x1F1FF => Other::Letter(SYMBOL, 0),
        0xC0..0x250 | 0x1E00..0x1F00 => match super::latin::LETTERS.binary_search_by_key(&c, |&(c, ..)| c) {
            Ok(i) => Other::Letter(super::latin::LETTERS[i].1, super::latin::LETTERS[i].2),
            Err(_) => look_alike(c),
        },
        _ => look_alike(c),
    }
}

fn look_alike(c: char) -> Other {
    match LOOK_ALIKES.binary_search_by_key(&c, |&(c, _)| c) {
        Ok(i) => ascii(LOOK_ALIKES[i].1),
        Err(_) => Other::Letter(SYMBOL, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flat(text: &str) -> String {
        String::from_utf8(fold(text).flat).expect("folded text is ASCII")
    }

    #[test]
    fn every_form_ends_in_the_same_bytes() {
        for text in [
            "Lê Văn Khải",
            "L\u{65}\u{302} Va\u{306}n Kha\u{309}i",
            "LÊ VĂN KHẢI",
            "Ｌê Văn Khải",
            "𝐋ê 𝐕ăn Khải",
            "Lê\u{200b} V\u{34f}ăn Khải",
        ] {
            assert_eq!(flat(text), "le van khai", "{text}");
        }
        assert_eq!(flat("Đặng ðào"), "dang dao");
        assert_eq!(flat("0️⃣9️⃣"), "09");
        assert_eq!(flat("а\r\nb\rc"), "a\nb\nc");
    }

    #[test]
    fn composed_and_decomposed_have_the_same_marks() {
        let composed = fold("Trường Ậ");
        let decomposed = fold("Tru\u{31b}o\u{31b}\u{300}ng A\u{323}\u{302}");
        assert_eq!(composed.mark, decomposed.mark);
        assert_eq!(composed.flat, decomposed.flat);
    }

    #[test]
    fn ranges_lead_back_to_the_source() {
        let text = "x e\u{323}\u{302}\u{200b}y";
        let folded = fold(text);
        let (from, to) = folded.source_range(text, 2, 3);
        assert_eq!(&text[from..to], "e\u{323}\u{302}");
        assert_eq!(folded.source_range(text, 4, 4), (text.len(), text.len()));
    }

    #[test]
    fn tables_are_sorted() {
        assert!(LOOK_ALIKES.is_sorted_by_key(|&(c, _)| c));
        assert!(super::super::latin::LETTERS.is_sorted_by_key(|&(c, ..)| c));
    }

    #[test]
    fn both_forms_of_every_latin_letter_fold_alike() {
        use unicode_normalization::UnicodeNormalization as _;
        for c in ('\u{c0}'..'\u{250}').chain('\u{1e00}'..'\u{1f00}') {
            let (nfc, nfd) = (c.nfc().collect::<String>(), c.nfd().collect::<String>());
            if nfc != nfd {
                let (a, b) = (fold(&nfc), fold(&nfd));
                assert_eq!((a.flat, a.mark), (b.flat, b.mark), "{c}");
            }
        }
    }
}
