/**
 * The gate: inside the event that would send, it reads the composer, asks the core and either lets the event pass
 * untouched or holds the whole gesture and opens the dialog. A clean text meets no delay and no prevented event.
 */
import {
  asksForPause,
  type Engine,
  EngineFailure,
  type Finding,
  localDate,
  louder,
  type OffReason,
  type Report,
} from "../engine/engine";
import type { Adapter } from "../networks/adapter";
import { meaningOf } from "../networks/labels";
import { readComposer } from "./composer";
import { type Intent, intentOf } from "./intent";
import { levelOf, type Mutes } from "./mutes";
import type { Pass } from "./pass";
import type { Tail } from "./tail";

/** A text that must not leave before the person has chosen. */
export interface Held {
  editor: HTMLElement;
  text: string;
  report: Report;
  /** Findings that still speak; empty when the person called all of them wrong. */
  findings: readonly Finding[];
}

export interface Verdict extends Held {
  /** The level as it is after what the person has called wrong. */
  level: Report["level"];
}

export interface GateParts {
  adapter: Adapter;
  tail: Tail;
  pass: Pass;
  mutes: Mutes;
  engine(): Engine | undefined;
  paused(): boolean;
  failed(reason: OffReason): void;
  held(held: Held): void;
}

const DECIDING = /^(pointerdown|mousedown|click|keydown|submit)$/;

export class Gate {
  readonly #parts: GateParts;
  /** The last text and its report: one gesture asks several times about the same text. */
  #last: { text: string; date: string; report: Report } | undefined;
  /** A touch may still become a scroll: its dialog waits for the click. */
  #waiting: Held | undefined;
  /** What the last gesture was allowed to send, composer by composer. */
  #allowed = new Map<HTMLElement, string>();

  constructor(parts: GateParts) {
    this.#parts = parts;
  }

  /** True when the event was held. */
  handle(event: Event): boolean {
    const { tail, pass } = this.#parts;
    if (tail.swallow(event)) {
      this.#endOfTouch(event);
      return true;
    }
    if (!DECIDING.test(event.type)) return false;
    if (event.type === "pointerdown" || event.type === "keydown") {
      // A key held down repeats the gesture that the pass was for; the yes was for one of them.
      if (event.type === "keydown" && (event as KeyboardEvent).repeat && pass.inUse) {
        tail.hold(event);
        return true;
      }
      pass.begin();
      this.#waiting = undefined;
    }
    if (this.#parts.paused() || !this.#parts.engine()) return false;
    const intent = intentOf(event, this.#parts.adapter, meaningOf);
    if (intent.editors.length === 0) return false;
    const held = this.#heldBy(intent);
    if (held) {
      tail.hold(event);
      if (event instanceof PointerEvent && event.type === "pointerdown" && event.pointerType !== "mouse")
        this.#waiting = held;
      else this.#parts.held(held);
      return true;
    }
    this.#allowed = new Map(intent.editors.map((editor) => [editor, readComposer(editor).text]));
    if (!intent.step && /^(click|keydown|submit)$/.test(event.type)) pass.spend();
    return false;
  }

  /** Whether a gesture was seen that may have sent this text. */
  hasAllowed(editor: HTMLElement, text: string): boolean {
    return this.#allowed.get(editor) === text;
  }

  /** What the core says of a composer now, less what the person has called wrong. */
  verdict(editor: HTMLElement): Verdict | undefined {
    const engine = this.#parts.engine();
    if (!engine) return undefined;
    const { text } = readComposer(editor);
    const date = localDate();
    let report = this.#last?.text === text && this.#last.date === date ? this.#last.report : undefined;
    if (!report) {
      try {
        report = engine.check(text, { network: this.#parts.adapter.network, date });
      } catch (error) {
        this.#parts.failed(error instanceof EngineFailure ? error.reason : "trap");
        return undefined;
      }
      this.#last = { text, date, report };
    }
    const findings = this.#parts.mutes.audible(editor, text, report);
    return { editor, text, report, findings, level: levelOf(findings) };
  }

  /** Forgets the text it has last seen, and so does the core. */
  forget(): void {
    this.#last = undefined;
    this.#allowed.clear();
    try {
      this.#parts.engine()?.forget();
    } catch (error) {
      this.#parts.failed(error instanceof EngineFailure ? error.reason : "trap");
    }
  }

  #heldBy(intent: Intent): Held | undefined {
    let loudest: Held | undefined;
    for (const editor of intent.editors) {
      const verdict = this.verdict(editor);
      if (!verdict || !mustAsk(verdict) || this.#parts.pass.opens(editor, verdict.text)) continue;
      if (!loudest || louder(loudest.report.level, verdict.report.level) !== loudest.report.level)
        loudest = verdict;
    }
    return loudest;
  }

  #endOfTouch(event: Event): void {
    const held = this.#waiting;
    if (event.type === "pointercancel") this.#waiting = undefined;
    if (event.type !== "click" || !held) return;
    this.#waiting = undefined;
    this.#parts.held(held);
  }
}

/** A muted rule no longer asks, except where the two steps stay. */
function mustAsk({ level, report }: Verdict): boolean {
  return asksForPause(level) || report.level === "strong";
}
