//! The word lists as they ship: syllables spelt once, terms as one graph that shares equal endings, both written
//! with the coder of `coder.rs`; and what they are made into at the start, see [`Lists::new`].

use crate::coder::{Coder, Gamma, Odds, Reader};
use crate::lexicon::{Trie, UNKNOWN, Words};
use crate::text::fold::{SHAPE, SHAPE_SHIFT, TONE};
use crate::text::order;
use crate::text::token::{ANY_NUMBER, keys};

/// No word of a list is longer, in letters.
pub const LONGEST_WORD: usize = 20;

/// A word of a list. One without letters stands for any number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Folded letters.
    pub flat: [u8; LONGEST_WORD],
    /// Their shapes; the tone of the syllable stands at the last letter.
    pub mark: [u8; LONGEST_WORD],
    /// How many letters.
    pub len: usize,
    /// How often terms need it, by powers of two: 0 never, 1 once, 2 up to three times.
    pub class: u32,
    /// Its flags in names, see [`crate::lexicon::Known::names`].
    pub name: u8,
}

impl Word {
    /// What the word is looked up by, with diacritics and without.
    pub fn keys(&self) -> (u32, u32) {
        if self.len == 0 { (ANY_NUMBER, ANY_NUMBER) } else { keys(&self.flat[..self.len], &self.mark[..self.len]) }
    }
}

/// A place in the graph of terms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node {
    /// A term may end here; whose, the root tells that the walk came from.
    pub accept: bool,
    /// Words and the nodes they lead to, in ascending order.
    pub edges: Vec<(u16, u16)>,
}

/// What ships. Words are numbered by class, within a class in order of their letters; node 0 is the end of terms,
/// then comes the root of each rule, then the others in the order in which edges first lead to them.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Packed {
    /// In order of letters and tone.
    pub words: Vec<Word>,
    /// How many rules, and so roots, there are.
    pub rules: usize,
    /// The graph.
    pub nodes: Vec<Node>,
}

const CLASSES: usize = 16;

/// Written and read by the same lines: what a [`Coder`] answers is what stands there afterwards.
impl Packed {
    /// Writes or reads the lists.
    pub fn code(&mut self, c: &mut impl Coder) {
        self.code_words(c);
        let mut first = [0; CLASSES + 1];
        for class in 1..CLASSES {
            first[class + 1] =
                first[class] + self.words.iter().filter(|word| word.class == class as u32).count() as u32;
        }
        self.code_nodes(c, &first);
    }

    fn code_words(&mut self, c: &mut impl Coder) {
        let (mut same, mut letter) = ([Odds::EVEN; 16], [[Odds::EVEN; 64]; 64]);
        let (mut shape, mut tone) = ([[Odds::EVEN; 8]; 64], [[Odds::EVEN; 8]; 16]);
        let (mut name, mut class) = ([Odds::EVEN; 32], [[Odds::EVEN; CLASSES]; 2]);
        let count = c.gamma(&mut Gamma::EVEN.clone(), self.words.len() as u32) as usize;
        self.words.resize(count, Word::default());
        let mut last = Word::default();
        for word in &mut self.words {
            let alike = |i: &usize| last.flat[*i] == word.flat[*i] && (last.mark[*i] ^ word.mark[*i]) & SHAPE == 0;
            let shared = (0..last.len.min(word.len).min(15)).take_while(alike).count();
            let shared = c.tree(&mut same, 4, shared as u32) as usize;
            let mut made = Word { len: shared, ..*word };
            for i in 0..LONGEST_WORD {
                if i < shared {
                    (made.flat[i], made.mark[i]) = (last.flat[i], last.mark[i] & SHAPE);
                    continue;
                }
                let before = if i == 0 { 0 } else { symbol(made.flat[i - 1]) as usize };
                let next = if i < word.len { symbol(word.flat[i]) } else { 0 };
                let next = c.tree(&mut letter[before], 6, next);
                if next == 0 {
                    break;
                }
                let bent = c.tree(&mut shape[next as usize], 3, u32::from((word.mark[i] & SHAPE) >> SHAPE_SHIFT));
                (made.flat[i], made.mark[i]) = (byte(next), (bent as u8) << SHAPE_SHIFT);
                made.len = i + 1;
            }
            if let Some(end) = made.len.checked_sub(1) {
                // The same letters again: another tone, a higher one.
                let again = made.len == shared && shared == last.len;
                let before =
                    if again { last.mark[end] & TONE } else { 6 + u8::from(b"ptch".contains(&made.flat[end])) };
                let high = c.tree(&mut tone[usize::from(before)], 3, u32::from(word.mark[end] & TONE));
                made.mark[end] |= high as u8;
            }
            made.name = 0;
            if c.bit(&mut name[0], word.name != 0) {
                made.name = c.tree(&mut name, 5, u32::from(word.name)) as u8;
            }
            made.class = c.tree(&mut class[usize::from(made.name != 0)], 4, word.class);
            *word = made;
            last = made;
        }
    }

    fn code_nodes(&mut self, c: &mut impl Coder, first: &[u32; CLASSES + 1]) {
        let mut odds = NodeOdds::EVEN;
        self.rules = c.gamma(&mut Gamma::EVEN.clone(), self.rules as u32) as usize;
        // The depth of every node that an edge has led to.
        let mut depths = vec![0; self.rules + 1];
        self.nodes.resize(depths.len().max(self.nodes.len()), Node::default());
        self.nodes[0].accept = true;
        let mut at = 1;
        while at < depths.len() {
            let mut node = std::mem::take(&mut self.nodes[at]);
            odds.code(c, first, &mut node, at, &mut depths);
            self.nodes.resize(depths.len().max(self.nodes.len()), Node::default());
            self.nodes[at] = node;
            at += 1;
        }
    }

    /// Reads what [`Packed::code`] wrote.
    pub fn read(bytes: &[u8]) -> Self {
        let mut packed = Self::default();
        packed.code(&mut Reader::new(bytes));
        packed
    }
}

/// Letters and digits from 1 on.
const fn symbol(byte: u8) -> u32 {
    if byte.is_ascii_digit() { (byte - b'0') as u32 + 27 } else { (byte - b'a') as u32 + 1 }
}

const fn byte(symbol: u32) -> u8 {
    (if symbol < 27 { b'a' - 1 } else { b'0' - 27 }) + symbol as u8
}

/// Odds of the parts of a node by its depth, 3 for any deeper one.
struct NodeOdds {
    numbers: Numbers,
    accept: [Odds; 4],
    edges: [Gamma; 4],
    /// By the kind of edge before, too; 4 for none.
    kind: [[[Odds; 4]; 5]; 4],
    back: Gamma,
}

impl NodeOdds {
    const EVEN: Self = Self {
        numbers: Numbers::EVEN,
        accept: [Odds::EVEN; 4],
        edges: [Gamma::EVEN; 4],
        kind: [[[Odds::EVEN; 4]; 5]; 4],
        back: Gamma::EVEN,
    };

    /// Node `at`; what it leads to for the first time is added to `depths`.
    #[inline(never)]
    fn code(
        &mut self,
        c: &mut impl Coder,
        first: &[u32; CLASSES + 1],
        node: &mut Node,
        at: usize,
        depths: &mut Vec<usize>,
    ) {
        let depth = depths[at];
        node.accept = c.bit(&mut self.accept[depth], node.accept);
        let count = c.gamma(&mut self.edges[depth], node.edges.len() as u32) as usize;
        node.edges.resize(count, (0, 0));
        // Kinds: 0 the end of a term, 1 where the last edge of another kind led, 2 a new node, 3 an earlier one.
        let (mut word, mut kin, mut kind) = (None, 0, 4);
        for (i, edge) in node.edges.iter_mut().enumerate() {
            let next = self.numbers.code(c, first, word, count - i, u32::from(edge.0));
            let (child, fresh) = (usize::from(edge.1), depths.len());
            let what = match child {
                0 => 0,
                _ if child == kin => 1,
                _ if child == fresh => 2,
                _ => 3,
            };
            kind = c.tree(&mut self.kind[depth][kind], 2, what) as usize;
            match kind {
                2 => {
                    kin = fresh;
                    depths.push((depth + 1).min(3));
                }
                3 => kin = fresh - c.gamma(&mut self.back, fresh.saturating_sub(child) as u32) as usize,
                _ => {}
            }
            *edge = (next as u16, if kind == 0 { 0 } else { kin as u16 });
            word = Some(next);
        }
    }
}

/// Odds of the words at the edges of a node: the class, then how far on in it.
struct Numbers {
    class: [[[Odds; CLASSES]; CLASSES]; 3],
    step: [Gamma; 16],
}

impl Numbers {
    const EVEN: Self = Self { class: [[[Odds::EVEN; CLASSES]; CLASSES]; 3], step: [Gamma::EVEN; 16] };

    /// The next word of some in ascending order, of which `left` are still to come.
    #[inline(never)]
    fn code(
        &mut self,
        c: &mut impl Coder,
        first: &[u32; CLASSES + 1],
        last: Option<u32>,
        left: usize,
        word: u32,
    ) -> u32 {
        let class_of = |word: u32| first.partition_point(|&first| first <= word).min(CLASSES) - 1;
        let before = last.map_or(0, class_of);
        let few = (left - 1).min(2);
        let class = c.tree(&mut self.class[few][before], 4, class_of(word) as u32) as usize;
        let from = last.filter(|_| class == before).map_or(first[class], |last| last + 1);
        let room = (first[class + 1] - from) / left as u32;
        let step = c.gamma(&mut self.step[(room + 1).ilog2() as usize], word.saturating_sub(from));
        from + step
    }
}

/// The word lists as a text is read with them.
#[derive(Debug)]
pub struct Lists {
    /// Every word of a list or a name.
    pub words: Words,
    /// Terms by words with their diacritics.
    pub accented: Trie,
    /// Terms by words without, of the rules that hold there.
    pub bare: Trie,
}

impl Lists {
    /// Lists from packed ones; `holds_bare` tells which rules serve without diacritics.
    pub fn new(packed: &Packed, holds_bare: impl Fn(u8) -> bool) -> Self {
        let mut words = Words::new(packed.words.len() * 2);
        let mut order: Vec<&Word> = packed.words.iter().filter(|word| word.class > 0).collect();
        order::by(&mut order, |word| word.class);
        // Which word without diacritics each is.
        let mut stripped = Vec::with_capacity(order.len());
        let mut bares = 0;
        for (number, word) in order.iter().enumerate() {
            let (key, bare) = word.keys();
            words.of_mut(key).exact = number as u16;
            let known = words.of_mut(bare);
            if known.bare == UNKNOWN {
                known.bare = bares;
                bares += 1;
            }
            stripped.push(known.bare);
        }
        for word in packed.words.iter().filter(|word| word.name != 0) {
            let (key, bare) = word.keys();
            words.of_mut(key).names |= word.name;
            words.of_mut(bare).bare_names |= word.name;
        }
        let accented = determine(packed, order.len(), |word| word, |_| true);
        let bare = determine(packed, usize::from(bares), |word| stripped[usize::from(word)], holds_bare);
        Self { words, accented, bare }
    }
}

/// Joins the graphs of some rules to one in which every word leads to one place: the subset construction
/// (Rabin and Scott 1959). A place is a set of nodes, each with its rule in the upper half.
fn determine(packed: &Packed, words: usize, number: impl Fn(u16) -> u16, holds: impl Fn(u8) -> bool) -> Trie {
    let mut places = Places::new(packed.nodes.len() * 4);
    let roots: Vec<u32> =
        (0..packed.rules).filter(|&rule| holds(rule as u8)).map(|rule| ((rule << 16) | (rule + 1)) as u32).collect();
    places.number(&roots);
    let mut trie = Trie::new(words);
    let mut steps: Vec<u64> = Vec::new();
    let mut set: Vec<u32> = Vec::new();
    let mut place = 0;
    while place < places.ranges.len() {
        steps.clear();
        let (from, to) = places.ranges[place];
        for &member in &places.members[from as usize..to as usize] {
            let node = &packed.nodes[(member & 0xFFFF) as usize];
            if node.accept {
                trie.accept((member >> 16) as u8);
            }
            spread(node, member & 0xFFFF_0000, &number, &mut steps);
        }
        steps.sort_unstable();
        steps.dedup();
        for steps in steps.chunk_by(|a, b| a >> 32 == b >> 32) {
            set.clear();
            set.extend(steps.iter().map(|&step| step as u32));
            trie.edge((steps[0] >> 32) as u16, places.number(&set));
        }
        trie.close();
        place += 1;
    }
    trie
}

/// Adds where the edges of a node lead, the word in the upper half.
#[inline(never)]
fn spread(node: &Node, rule: u32, number: &impl Fn(u16) -> u16, steps: &mut Vec<u64>) {
    let step = |&(word, child): &(u16, u16)| u64::from(number(word)) << 32 | u64::from(rule) | u64::from(child);
    steps.extend(node.edges.iter().map(step));
}

/// Sets of nodes and their numbers.
struct Places {
    members: Vec<u32>,
    ranges: Vec<(u32, u32)>,
    /// Open addressing: number of the place plus one.
    slots: Vec<u16>,
}

impl Places {
    /// Room for half as many places.
    fn new(slots: usize) -> Self {
        Self { members: Vec::new(), ranges: Vec::new(), slots: vec![0; slots.next_power_of_two()] }
    }

    #[inline(never)]
    fn number(&mut self, set: &[u32]) -> u16 {
        let hash = set.iter().fold(0u32, |h, &member| (h.rotate_left(5) ^ member).wrapping_mul(0x9E37_79B9));
        let mut at = (hash >> (32 - self.slots.len().ilog2())) as usize;
        while self.slots[at] != 0 {
            let number = self.slots[at] - 1;
            let (from, to) = self.ranges[usize::from(number)];
            if self.members[from as usize..to as usize] == *set {
                return number;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        let from = self.members.len() as u32;
        self.members.extend_from_slice(set);
        self.ranges.push((from, self.members.len() as u32));
        self.slots[at] = self.ranges.len() as u16;
        (self.ranges.len() - 1) as u16
    }
}
