//! What a Vietnamese syllable can look like without its diacritics.
//!
//! Serves to tell an acronym from a word and to sew letters together that were typed apart
//! (`tr.ầ.m`, `L ê V ă n`).

/// Initial consonants, longest first.
const ONSETS: [&[u8]; 26] = [
    b"ngh", b"ng", b"nh", b"ch", b"gh", b"gi", b"kh", b"ph", b"qu", b"th", b"tr", b"b", b"c", b"d", b"g", b"h", b"k",
    b"l", b"m", b"n", b"p", b"r", b"s", b"t", b"v", b"x",
];

/// Vowels and final consonants, sorted.
const RIMES: [&str; 118] = [
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "ec", "ech", "em", "en",
    "eng", "enh", "eo", "ep", "et", "eu", "i", "ia", "ich", "iec", "iech", "iem", "ien", "ieng", "iep", "iet", "ieu",
    "im", "in", "ing", "inh", "ip", "it", "iu", "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao",
    "oap", "oat", "oay", "oc", "oe", "oen", "oeo", "oet", "oi", "om", "on", "ong", "ooc", "oong", "op", "ot", "u",
    "ua", "uac", "uai", "uan", "uang", "uat", "uay", "uc", "ue", "uec", "uech", "uem", "uenh", "uep", "ui", "um", "un",
    "ung", "uo", "uoc", "uoi", "uom", "uon", "uong", "uop", "uot", "uou", "up", "ut", "uu", "uy", "uya", "uych",
    "uyen", "uyet", "uynh", "uyt", "uyu", "y", "ya", "ych", "yem", "yen", "yet", "yeu", "ym", "yn", "ynh", "yt",
];

/// Whether some lower-case letters without diacritics can be one syllable.
pub fn is_syllable(letters: &[u8]) -> bool {
    if letters.is_empty() || letters.len() > 7 {
        return false;
    }
    let rime = |rest: &[u8]| RIMES.binary_search_by(|rime| rime.as_bytes().cmp(rest)).is_ok();
    rime(letters)
        || ONSETS.iter().any(|onset| letters.strip_prefix(*onset).is_some_and(rime))
        // "gi" may lend its vowel to the rime: gì, giếng.
        || letters == b"gi"
        || letters.strip_prefix(b"gi").is_some_and(|rest| rest.first().is_some_and(|&b| b == b'e') && rime(&letters[1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_and_others() {
        for yes in ["nguyen", "gi", "gieng", "quoc", "thuong", "y", "khai", "tram", "nghieng", "oanh"] {
            assert!(is_syllable(yes.as_bytes()), "{yes}");
        }
        for no in ["nva", "bs", "tphcm", "f", "hcm", "wc", "qqq", ""] {
            assert!(!is_syllable(no.as_bytes()), "{no}");
        }
    }
}
