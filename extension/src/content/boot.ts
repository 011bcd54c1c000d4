/**
 * The small first part of the guard: stands in every page of a listed site, listens before the page does, and
 * loads the rest only when a composer is at hand. Without a composer it costs a few listeners and nothing else.
 */
import { boot_off as en_off, boot_wait as en_wait } from "../../_locales/en/messages.json";
import { boot_off as vi_off, boot_wait as vi_wait } from "../../_locales/vi/messages.json";
import type { OffReason } from "../engine/engine";
import { plain } from "../networks/plain";
import { extensionAlive, type Signal, type TabState, tell } from "../shared/signals";
import { editorOf, intentOf, isBlank, isUnreadable, targetOf } from "./intent";
import type { Core } from "./main";
import { Tail } from "./tail";

const EVENTS =
  "focusin focusout pointerdown pointerup pointercancel mousedown mouseup click touchstart touchend keydown keypress keyup input submit";
/** After this long a second press goes through: waiting must not become a wall. */
const PATIENCE = 2000;

const tail = new Tail();
let core: Core | undefined;
let state: TabState = { kind: "idle" };
let started = false;
let firstHeld = 0;
let english = false;
let paused = false;

function handle(event: Event): void {
  try {
    if (core) {
      // The line that asked to press again has done its work once the person does.
      if (/down$/.test(event.type)) show("");
      core.handle(event);
    } else if (event.isTrusted) beforeCore(event);
  } catch {
    // An error of ours must never surface in the page. What could not be checked shows as off.
    core?.fail();
    off(core ? "trap" : "not-loaded");
  }
}

function beforeCore(event: Event): void {
  if (tail.swallow(event)) return;
  const { type } = event;
  if (type === "focusout") {
    show("");
    return;
  }
  // The core is the one to say that it cannot read this.
  if (isUnreadable(event)) load();
  if (!/^(focusin|pointerdown|mousedown|click|keydown|submit)$/.test(type)) return;
  const { editors } = intentOf(event, plain, () => "unknown");
  if (!editors[0] && (type === "keydown" || !editorOf(targetOf(event), plain))) return;
  if (state.kind === "off") showOff();
  load();
  if (state.kind !== "loading" || paused || editors.every(isBlank)) return;
  firstHeld ||= event.timeStamp;
  if (event.timeStamp - firstHeld > PATIENCE) showOff();
  else {
    tail.hold(event);
    show((english ? en_wait : vi_wait).message);
  }
}

async function load(): Promise<void> {
  if (started) return;
  started = true;
  if (!extensionAlive()) {
    off("extension-gone");
    return;
  }
  report({ kind: "loading" });
  try {
    chrome.storage.local.get(["lang", "pausedUntil"]).then(
      (kept) => {
        english = kept.lang === "en";
        paused = Number(kept.pausedUntil) > Date.now();
      },
      () => undefined,
    );
    const main: typeof import("./main") = await import(chrome.runtime.getURL("main.js"));
    core = await main.start(tail, report);
  } catch {
    off(extensionAlive() ? "not-loaded" : "extension-gone");
  }
}

function off(reason: OffReason): void {
  report({ kind: "off", reason });
  showOff();
}

function showOff(): void {
  show((english ? en_off : vi_off).message);
}

function report(next: TabState): void {
  state = next;
  tell(next);
}

let line: HTMLElement | undefined;
let words: HTMLElement | undefined;

/** One line at the top of the page, in the top layer and out of the page's reach; empty takes it away. */
function show(text: string): void {
  if (!text) {
    line?.remove();
    return;
  }
  if (!line || !words) {
    line = document.createElement("div");
    words = document.createElement("div");
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "div{all:initial;position:fixed;inset:12px 0 auto;margin:0 auto;width:fit-content;max-width:min(420px,80vw);padding:10px 16px;border-radius:12px;background:#1d2b2e;color:#fff;font:15px/1.5 system-ui;pointer-events:none}",
    );
    const root = line.attachShadow({ mode: "closed" });
    root.adoptedStyleSheets = [sheet];
    words.popover = "manual";
    words.role = "status";
    root.append(words);
  }
  document.documentElement.append(line);
  words.textContent = text;
  words.showPopover();
}

for (const type of EVENTS.split(" ")) {
  addEventListener(type, handle, { capture: true, passive: type.startsWith("touch") });
}

chrome.runtime.onMessage.addListener((signal: Signal, _sender, answer) => {
  if (signal.type === "state?") answer(core ? core.state() : state);
});
