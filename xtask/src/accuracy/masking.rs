//! Whether the masked rewrite does what it promises.

use giukin::{Context, Guard, Level};

use super::judged::Judged;
use super::share::Share;
use super::table::Section;

/// The rewrite of some violations.
#[derive(Default)]
pub struct Masking {
    /// Masked texts that no longer interrupt, of all violations. One that was missed is quiet as it stands.
    pub quiet: Share,
    /// The same, of the violations that were found.
    pub quiet_found: Share,
    /// The same, of the found ones about nothing but an identity, which masking can mend.
    pub quiet_identity: Share,
    /// Words that must be shown of an identity and are gone.
    pub gone: Share,
}

impl Masking {
    pub fn of(guard: &Guard, judged: &[Judged]) -> Self {
        let mut all = Self::default();
        for one in judged.iter().filter(|one| one.is_violation()) {
            let masked = guard.mask(&one.case.text, &Context::default());
            let quiet = masked.level <= Level::Note;
            let add = |share: &mut Share, hit: bool| {
                share.of += 1;
                share.hits += usize::from(hit);
            };
            add(&mut all.quiet, quiet);
            if one.interrupts() {
                add(&mut all.quiet_found, quiet);
            }
            if one.interrupts() && one.case.about == ["identity"] {
                add(&mut all.quiet_identity, quiet);
            }
            if one.case.about.iter().any(|about| about == "identity") {
                for words in &one.case.must {
                    add(&mut all.gone, !masked.text.contains(words.as_str()));
                }
            }
        }
        all
    }

    pub fn section(&self) -> Section {
        let row = |name: &str, share: Share| vec![name.to_owned(), share.cell()];
        let rows = vec![
            row("masked text is quiet, all violations", self.quiet),
            row("masked text is quiet, violations found", self.quiet_found),
            row("masked text is quiet, identities found", self.quiet_identity),
            row("words of an identity that are gone", self.gone),
        ];
        Section::new("Masking", &["", "share"], rows)
            .saying("Quiet is none or note. A draft, a report or a secrecy mark cannot be mended by masking.")
    }
}
