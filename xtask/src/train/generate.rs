//! Text that the project makes for itself: the grammar of `rules/model/grammar.txt`, and development texts with
//! other people in them. Names and places come from the gazetteers; nothing is read from anybody's posts.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use giukin::{MentionKind, Role};
use serde::Deserialize;

use super::random::Random;
use crate::cases;
use crate::corpus::{self, Gold, Labelled};

/// Given names, surnames and fillers to draw from.
pub struct Source {
    given: Vec<String>,
    people: People,
    lists: BTreeMap<String, Vec<String>>,
    templates: Vec<Template>,
}

#[derive(Deserialize)]
struct People {
    common: Vec<String>,
    rare: Vec<String>,
    khmer: Vec<String>,
    hmong: Vec<String>,
    thai_tay_nung_muong_dao: Vec<String>,
    cham: Vec<String>,
}

struct Template {
    level: giukin::Level,
    about: Vec<String>,
    text: String,
}

impl Source {
    /// Reads the gazetteers and the grammar below `rules`.
    pub fn read(rules: &Path) -> Result<Self> {
        let read = |name: &str| {
            let path = rules.join(name);
            std::fs::read_to_string(&path).with_context(|| path.display().to_string())
        };
        let mut given: Vec<String> = Vec::new();
        for file in ["given-names-female.txt", "given-names-male.txt"] {
            given.extend(read(&format!("gazetteer/{file}"))?.lines().map(str::to_owned));
        }
        let people = toml::from_str(&read("gazetteer/people.toml")?)?;
        let mut source = Self { given, people, lists: BTreeMap::new(), templates: Vec::new() };
        for (number, line) in read("model/grammar.txt")?.lines().enumerate() {
            source.line(line.trim()).with_context(|| format!("grammar.txt:{}", number + 1))?;
        }
        for template in &source.templates {
            for name in slots(&template.text, '<', '>') {
                let known = matches!(name, "n" | "nn") || source.lists.contains_key(name);
                ensure!(known, "grammar.txt: no list {name:?} for {:?}", template.text);
            }
            corpus::unmark(&source.fill(&template.text, &mut Random::new(0)))
                .with_context(|| format!("grammar.txt: {:?}", template.text))?;
        }
        Ok(source)
    }

    fn line(&mut self, line: &str) -> Result<()> {
        if line.is_empty() || line.starts_with('#') {
            return Ok(());
        }
        if let Some(list) = line.strip_prefix('=') {
            let (name, fillers) = list.split_once(':').context("a list is `= name: filler; filler`")?;
            let fillers = fillers.split(';').map(|f| f.trim().to_owned()).filter(|f| !f.is_empty());
            self.lists.entry(name.trim().to_owned()).or_default().extend(fillers);
            return Ok(());
        }
        let (head, text) = line.split_once('|').context("a template is `LEVEL ABOUT | text`")?;
        let mut words = head.split([' ', ',']).filter(|word| !word.is_empty());
        let level = cases::level(words.next().unwrap_or_default())?;
        let about: Vec<String> = words.map(str::to_owned).collect();
        if (level == giukin::Level::None) != about.is_empty() {
            bail!("`none` has no reason, every other level has one");
        }
        self.templates.push(Template { level, about, text: text.trim().replace("\\n", "\n") });
        Ok(())
    }

    /// So many texts from every template.
    pub fn texts(&self, each: usize, random: &mut Random) -> Vec<Labelled> {
        let mut made = Vec::with_capacity(self.templates.len() * each);
        for template in &self.templates {
            for _ in 0..each {
                let (text, mentions) = corpus::unmark(&self.fill(&template.text, random))
                    .expect("every template was tried when it was read");
                let (level, about) = (template.level, template.about.clone());
                made.push(Labelled { text, mentions, level, about, ..Labelled::default() });
            }
        }
        made
    }

    /// Chooses alternatives, then fillers, then names and numbers.
    fn fill(&self, text: &str, random: &mut Random) -> String {
        let chosen = replace(text, '{', '}', |inside| {
            inside.contains('|').then(|| {
                let all: Vec<&str> = inside.split('|').collect();
                (*random.pick(&all)).to_owned()
            })
        });
        let filled = replace(&chosen, '<', '>', |name| match name {
            "n" => Some((2 + random.below(8)).to_string()),
            "nn" => Some((11 + random.below(480)).to_string()),
            _ => self.lists.get(name).map(|list| random.pick(list).clone()),
        });
        replace(&filled, '[', ']', |inside| {
            let (mark, what) = inside.split_once(':')?;
            let made = match (mark, what) {
                ("per" | "off", "*") => self.full_name(random),
                ("per" | "off", "given") => self.given_name(random),
                ("per" | "off", "nick") => match self.lists.get("nick") {
                    Some(list) => random.pick(list).clone(),
                    None => self.given_name(random),
                },
                ("per" | "off", "init") => initials(&self.full_name(random)),
                (_, "*") => number(mark, random)?,
                _ => return None,
            };
            Some(format!("[{mark}:{made}]"))
        })
    }

    fn given_name(&self, random: &mut Random) -> String {
        let name = random.pick(&self.given);
        // In life mostly the last syllable is used.
        match name.rsplit_once(' ') {
            Some((_, last)) if random.below(3) > 0 => last.to_owned(),
            _ => name.clone(),
        }
    }

    fn full_name(&self, random: &mut Random) -> String {
        let p = &self.people;
        let surname = match random.below(20) {
            0..12 => random.pick(&p.common),
            12..16 => random.pick(&p.rare),
            16 => random.pick(&p.khmer),
            17 => random.pick(&p.hmong),
            18 => random.pick(&p.thai_tay_nung_muong_dao),
            _ => random.pick(&p.cham),
        };
        let middle =
            *random.pick(&["Văn", "Thị", "Thị", "Văn", "Hữu", "Đình", "Ngọc", "Minh", "Quốc", "Thanh", "Kim", ""]);
        let given = random.pick(&self.given);
        if middle.is_empty() || given.contains(' ') && random.below(2) == 0 {
            format!("{surname} {given}")
        } else {
            format!("{surname} {middle} {given}")
        }
    }

    /// The same text with other people in it.
    pub fn with_other_people(&self, text: &Labelled, random: &mut Random) -> Option<Labelled> {
        let mut out = Labelled { text: String::new(), mentions: Vec::new(), must: Vec::new(), ..text.clone() };
        let mut at = 0;
        let mut changed = false;
        let mut mentions: Vec<Gold> = text.mentions.clone();
        mentions.sort_by_key(|m| m.start);
        for m in mentions {
            if m.start < at {
                return None;
            }
            out.text.push_str(&text.text[at..m.start]);
            let words = &text.text[m.start..m.end];
            let start = out.text.len();
            match self.other(m.kind, m.role, words, random) {
                Some(other) => {
                    out.text.push_str(&other);
                    changed = true;
                }
                None => out.text.push_str(words),
            }
            out.mentions.push(Gold { start, end: out.text.len(), ..m });
            at = m.end;
        }
        out.text.push_str(&text.text[at..]);
        changed.then_some(out)
    }

    /// Another name of the same make: as many syllables, written alike.
    fn other(&self, kind: MentionKind, role: Option<Role>, words: &str, random: &mut Random) -> Option<String> {
        if kind != MentionKind::PersonName || role.is_none() || !words.chars().all(|c| c.is_alphabetic() || c == ' ') {
            return None;
        }
        let syllables: Vec<&str> = words.split(' ').collect();
        let titled = |s: &&str| {
            let mut chars = s.chars();
            chars.next().is_some_and(char::is_uppercase) && chars.all(char::is_lowercase)
        };
        if !syllables.iter().all(titled) {
            return None;
        }
        for _ in 0..20 {
            let name = if syllables.len() < 3 { random.pick(&self.given).clone() } else { self.full_name(random) };
            if name.split(' ').count() == syllables.len() {
                return Some(name);
            }
        }
        None
    }
}

fn initials(name: &str) -> String {
    let first: Vec<String> = name.split(' ').filter_map(|s| s.chars().next()).map(String::from).collect();
    first.join(".")
}

fn number(mark: &str, random: &mut Random) -> Option<String> {
    let mut digits = |n: usize| (0..n).map(|_| char::from(b'0' + random.below(10) as u8)).collect::<String>();
    let tail = digits(3);
    let (two, one) = (digits(2), digits(1));
    let (day, month) = (1 + random.below(28), 1 + random.below(12));
    let year = 2020 + random.below(7);
    Some(match mark {
        "age" => match random.below(6) {
            0 => format!("{} tháng", 2 + random.below(30)),
            1 => format!("{} tháng tuổi", 2 + random.below(30)),
            _ => format!("{} tuổi", 1 + random.below(92)),
        },
        "date" => match random.below(6) {
            0 => format!("{day}/{month}/{year}"),
            1 => format!("{day}-{month}"),
            2 => format!("{day} tháng {month}"),
            3 => format!("{day} tháng {month} năm {year}"),
            4 => format!("{day} - {month}"),
            _ => format!("{day}/{month}"),
        },
        "phone" => match random.below(3) {
            0 => format!("09{two} 000 {tail}"),
            1 => format!("03{two}000{tail}"),
            _ => format!("08{two}.000.{tail}"),
        },
        "code" => (1 + random.below(9_000)).to_string(),
        "trans" => {
            format!("{}{}", random.pick(&["VN", "VJ", "QH", "SE", "BL", "KE", "SQ", "TK"]), 1 + random.below(990))
        }
        "plate" => format!("{}{}-000.{two}", 11 + random.below(88), random.pick(&["A", "B1", "C", "F"])),
        "cccd" => format!("0{two}0{one}{one}000{tail}"),
        "gender" => (*random.pick(&["nam", "nữ"])).to_owned(),
        _ => return None,
    })
}

fn slots(text: &str, open: char, close: char) -> Vec<&str> {
    text.split(open).skip(1).filter_map(|rest| rest.split_once(close).map(|(inside, _)| inside)).collect()
}

/// Replaces what stands between two signs; what `make` does not know stays.
fn replace(text: &str, open: char, close: char, mut make: impl FnMut(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some(at) = rest.find(open) {
        out.push_str(&rest[..at]);
        let inner = &rest[at + open.len_utf8()..];
        match inner.split_once(close).and_then(|(inside, after)| Some((make(inside)?, after))) {
            Some((made, after)) => {
                out.push_str(&made);
                rest = after;
            }
            None => {
                out.push(open);
                rest = inner;
            }
        }
    }
    out.push_str(rest);
    out
}
