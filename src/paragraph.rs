//! What is read of each paragraph, kept from one check of a text to the next: after a keystroke only the paragraph
//! that changed is folded, looked up, tagged and weighed again.
//!
//! All of it follows from the letters of the paragraph and from the few facts about the whole text that it is kept
//! with, so a text is judged as if nothing had been kept (`tests/paragraphs.rs`).

use crate::lexicon::{self, Hit, Looked};
use crate::mention::shape::{self, ShapeHit, Shapes};
use crate::mention::tagger::{Columns, Tagged};
use crate::reading::{self, Said};
use crate::report::MentionKind;
use crate::tables::{LISTS, RULES};
use crate::text::fold::{self, Folded, TONE};
use crate::text::order;
use crate::text::token::{self, Manner, Script, Token};

/// The paragraphs of the text that was read last. They hold its words: whoever keeps them drops them with the text.
#[derive(Default)]
pub struct Paragraphs(Vec<Paragraph>);

impl std::fmt::Debug for Paragraphs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} paragraphs", self.0.len())
    }
}

/// A paragraph with the end of its line; all offsets are its own.
pub struct Paragraph {
    source: String,
    /// Its folded form.
    pub folded: Folded,
    /// Letters typed apart are tokens of their own here.
    apart: Vec<Token>,
    toned: bool,
    /// With them sewn together, and whether the text has tones.
    sewn: (bool, Vec<Token>),
    manner: Manner,
    found: Option<Found>,
    tagged: Option<(Columns, Vec<Tagged>)>,
    weighed: Option<(Told, Vec<u16>)>,
}

/// What the lists and shapes find, and in which script of the text.
pub struct Found {
    script: Script,
    /// See [`Looked::names`].
    pub names: Vec<u8>,
    /// Terms that say something, in order, homonyms removed.
    pub said: Vec<Said>,
    /// Terms of concepts, in order.
    pub named: Vec<Hit>,
    /// Shapes, in order.
    pub shapes: Vec<ShapeHit>,
}

/// What the sense asks of a paragraph besides its words and terms.
#[derive(PartialEq, Eq)]
pub struct Told {
    /// The script of the text.
    pub script: Script,
    /// What is tagged.
    pub tagged: Vec<Tagged>,
    /// Numbers: their kind, first token and the one past the last.
    pub numbers: Vec<(MentionKind, usize, usize)>,
}

impl Paragraphs {
    /// The paragraphs of a text, read as far as each can be read by itself, and the script of the whole.
    pub fn read(&mut self, source: &str, shapes: &Shapes) -> (&[Paragraph], Manner) {
        self.take(source);
        let toned = self.0.iter().any(|p| p.toned);
        for p in self.0.iter_mut().filter(|p| p.sewn.0 != toned) {
            p.sew(toned);
        }
        let manner = self.0.iter().fold(Manner::default(), |sum, p| sum + p.manner);
        let script = manner.script();
        for p in self.0.iter_mut().filter(|p| p.found.as_ref().is_none_or(|found| found.script != script)) {
            p.find(script, shapes);
        }
        (&self.0, manner)
    }

    /// Keeps the paragraphs that stand before and after what changed. White space at the end tells nothing: editors
    /// leave it there or not as they please.
    fn take(&mut self, source: &str) {
        let parts: Vec<&str> = source.trim_end().split_inclusive('\n').collect();
        let same = |(p, part): &(&Paragraph, &&str)| p.source == **part;
        let before = self.0.iter().zip(&parts).take_while(same).count();
        let rest = self.0.len().min(parts.len()) - before;
        let after = self.0.iter().rev().zip(parts.iter().rev()).take(rest).take_while(same).count();
        // The first paragraph stands first again, or it is new.
        let after = if before == 0 { after.min(rest.saturating_sub(1)) } else { after };
        let made = parts[before..parts.len() - after].iter().enumerate();
        let made = made.map(|(i, part)| Paragraph::new(part, before + i == 0));
        self.0.splice(before..self.0.len() - after, made.collect::<Vec<_>>());
    }

    /// What is tagged in a paragraph, asked anew where what the tagger looks at has changed.
    pub fn tagged(&mut self, number: usize, columns: Columns, tag: impl FnOnce(&Columns) -> Vec<Tagged>) -> &[Tagged] {
        let kept = &mut self.0[number].tagged;
        if kept.as_ref().is_none_or(|(held, _)| *held != columns) {
            let tagged = tag(&columns);
            *kept = Some((columns, tagged));
        }
        kept.as_ref().map_or(&[], |(_, tagged)| tagged)
    }

    /// The rows that the sense weighs in a paragraph, asked anew where what is told has changed.
    pub fn weighed(&mut self, number: usize, told: Told, weigh: impl FnOnce() -> Vec<u16>) -> &[u16] {
        let kept = &mut self.0[number].weighed;
        if kept.as_ref().is_none_or(|(held, _)| *held != told) {
            *kept = Some((told, weigh()));
        }
        kept.as_ref().map_or(&[], |(_, rows)| rows)
    }
}

impl Paragraph {
    /// A paragraph read by itself; before the first of a text stands no white space.
    fn new(source: &str, opens: bool) -> Self {
        let folded = fold::fold(source);
        let apart = token::cut(&folded, opens);
        let toned = folded.mark.iter().any(|mark| mark & TONE != 0);
        let mut new = Self {
            source: source.to_owned(),
            folded,
            apart,
            toned,
            sewn: (toned, Vec::new()),
            manner: Manner::default(),
            found: None,
            tagged: None,
            weighed: None,
        };
        new.sew(toned);
        new
    }

    fn sew(&mut self, toned: bool) {
        let tokens = token::sew(&self.folded, toned, &self.apart);
        self.manner = Manner::of(&tokens);
        self.sewn = (toned, tokens);
        (self.found, self.tagged, self.weighed) = (None, None, None);
    }

    fn find(&mut self, script: Script, shapes: &Shapes) {
        let tokens = self.tokens();
        let looked = lexicon::look_up(tokens, script, &LISTS);
        let mut said: Vec<Hit> = Vec::with_capacity(tokens.len());
        let mut named: Vec<Hit> = Vec::with_capacity(tokens.len());
        let holds_bare = |rule: u8| RULES[usize::from(rule)].bare;
        lexicon::scan(tokens, &looked, script, &LISTS, holds_bare, |hit| {
            if reading::signal(&hit).is_some() { said.push(hit) } else { named.push(hit) }
        });
        order::by(&mut named, |hit| hit.start);
        let said = reading::without_homonyms(&said, tokens.len());
        let shapes = shapes.scan(&shape::digit_view(&self.folded.flat), tokens);
        let Looked { names, .. } = looked;
        self.found = Some(Found { script, names, said, named, shapes });
        (self.tagged, self.weighed) = (None, None);
    }

    /// Its tokens; lines and sentences are not numbered yet.
    pub fn tokens(&self) -> &[Token] {
        &self.sewn.1
    }

    /// What the lists and shapes find in it.
    pub fn found(&self) -> Option<&Found> {
        self.found.as_ref()
    }

    /// How many bytes of the text it takes.
    pub fn bytes(&self) -> usize {
        self.source.len()
    }
}
