//! Everything that is measured of one group, and its report.

use giukin::Guard;
use giukin::guard::Models;

use super::groups::Group;
use super::judged::{Judged, judge};
use super::masking::Masking;
use super::mentions::{self, Mistakes, Named};
use super::posts::{Headline, Row, confusion_section, difficulty_section, group_section, headline_section};
use super::share::Share;
use super::table::Section;
use crate::corpus::Variant;

/// The shipped guard and what remains of it without its trained parts.
pub struct Guards {
    pub whole: Guard,
    parts: [(&'static str, Guard); 3],
}

impl Guards {
    pub fn new() -> Self {
        let shipped = Models::shipped;
        Self {
            whole: Guard::new(),
            parts: [
                ("without tagger", Guard::with(Models { tagger: None, ..shipped() })),
                ("without sense", Guard::with(Models { sense: None, ..shipped() })),
                ("rules alone", Guard::with(Models { tagger: None, sense: None })),
            ],
        }
    }
}

/// The texts of a group, judged in every way.
pub struct Measured<'a> {
    pub group: &'a Group,
    pub judged: Vec<Judged>,
    pub headline: Headline,
    /// Every corpus of its own, in the group's order.
    pub corpora: Vec<Headline>,
    pub named: Vec<Named>,
    /// Texts with one level however their letters are encoded.
    pub one_level: Share,
    masking: Masking,
    /// The writing variants but the first, which is the text as written.
    variants: Vec<(Variant, Headline)>,
    ablations: Vec<(&'static str, Headline)>,
}

impl<'a> Measured<'a> {
    pub fn of(guards: &Guards, group: &'a Group) -> Self {
        let marked = group.is_marked();
        let sum = |judged: &[Judged]| Headline::of(&judged.iter().collect::<Vec<_>>(), marked);
        let judged = judge(&guards.whole, &group.corpora, Variant::AsIs);
        let corpora = group.corpora.iter().enumerate().map(|(number, corpus)| {
            let of: Vec<&Judged> = judged.iter().filter(|one| one.corpus == number).collect();
            Headline::of(&of, corpus.marked)
        });
        let corpora = corpora.collect();
        let mut named: Vec<Named> = marked.then(|| Named::of(Variant::AsIs, &judged)).into_iter().collect();
        let (mut variants, mut one_level) = (Vec::new(), Share::default());
        for variant in Variant::ALL.into_iter().filter(|variant| *variant != Variant::AsIs) {
            let varied = judge(&guards.whole, &group.corpora, variant);
            if variant == Variant::Nfd {
                one_level = Share::count(judged.iter().zip(&varied), |(a, b)| a.report.level == b.report.level);
            }
            variants.push((variant, sum(&varied)));
            if marked {
                named.push(Named::of(variant, &varied));
            }
        }
        let ablations =
            guards.parts.iter().map(|(name, guard)| (*name, sum(&judge(guard, &group.corpora, Variant::AsIs))));
        Self {
            group,
            headline: sum(&judged),
            corpora,
            named,
            one_level,
            masking: Masking::of(&guards.whole, &judged),
            variants,
            ablations: ablations.collect(),
            judged,
        }
    }

    /// F1 and the like of one variant, where mentions are labelled.
    pub fn named(&self, variant: Variant) -> Option<&Named> {
        self.named.iter().find(|named| named.variant == variant)
    }

    /// What there is to say of whole texts.
    pub fn sections(&self) -> Vec<Section> {
        let all: Vec<&Judged> = self.judged.iter().collect();
        let mut sections: Vec<Section> = difficulty_section(&all).into_iter().collect();
        sections.extend(group_section("By what it is about", &all, |one| one.case.about.clone()));
        sections.extend(group_section("By register", &all, |one| vec![one.case.register.clone()]));
        if !self.group.is_marked() {
            sections.extend(group_section("By topic", &all, |one| vec![one.case.topic.clone()]));
        }
        sections.extend([confusion_section(&all), self.highlights(), self.in_variants()]);
        sections.extend([self.masking.section(), self.in_parts()]);
        sections
    }

    /// What there is to say of mentions; every variant in full or the first one only.
    pub fn mention_sections(&self, in_full: bool) -> Vec<Section> {
        let full = self.named.iter().take(if in_full { Variant::ALL.len() } else { 1 });
        let mut sections: Vec<Section> = full.map(Named::section).collect();
        if !self.named.is_empty() {
            sections.push(mentions::matrix(&self.named));
        }
        sections
    }

    /// Kinds and words that went wrong; none of texts that nobody may read.
    pub fn mistakes(&self) -> Vec<Section> {
        if self.group.is_sealed() || !self.group.is_marked() {
            return Vec::new();
        }
        Mistakes::of(&self.judged).sections().into()
    }

    fn highlights(&self) -> Section {
        let shown = &self.headline.highlights;
        let row = |name: &str, cell: String| vec![name.to_owned(), cell];
        let marked = shown.marked.map_or_else(|| super::share::NOTHING.into(), |percent| format!("{percent:.1} %"));
        let rows = vec![
            row("words that must be shown, touched", shown.touched.cell()),
            row("of these covered to the last letter", shown.whole.cell()),
            row("characters marked, mean where anything is", marked),
            row("violations marked above 40 %", shown.above.cell()),
        ];
        Section::new("Highlights in violations", &["", "share"], rows)
    }

    fn in_variants(&self) -> Section {
        let as_is = [(Variant::AsIs, &self.headline)].into_iter();
        let rows = as_is.chain(self.variants.iter().map(|(variant, h)| (*variant, h))).map(|(variant, h)| {
            vec![variant.name().to_owned(), h.found.cell(), h.strong.cell(), h.interrupted.cell(), h.exact.cell()]
        });
        let head = ["", "violations found", "strong where due", "OK interrupted", "exact level"];
        Section::new("In the writing variants", &head, rows.collect())
    }

    fn in_parts(&self) -> Section {
        let everything = [("everything", &self.headline)].into_iter();
        let rows = everything.chain(self.ablations.iter().map(|(name, h)| (*name, h))).map(|(name, h)| {
            vec![name.to_owned(), h.found.cell(), h.interrupted.cell(), h.pairs.cell(), h.person_cell()]
        });
        let head = ["", "violations found", "OK interrupted", "pairs right", "person F1"];
        Section::new("With parts switched off", &head, rows.collect())
    }
}

/// One row a corpus, and one for the whole of each group that has several.
pub fn by_corpus(groups: &[Measured]) -> Section {
    let mut rows: Vec<Row> = Vec::new();
    for measured in groups {
        let group = measured.group;
        if group.corpora.len() > 1 {
            let names =
                group.corpora.iter().map(|corpus| (format!("{} {}", group.name, corpus.name), corpus.cases.len()));
            rows.extend(names.zip(&measured.corpora).map(|((name, texts), headline)| (name, texts, headline)));
        }
        rows.push((group.name.clone(), group.texts(), &measured.headline));
    }
    headline_section("By corpus", &rows)
}
