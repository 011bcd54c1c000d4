//! Bytes of a text file to a string.

/// The bytes are no text in an encoding that is understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecodeError;

/// Decodes UTF-8 (with or without a byte order mark) and UTF-16 with a byte order mark.
///
/// # Errors
/// [`DecodeError`] for other encodings and for binary data (a NUL in UTF-8).
pub fn text(bytes: &[u8]) -> Result<String, DecodeError> {
    let utf16 = |from: fn([u8; 2]) -> u16| {
        let units = bytes[2..].chunks_exact(2).map(|pair| from([pair[0], pair[1]]));
        if bytes.len() % 2 == 1 {
            return Err(DecodeError);
        }
        char::decode_utf16(units).collect::<Result<String, _>>().map_err(|_| DecodeError)
    };
    match bytes {
        [0xFF, 0xFE, ..] => utf16(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => utf16(u16::from_be_bytes),
        _ => {
            let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            if body.contains(&0) {
                return Err(DecodeError);
            }
            String::from_utf8(body.to_vec()).map_err(|_| DecodeError)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings() {
        assert_eq!(text("Chị Diệp".as_bytes()).as_deref(), Ok("Chị Diệp"));
        assert_eq!(text(b"\xEF\xBB\xBFa").as_deref(), Ok("a"));
        assert_eq!(text(b"\xFF\xFE\xC7\x1E").as_deref(), Ok("\u{1EC7}"));
        assert_eq!(text(b"\xFE\xFF\x1E\xC7").as_deref(), Ok("\u{1EC7}"));
        assert_eq!(text(b"\xFF\xFEa"), Err(DecodeError));
        assert_eq!(text(b"PK\x03\x04\x00\x00"), Err(DecodeError));
        assert_eq!(text(b"\xD0\xCF\x11\xE0"), Err(DecodeError));
    }
}
