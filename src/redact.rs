//! The masked rewrite: the message stays, the person goes.

use crate::facts::Facts;
use crate::reading::{Reading, one};
use crate::report::{Edit, MentionKind, Span};
use crate::signal::Signal;

/// What stands for a number that was taken out.
const GONE: &str = "(đã che)";

/// The edits that take identities out of a text; in order, not overlapping.
///
/// A named person becomes *một người*, or *người bệnh* after a word for a patient; a number vanishes
/// whole, never half; of an address only the largest unit stays.
pub fn edits(r: &Reading, f: &Facts, findings: &[Span]) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    let warned = Spans::new(findings);
    let warned = |span: Span| warned.touch(span);
    for l in &f.linked {
        let p = &f.persons[l.person];
        let after_patient = r.ends_before(p.titled, one(Signal::Patient))
            || (p.titled..p.start).any(|at| r.covers(at, one(Signal::Patient)));
        let named_by_cue = (p.titled..p.start).any(|at| r.covers(at, one(Signal::NameCue)));
        // "tên thật là Nguyễn Ngọc Diệp": what follows the cue goes, the cue stays readable.
        let (from, with) = match (after_patient, named_by_cue) {
            (_, true) => (p.start, GONE),
            (true, _) => (p.start, GONE),
            _ => (p.titled, if sentence_opens(r, p.titled) { "Một người" } else { "một người" }),
        };
        edits.push(Edit { span: r.span(from, p.end), with: with.into() });
    }
    for &i in f.exposed_numbers.iter().chain(&f.foreign_numbers).chain(&f.own_numbers) {
        let n = &f.numbers[i];
        edits.push(Edit { span: r.folded_span(n.shape.start, n.shape.end), with: GONE.into() });
    }
    for &i in &f.exposed_addresses {
        let a = &f.addresses[i];
        edits.push(Edit { span: r.span(a.start, a.end), with: area(r, a.start, a.end) });
    }
    for n in f.numbers.iter().filter(|n| n.kind == MentionKind::Date) {
        let span = r.folded_span(n.shape.start, n.shape.end);
        if warned(span) {
            edits.push(Edit { span, with: GONE.into() });
        }
    }
    for &(start, end) in &f.unnamed {
        edits.push(Edit { span: r.span(start, end), with: "một người".into() });
    }
    edits.retain(|e| warned(e.span));
    edits.sort_by_key(|e| (e.span.start, usize::MAX - e.span.end));
    let mut last = 0;
    edits.retain(|e| {
        let keep = e.span.start >= last;
        if keep {
            last = e.span.end;
        }
        keep
    });
    edits
}

/// Whether a token opens a sentence.
fn sentence_opens(r: &Reading, at: usize) -> bool {
    r.sentence_start(at) == at
}

/// The largest unit at the end of an address: "số 5 ấp Phú Hữu, xã Tân Hào" → "xã Tân Hào".
fn area(r: &Reading, start: usize, end: usize) -> String {
    let unit = r.saying_in(start, end, one(Signal::PlaceUnit)).filter(|s| s.end < end).map(|s| s.start).next();
    match unit {
        Some(at) => {
            let span = r.span(at, end);
            r.source[span.start..span.end].to_owned()
        }
        None => "địa phương".into(),
    }
}

/// Spans joined to disjoint ones, in order, to be asked about quickly.
struct Spans(Vec<Span>);

impl Spans {
    /// From spans in order of their start.
    fn new(spans: &[Span]) -> Self {
        let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans {
            match joined.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => joined.push(*span),
            }
        }
        Self(joined)
    }

    fn touch(&self, span: Span) -> bool {
        let at = self.0.partition_point(|s| s.end <= span.start);
        self.0.get(at).is_some_and(|s| s.start < span.end)
    }
}
