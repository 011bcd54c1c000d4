//! A text that is edited and checked again is judged as if it had never been seen.

use std::fs;
use std::path::Path;

use giukin::paragraph::Paragraphs;
use giukin::{Context, Guard};

/// Lines to write with: those of the cases, and some that look at the rest of the text.
fn lines() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut lines: Vec<String> = fs::read_dir(folder)
        .expect("tests/cases is there")
        .flat_map(|entry| {
            let text = fs::read_to_string(entry.expect("a readable entry").path()).expect("a readable file");
            text.lines().filter_map(|line| line.strip_prefix("text = ")).map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    lines.sort();
    let odd =
        ["", "m.ì.n.h b.ị l.a.o", "t o i  b i  l a o", "chi Hoa F0", "CHỊ HOA F0", "\u{323}\u{302}", "a\r", "1.", "😀"];
    lines.extend(odd.map(str::to_owned));
    lines
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n.max(1)
    }
}

#[test]
fn an_edited_text_is_judged_as_a_new_one() {
    let (guard, context, lines) = (Guard::new(), Context::default(), lines());
    let mut dice = Dice(1452);
    let mut kept = Paragraphs::default();
    let mut text: Vec<char> = Vec::new();
    let mut loud = 0;
    for step in 0..600 {
        match dice.below(8) {
            // A line more, as pasted; a line break; a letter; some letters less; all of it gone, now and then.
            0 | 1 => {
                let at = dice.below(text.len() + 1);
                let line = format!("{}\n", lines[dice.below(lines.len())]);
                text.splice(at..at, line.chars());
            }
            2 => text.insert(dice.below(text.len() + 1), '\n'),
            3 | 4 => {
                let letters = ['a', 'ộ', ' ', '.', '7', 'F', '\u{301}'];
                text.insert(dice.below(text.len() + 1), letters[dice.below(letters.len())]);
            }
            5 if step % 40 == 0 => text.clear(),
            _ => {
                let from = dice.below(text.len());
                let to = (from + dice.below(30)).min(text.len());
                text.drain(from..to);
            }
        }
        if text.len() > 1_500 {
            text.drain(..700);
        }
        let now: String = text.iter().collect();
        let again = guard.recheck(&now, &context, &mut kept);
        assert_eq!(again, guard.check(&now, &context), "step {step}: {now:?}");
        loud += usize::from(!again.findings.is_empty());
    }
    assert!(loud > 100, "only {loud} texts had findings");
}

#[test]
fn what_is_kept_is_not_shown() {
    let mut kept = Paragraphs::default();
    Guard::new().recheck("Chị Diệp\ndương tính", &Context::default(), &mut kept);
    assert_eq!(format!("{kept:?}"), "2 paragraphs");
}
