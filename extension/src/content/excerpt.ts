/** The exact words that caused a warning, each in a short stretch of its surroundings. */
import { type Finding, type Level, louder } from "../engine/engine";

export interface Run {
  text: string;
  /** "none" for surroundings. */
  level: Level;
}

export interface Excerpt {
  runs: Run[];
  cutBefore: boolean;
  cutAfter: boolean;
}

interface Span {
  start: number;
  end: number;
  level: Level;
}

/** Findings may nest and touch: one stretch of marks for each, as loud as the loudest in it. */
export function merged(findings: readonly Finding[]): Span[] {
  const spans: Span[] = [];
  for (const { start, end, level } of [...findings].sort((a, b) => a.start - b.start)) {
    const last = spans.at(-1);
    if (last && start < last.end) {
      last.end = Math.max(last.end, end);
      last.level = louder(last.level, level);
    } else spans.push({ start, end, level });
  }
  return spans;
}

/** The text between two offsets as runs, marked and unmarked. */
export function runs(text: string, spans: readonly Span[], from = 0, to = text.length): Run[] {
  const out: Run[] = [];
  let at = from;
  for (const { start, end, level } of spans) {
    if (end <= from || start >= to) continue;
    if (start > at) out.push({ text: text.slice(at, start), level: "none" });
    out.push({ text: text.slice(Math.max(start, from), Math.min(end, to)), level });
    at = Math.min(end, to);
  }
  if (at < to) out.push({ text: text.slice(at, to), level: "none" });
  return out;
}

const AROUND = 32;

export function excerpts(text: string, findings: readonly Finding[]): Excerpt[] {
  const spans = merged(findings);
  const windows: { start: number; end: number }[] = [];
  for (const span of spans) {
    const start = backTo(text, span.start);
    const end = onTo(text, span.end);
    const last = windows.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else windows.push({ start, end });
  }
  return windows.map(({ start, end }) => ({
    runs: runs(text, spans, start, end),
    cutBefore: start > 0 && !/\n\s*$/.test(text.slice(Math.max(0, start - 8), start)),
    cutAfter: end < text.length && !/^\s*\n/.test(text.slice(end, end + 8)),
  }));
}

/** Start of the surroundings: the line's start, or a word's start some way back. */
function backTo(text: string, at: number): number {
  const low = Math.max(0, at - AROUND);
  const line = text.lastIndexOf("\n", at - 1) + 1;
  if (line >= low && at > 0) return line;
  if (low === 0) return 0;
  const gap = text.slice(low, at).search(/\s/);
  return gap < 0 ? at : low + gap + 1;
}

function onTo(text: string, at: number): number {
  const high = Math.min(text.length, at + AROUND);
  const line = text.indexOf("\n", at);
  if (line >= 0 && line <= high) return line;
  if (high === text.length) return high;
  const gap = text.slice(at, high).search(/\s\S*$/);
  return gap < 0 ? at : at + gap;
}
