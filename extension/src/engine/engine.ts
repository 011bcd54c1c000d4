/** What the core answers, and the one synchronous way to ask it. Nothing here knows WebAssembly or the browser. */

export type Level = "none" | "note" | "warn" | "strong";

export type RuleId =
  | "identity-health"
  | "quasi-health"
  | "list-health"
  | "secrecy-mark"
  | "draft"
  | "internal"
  | "unannounced"
  | "id-number"
  | "self-contact"
  | "family-health"
  | "appeal";

/** Spans everywhere are UTF-16 code units of the text as given, end exclusive. */
export interface Finding {
  kind: string;
  level: Level;
  start: number;
  end: number;
  rule: RuleId;
}

export interface Report {
  level: Level;
  findings: Finding[];
  persons: number;
}

/** A replacement against the text as given; edits ascend and never overlap. */
export interface Edit {
  start: number;
  end: number;
  with: string;
}

export interface Masked {
  text: string;
  edits: Edit[];
  level: Level;
}

export interface LegalLine {
  id: string;
  text: string;
  from: string;
  until?: string;
}

export interface Context {
  network?: string;
  /** Local day as YYYY-MM-DD: the core has no clock. */
  date?: string;
}

export type Lang = "vi" | "en";

/** Why nothing is checked. Each reason has its own sentence for the person. */
export type OffReason = "wasm-refused" | "trap" | "not-loaded" | "extension-gone" | "unreadable";

/** The module as WebAssembly, or translated to JavaScript where a page refuses it: slower, with the same answers. */
export type Form = "wasm" | "script";

export interface Engine {
  readonly form: Form;
  /** Costs what has changed since the last check; what that takes is kept until `forget`. */
  check(text: string, context: Context): Report;
  /** Drops what is kept of the text that was checked last. */
  forget(): void;
  mask(text: string, context: Context): Masked;
  legal(rules: string[], date: string, lang: Lang): LegalLine[];
  version(): string;
}

export class EngineFailure extends Error {
  constructor(readonly reason: OffReason) {
    super(reason);
  }
}

/**
 * Lets no call through after the first trap: the memory behind a trapped instance may be half written, so an
 * answer from it would be worse than none.
 */
export function sealed(guard: Omit<Engine, "form">, form: Form): Engine {
  let trapped = false;
  function ask<T>(call: () => T): T {
    if (trapped) throw new EngineFailure("trap");
    try {
      return call();
    } catch {
      trapped = true;
      throw new EngineFailure("trap");
    }
  }
  return {
    form,
    check: (text, context) => ask(() => guard.check(text, context)),
    forget: () => ask(() => guard.forget()),
    mask: (text, context) => ask(() => guard.mask(text, context)),
    legal: (rules, date, lang) => ask(() => guard.legal(rules, date, lang)),
    version: () => ask(() => guard.version()),
  };
}

const LOUDNESS: Record<Level, number> = { none: 0, note: 1, warn: 2, strong: 3 };

export function louder(a: Level, b: Level): Level {
  return LOUDNESS[a] >= LOUDNESS[b] ? a : b;
}

/** Warn and strong ask for a pause; a note never does. */
export function asksForPause(level: Level): boolean {
  return LOUDNESS[level] >= LOUDNESS.warn;
}

/** Today where the person is, as the core wants it. */
export function localDate(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
