/** The guard in a page: joins engine, gate, dialog and badge. Loaded by `boot` when a composer is at hand. */
import { asksForPause, type Engine, EngineFailure, localDate, type OffReason } from "../engine/engine";
import { loadEngine } from "../engine/wasm";
import type { Adapter } from "../networks/adapter";
import { adapterFor } from "../networks/here";
import { wording } from "../shared/i18n";
import { DEFAULTS, isPaused, loadSettings, pauseEnd, type Settings, watchSettings } from "../shared/settings";
import type { TabState } from "../shared/signals";
import { rulesOf, spoken } from "../shared/wording";
import { Badge, type Saying } from "./badge";
import { remember } from "./caret";
import { PauseDialog } from "./dialog";
import { merged } from "./excerpt";
import { Gate, type Held, type Verdict } from "./gate";
import { editorOf, editorsIn, isUnreadable, scopeOf, targetOf } from "./intent";
import { maskComposer } from "./mask";
import { Mutes } from "./mutes";
import { Overlay } from "./overlay";
import { Pass } from "./pass";
import type { Tail } from "./tail";

export interface Core {
  /** Takes every event of the page at window capture, before the page does. */
  handle(event: Event): void;
  /** An error of the core's own came through: what it says can no longer be trusted, so it rests visibly. */
  fail(): void;
  state(): TabState;
}

type Report = (state: TabState) => void;

/** A pause in typing, after which the badge looks again. */
const LULL = 250;
/** A second click, meant for the dialog, must not land on what lay beneath it. */
const AFTERMATH = 300;

export async function start(tail: Tail, report: Report): Promise<Core> {
  const guard = new PageGuard(adapterFor(location.hostname), tail, report);
  await guard.load();
  return guard;
}

class PageGuard implements Core {
  readonly #adapter: Adapter;
  readonly #tail: Tail;
  readonly #report: Report;
  readonly #overlay = new Overlay();
  readonly #badge = new Badge(this.#overlay);
  readonly #pass = new Pass();
  readonly #mutes = new Mutes();
  readonly #dialog: PauseDialog;
  readonly #gate: Gate;
  #settings: Settings = DEFAULTS;
  #say = wording(DEFAULTS.lang);
  #engine: Engine | undefined;
  #off: OffReason | undefined;
  #state: TabState = { kind: "loading" };
  #editor: HTMLElement | undefined;
  #said: { editor: HTMLElement; text: string; line: string } | undefined;
  #quiet = new WeakSet<HTMLElement>();
  /** A text that asks for a pause, as it stood when the badge last looked. */
  #stood: { editor: HTMLElement; text: string } | undefined;
  /** The person's last deed in the composer took something away. */
  #taking = false;
  #lull: ReturnType<typeof setTimeout> | undefined;
  /** The key that is down in something of ours. */
  #down: KeyboardEvent | undefined;
  /** The click that closed the dialog. */
  #closing: MouseEvent | undefined;
  readonly #changes = new MutationObserver(() => this.#later());

  constructor(adapter: Adapter, tail: Tail, report: Report) {
    this.#adapter = adapter;
    this.#tail = tail;
    this.#report = report;
    this.#dialog = new PauseDialog(this.#overlay, this.#say);
    this.#gate = new Gate({
      adapter,
      tail,
      pass: this.#pass,
      mutes: this.#mutes,
      engine: () => this.#engine,
      paused: () => isPaused(this.#settings),
      failed: (reason) => this.#fail(reason),
      held: (held) => this.#open(held),
    });
  }

  async load(): Promise<void> {
    const settings = loadSettings().then((settings) => this.#apply(settings));
    try {
      this.#engine = await loadEngine({
        wasm: chrome.runtime.getURL("engine.wasm"),
        script: chrome.runtime.getURL("engine.js"),
      });
    } catch (error) {
      this.#off = error instanceof EngineFailure ? error.reason : "not-loaded";
    }
    await settings.catch(() => undefined);
    watchSettings((changed) => this.#apply(changed));
    // The composer that woke the core has had its focus event already.
    const active = editorOf(document.activeElement, this.#adapter);
    if (active) this.#attach(active);
    this.#look();
  }

  state(): TabState {
    return isPaused(this.#settings) ? { kind: "paused" } : this.#state;
  }

  handle(event: Event): void {
    const ours = this.#overlay.owns(event) || (this.#dialog.isOpen && event instanceof KeyboardEvent);
    if (ours) this.#own(event);
    else if (event.isTrusted) this.#page(event);
  }

  fail(): void {
    this.#fail("trap");
  }

  #page(event: Event): void {
    if (event.type === "pointerdown" && this.#repeatsClosing(event as PointerEvent)) {
      this.#tail.hold(event);
      return;
    }
    if (this.#gate.handle(event)) return;
    if (isUnreadable(event)) this.#cannotRead(event.target);
    if (event instanceof KeyboardEvent && event.type === "keydown") this.#taking = takes(event);
    switch (event.type) {
      case "focusin": {
        const editor = editorOf(targetOf(event), this.#adapter);
        if (editor) this.#attach(editor);
        break;
      }
      case "focusout":
      case "click":
      case "keyup":
      case "input":
      case "submit":
        this.#later();
    }
  }

  #repeatsClosing(press: PointerEvent): boolean {
    const last = this.#closing;
    if (!last || press.timeStamp - last.timeStamp > AFTERMATH) return false;
    return Math.hypot(press.clientX - last.clientX, press.clientY - last.clientY) < 8;
  }

  /** What closed the dialog may go on for a moment: the key is still down, or a second click follows. */
  #afterClosing(event: Event): void {
    if (this.#down) this.#tail.follow(this.#down);
    else if (event instanceof MouseEvent) this.#closing = event;
    this.#down = undefined;
  }

  /** An event on something of ours. The page gets none of it. */
  #own(event: Event): void {
    // What is left of the held gesture itself comes first: a key still down must not press a button here.
    if (event.isTrusted && this.#tail.swallow(event)) return;
    if (event instanceof KeyboardEvent) this.#down = event.type === "keyup" ? undefined : event;
    if (this.#dialog.isOpen) {
      this.#dialog.route(event);
      if (!this.#dialog.isOpen) this.#afterClosing(event);
      return;
    }
    event.stopImmediatePropagation();
    // A press on the badge leaves the caret where it is.
    if (event.type === "mousedown") event.preventDefault();
    if (event.type !== "click" || !event.isTrusted || !this.#editor) return;
    const deed = this.#badge.deedOf(this.#overlay.inner(event));
    if (deed === "leave") {
      this.#quiet.add(this.#editor);
      this.#look();
    } else if (deed === "open") {
      const verdict = this.#gate.verdict(this.#editor);
      if (verdict && asksForPause(verdict.level)) this.#open(verdict);
    }
  }

  #open(held: Held): void {
    this.#ask(held).catch(() => this.fail());
  }

  async #ask({ editor, text, report, findings }: Held): Promise<void> {
    const engine = this.#engine;
    if (!engine || this.#dialog.isOpen) return;
    const place = remember(editor);
    const muted = findings.length === 0;
    const shown = muted ? report.findings : findings;
    const rules = rulesOf(shown);
    const [rule] = rules;
    if (!rule) return;
    const context = { network: this.#adapter.network, date: localDate() };
    let masked: ReturnType<Engine["mask"]>;
    let law: ReturnType<Engine["legal"]>;
    try {
      masked = engine.mask(text, context);
      law = engine.legal(rules, context.date, this.#settings.lang);
    } catch {
      // The text has been held and the core is gone: the person is told, and their next press goes through.
      this.#fail("trap");
      return;
    }
    this.#badge.hide();
    const answer = await this.#dialog.ask({
      ...spoken(rule, { ...report, findings: [...shown] }, text, this.#say),
      level: report.level,
      text,
      findings: shown,
      law,
      canMask: masked.edits.length > 0,
      muted,
      onWrong: () => this.#mutes.add(editor, text, report.findings),
    });
    place.restore();
    const enter = /comment|message/.test(this.#adapter.surface(editor));
    if (answer === "post") {
      this.#pass.grant(editor, text);
      this.#tell(editor, text, this.#say(enter ? "again_enter" : "again_button"));
    } else if (answer === "wrong") {
      this.#mutes.add(editor, text, report.findings);
      this.#tell(editor, text, this.#say("wrong_thanks"));
    } else if (answer === "mask") {
      const n = masked.edits.length;
      if (await maskComposer(editor, text, masked))
        this.#tell(editor, masked.text, this.#say(enter ? "masked_enter" : "masked", { n }));
      else await this.#dialog.offer(masked.text).then(() => place.restore());
    }
    this.#look();
  }

  /** One quiet line that stays until the text is another. */
  #tell(editor: HTMLElement, text: string, line: string): void {
    this.#said = { editor, text, line };
  }

  #attach(editor: HTMLElement): void {
    this.#badge.attach(editor, scopeOf(editor));
    if (this.#editor !== editor) {
      this.#editor = editor;
      this.#changes.disconnect();
      // The composer alone is watched: scripts and editors change it without events that a page-wide ear hears.
      this.#changes.observe(editor, { childList: true, characterData: true, subtree: true });
    }
    this.#later();
  }

  #later(): void {
    clearTimeout(this.#lull);
    this.#lull = setTimeout(() => this.#look(), LULL);
  }

  #look(): void {
    const editor = this.#editor;
    if (!editor?.isConnected) {
      if (editor) this.#pass.forget(editor);
      this.#editor = undefined;
      this.#said = undefined;
      this.#gate.forget();
      this.#changes.disconnect();
      this.#badge.detach();
      // A second step may keep the text in another composer of the page; what stands open still counts.
      const [next] = editorsIn(document, this.#adapter).filter((other) => other === document.activeElement);
      if (next) this.#attach(next);
      else this.#settle(this.#off ? { kind: "off", reason: this.#off } : { kind: "ok" });
      return;
    }
    if (this.#dialog.isOpen) return;
    const verdict = isPaused(this.#settings) ? undefined : this.#gate.verdict(editor);
    if (verdict) this.#watch(verdict);
    if (verdict && !/\S/.test(verdict.text)) {
      this.#pass.forget(editor);
      this.#mutes.forget(editor);
      this.#quiet.delete(editor);
    }
    this.#badge.say(this.#saying(editor, verdict), this.#say("close"));
  }

  /** A text to ask about that is gone although nobody took it away and no gesture was seen to send it: say so. */
  #watch({ editor, text, level }: Verdict): void {
    const stood = this.#stood;
    this.#stood = asksForPause(level) ? { editor, text } : undefined;
    if (stood?.editor !== editor || /\S/.test(text) || this.#taking) return;
    if (!this.#gate.hasAllowed(editor, stood.text)) this.#tell(editor, text, this.#say("badge_missed"));
  }

  /** Words go into something closed to us: its badge says that nothing is checked there. */
  #cannotRead(target: EventTarget | null): void {
    if (!(target instanceof HTMLElement) || isPaused(this.#settings)) return;
    this.#badge.attach(target, target);
    this.#badge.say({ look: "off", text: this.#say("off_unreadable") }, this.#say("close"));
    this.#settle({ kind: "off", reason: "unreadable" });
  }

  #saying(editor: HTMLElement, verdict: Verdict | undefined): Saying {
    const say = this.#say;
    if (isPaused(this.#settings)) {
      this.#settle({ kind: "paused" });
      return { look: "paused", text: say("badge_paused", { until: pauseEnd(this.#settings) }) };
    }
    if (!verdict) {
      const reason = this.#off ?? "not-loaded";
      this.#settle({ kind: "off", reason });
      return { look: "off", text: say(OFF[reason]) };
    }
    const { level, findings, text } = verdict;
    const count = merged(findings.filter((finding) => asksForPause(finding.level))).length;
    if (level === "warn" || level === "strong") this.#settle({ kind: level, count });
    else this.#settle({ kind: level === "note" ? "note" : "ok" });
    if (this.#said?.editor === editor && this.#said.text === text)
      return { look: "said", text: this.#said.line };
    this.#said = undefined;
    if (level === "warn" || level === "strong") {
      return { look: level, text: say(`badge_${level}`, { n: count }), opens: true };
    }
    const [rule] = rulesOf(findings);
    if (level === "note" && rule && !this.#quiet.has(editor)) {
      return { look: "note", text: spoken(rule, verdict.report, text, say).body, leaves: true };
    }
    return { look: "ok", text: say("badge_ok") };
  }

  #settle(state: TabState): void {
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return;
    this.#state = state;
    this.#report(state);
  }

  #fail(reason: OffReason): void {
    this.#engine = undefined;
    this.#off = reason;
    this.#gate.forget();
    this.#later();
  }

  #apply(settings: Settings): void {
    this.#settings = settings;
    this.#say = wording(settings.lang);
    this.#dialog.say = this.#say;
    if (this.#editor) this.#later();
  }
}

/** A key that takes words away, or brings an older text back. */
function takes({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return /^(Backspace|Delete)$/.test(key) || ((ctrlKey || metaKey) && /^[xz]$/i.test(key));
}

const OFF = {
  "wasm-refused": "off_wasm_refused",
  trap: "off_trap",
  "not-loaded": "off_not_loaded",
  "extension-gone": "off_extension_gone",
  unreadable: "off_unreadable",
} as const;
