/**
 * The pause: a modal alert dialog in the top layer. It gets its events from `route`, called at window capture,
 * because a page must see none of them. It answers with what the person chose and does nothing by itself.
 */
import type { Finding, LegalLine, Level } from "../engine/engine";
import { el, mark } from "../shared/dom";
import type { Say } from "../shared/i18n";
import { lawItem, lawLine } from "../shared/wording";
import { type Excerpt, excerpts } from "./excerpt";
import type { Overlay } from "./overlay";

export interface Question {
  level: Level;
  title: string;
  body: string;
  text: string;
  findings: readonly Finding[];
  law: LegalLine[];
  canMask: boolean;
  /** The warning has been called wrong before; only the two steps are left. */
  muted: boolean;
  /** "wrong" was chosen where the two steps remain: the dialog stays. */
  onWrong(): void;
}

export type Answer = "edit" | "mask" | "post" | "wrong";
type Deed = Answer | "why" | "tick" | "copy";

/** The gesture that opened the dialog still has a tail; within this time nothing in the dialog can be pressed. */
const DEAF = 250;
const QUOTES = 4;

export class PauseDialog {
  readonly #overlay: Overlay;
  #say: Say;
  #dialog: HTMLDialogElement | undefined;
  #answer: ((answer: Answer) => void) | undefined;
  #openedAt = 0;
  #question: Question | undefined;

  constructor(overlay: Overlay, say: Say) {
    this.#overlay = overlay;
    this.#say = say;
  }

  set say(say: Say) {
    this.#say = say;
  }

  get isOpen(): boolean {
    return Boolean(this.#dialog?.open && this.#dialog.isConnected);
  }

  ask(question: Question): Promise<Answer> {
    return this.#open(this.#card(question), question);
  }

  /** For an editor that would not take the masked text: here it is, to copy. */
  async offer(masked: string): Promise<void> {
    const say = this.#say;
    await this.#open([
      el(
        "div",
        { class: "scroll" },
        brand(say),
        el("h2", { id: "title" }, say("copy_title")),
        el("p", { id: "body" }, say("copy_body")),
        textOf(masked, say("copy_title")),
      ),
      el(
        "div",
        { class: "deeds" },
        el(
          "div",
          { class: "buttons" },
          deed("copy", say("copy_button"), "first"),
          deed("edit", say("close")),
        ),
        el("p", { class: "law", role: "status", id: "status" }),
      ),
    ]);
  }

  #open(card: Node[], question?: Question): Promise<Answer> {
    this.close("edit");
    this.#question = question;
    const dialog = el("dialog", {
      role: "alertdialog",
      "aria-labelledby": "title",
      "aria-describedby": "body quotes",
    });
    dialog.append(...card);
    // The browser's own way out, a second Escape or the back gesture on a phone, means the same as "edit".
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close("edit");
    });
    this.#overlay.put(dialog);
    this.#dialog = dialog;
    dialog.showModal();
    this.#first()?.focus();
    this.#openedAt = performance.now();
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  close(answer: Answer): void {
    const resolve = this.#answer;
    this.#answer = undefined;
    this.#question = undefined;
    this.#dialog?.close();
    if (this.#dialog) this.#overlay.drop(this.#dialog);
    this.#dialog = undefined;
    resolve?.(answer);
  }

  /** Takes an event at window capture. Nothing of it reaches the page; only what a person did is heard. */
  route(event: Event): void {
    event.stopImmediatePropagation();
    const dialog = this.#dialog;
    if (!dialog) return;
    const inner = this.#overlay.inner(event);
    if (!event.isTrusted || performance.now() - this.#openedAt < DEAF) {
      if (event.type !== "pointerdown" && event.cancelable) event.preventDefault();
      return;
    }
    if (event instanceof KeyboardEvent) this.#key(event, inner);
    else if (event.type === "mousedown" && !inner?.closest("button,label,input,textarea"))
      event.preventDefault();
    else if (event.type === "click")
      this.#press(inner?.closest<HTMLElement>("[data-deed]")?.dataset.deed as Deed | undefined);
  }

  #key(event: KeyboardEvent, inner: Element | null): void {
    if (event.type !== "keydown" || event.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      this.close("edit");
      return;
    }
    const stops = this.#stops();
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    if (event.key === "Tab" && (inner === edge || !inner)) {
      event.preventDefault();
      (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
    } else if (!inner) {
      event.preventDefault();
      this.#first()?.focus();
    }
  }

  #press(deed: Deed | undefined): void {
    const strong = this.#question?.level === "strong";
    if (deed === "why") this.#toggleWhy();
    else if (deed === "tick") this.#ticked();
    else if (deed === "copy") void this.#copy();
    else if (deed === "wrong" && strong) this.#thank();
    else if (deed === "post" && strong && !this.#box()?.checked) this.#askForTick();
    else if (deed) this.close(deed);
  }

  #toggleWhy(): void {
    const why = this.#find(".why");
    const button = this.#find('[data-deed="why"]');
    if (!why || !button) return;
    why.hidden = !why.hidden;
    button.setAttribute("aria-expanded", String(!why.hidden));
    // The one line is the first of the list that now stands below it.
    this.#find(".scroll > .law")?.toggleAttribute("hidden", !why.hidden);
    if (!why.hidden) why.scrollIntoView({ block: "nearest" });
  }

  /** The browser has just changed the box; the button follows. */
  #ticked(): void {
    const ticked = this.#box()?.checked ?? false;
    this.#find('[data-deed="post"]')?.setAttribute("aria-disabled", String(!ticked));
    this.#find(".confirm")?.classList.remove("asked");
  }

  #askForTick(): void {
    this.#find(".confirm")?.classList.add("asked");
    this.#box()?.focus();
  }

  /** Called wrong where the two steps remain: the dialog stays. */
  #thank(): void {
    this.#question?.onWrong();
    const thanks = this.#find(".thanks");
    if (!thanks) return;
    thanks.textContent = this.#say("wrong_thanks_strong");
    thanks.hidden = false;
    this.#find('[data-deed="wrong"]')?.setAttribute("hidden", "");
    this.#first()?.focus();
    thanks.scrollIntoView({ block: "nearest" });
  }

  async #copy(): Promise<void> {
    const area = this.#dialog?.querySelector("textarea");
    const status = this.#find("#status");
    if (!area || !status) return;
    area.focus();
    area.select();
    let copied = true;
    try {
      await navigator.clipboard.writeText(area.value);
    } catch {
      copied = document.execCommand("copy");
    }
    status.textContent = this.#say(copied ? "copied" : "copy_by_hand");
  }

  #find(selector: string): HTMLElement | null {
    return this.#dialog?.querySelector<HTMLElement>(selector) ?? null;
  }

  #box(): HTMLInputElement | null {
    return this.#dialog?.querySelector("input") ?? null;
  }

  #first(): HTMLElement | null {
    return this.#find("button.first");
  }

  #stops(): HTMLElement[] {
    const all = this.#dialog?.querySelectorAll<HTMLElement>("button:not([hidden]),input,textarea") ?? [];
    return [...all];
  }

  #card(question: Question): Node[] {
    const say = this.#say;
    const { level, law, canMask, muted } = question;
    const strong = level === "strong";
    const scroll = el(
      "div",
      { class: "scroll" },
      brand(say),
      el("h2", { id: "title" }, question.title),
      el("p", { id: "body" }, question.body),
      quotes(excerpts(question.text, question.findings), say),
      law[0] && el("p", { class: "law" }, lawLine(law[0], say)),
      el("p", { class: "thanks", role: "status", hidden: !muted }, muted && say("wrong_thanks_strong")),
      why(law, say),
    );
    return [
      scroll,
      el(
        "div",
        { class: "deeds" },
        strong &&
          el(
            "label",
            { class: "confirm", "data-deed": "tick" },
            el("input", { type: "checkbox" }),
            el("span", {}, say("confirm")),
          ),
        el(
          "div",
          { class: "buttons" },
          deed("edit", say("edit"), "first"),
          canMask && deed("mask", say("mask")),
          deed("post", say("post"), "last", strong ? { "aria-disabled": "true" } : {}),
        ),
        el(
          "div",
          { class: "small" },
          deed("why", say("why"), "", { "aria-expanded": "false" }),
          !muted && deed("wrong", say("wrong")),
        ),
      ),
    ];
  }
}

function deed(deed: Deed, label: string, look = "", more: Record<string, string> = {}): HTMLButtonElement {
  return el("button", { type: "button", class: look, "data-deed": deed, ...more }, label);
}

function brand(say: Say): HTMLElement {
  return el("p", { class: "brand" }, mark(18), say("ext_name"));
}

function textOf(text: string, label: string): HTMLTextAreaElement {
  const area = el("textarea", { readonly: true, "aria-label": label });
  area.value = text;
  return area;
}

function quotes(all: Excerpt[], say: Say): HTMLElement | false {
  if (all.length === 0) return false;
  // One more than the limit is shown rather than announced.
  const shown = all.length === QUOTES + 1 ? all : all.slice(0, QUOTES);
  const items = shown.map(({ runs, cutBefore, cutAfter }) =>
    el(
      "li",
      {},
      cutBefore && "… ",
      ...runs.map(({ text, level }) => (level === "none" ? text : el("mark", { class: level }, text))),
      cutAfter && " …",
    ),
  );
  if (all.length > shown.length) {
    items.push(el("li", { class: "more" }, say("more_places", { n: all.length - shown.length })));
  }
  return el("ul", { class: "quotes", id: "quotes" }, ...items);
}

function why(law: LegalLine[], say: Say): HTMLElement {
  return el(
    "div",
    { class: "why", hidden: true },
    law.length > 0 && el("h3", {}, say("why_law")),
    law.length > 0 && el("ul", {}, ...law.map((line) => el("li", {}, lawItem(line, say)))),
    el("h3", {}, say("why_who")),
    el("p", {}, say("why_nobody")),
  );
}
