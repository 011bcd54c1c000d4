/** The badge by the composer: says quietly how things stand while the person writes. Never a modal, never a timer. */
import { el, mark } from "../shared/dom";
import type { Overlay } from "./overlay";
import { placeFor } from "./place";

export interface Saying {
  look: "ok" | "note" | "warn" | "strong" | "off" | "paused" | "said";
  /** For "ok" only read aloud: the eye gets a dot. */
  text: string;
  /** The line opens the details. */
  opens?: boolean;
  /** The line can be put away. */
  leaves?: boolean;
}

export type BadgeDeed = "open" | "leave";

export class Badge {
  readonly #overlay: Overlay;
  readonly #box: HTMLElement;
  readonly #status: HTMLElement;
  readonly #buttons = "button,[role=button],input:not([type=hidden])";
  #editor: HTMLElement | undefined;
  #scope: Element | undefined;
  #shown = "";
  #frame = 0;
  readonly #sizes = new ResizeObserver(() => this.settle());

  constructor(overlay: Overlay) {
    this.#overlay = overlay;
    this.#status = el("span", { role: "status" });
    this.#box = el("div", { popover: "manual" }, mark(16), this.#status);
    addEventListener("scroll", () => this.settle(), { capture: true, passive: true });
    addEventListener("resize", () => this.settle(), { passive: true });
  }

  /** Moves to a composer; its scope is what the badge must not cover. */
  attach(editor: HTMLElement, scope: Element): void {
    if (this.#editor === editor && this.#scope === scope) return;
    this.detach();
    this.#editor = editor;
    this.#scope = scope;
    this.#sizes.observe(editor);
    this.#sizes.observe(scope);
  }

  detach(): void {
    this.#sizes.disconnect();
    this.#editor = undefined;
    this.#scope = undefined;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.hide();
  }

  say({ look, text, opens = false, leaves = false }: Saying, close: string): void {
    if (!this.#editor?.isConnected) {
      this.detach();
      return;
    }
    const key = `${look} ${opens} ${leaves} ${text}`;
    if (key !== this.#shown) {
      this.#shown = key;
      this.#box.className = `badge ${look === "ok" ? "dot" : look}`;
      this.#box.querySelector(".away")?.remove();
      if (opens) {
        const line = el("button", { type: "button", class: "say", "data-badge": "open" }, text);
        this.#status.replaceChildren(line);
      } else this.#status.replaceChildren(look === "ok" ? el("span", { class: "unseen" }, text) : text);
      if (leaves) {
        const away = el(
          "button",
          { type: "button", class: "away", "data-badge": "leave", "aria-label": close },
          "×",
        );
        this.#box.append(away);
      }
    }
    if (!this.#box.isConnected) {
      this.#overlay.put(this.#box);
      // In the top layer the last one shown is on top, also over a dialog of the page.
      this.#box.showPopover();
    }
    this.settle();
  }

  /** Out of the way until there is something to say again. */
  hide(): void {
    this.#shown = "";
    this.#overlay.drop(this.#box);
  }

  /** The deed of a click on the badge. */
  deedOf(inner: Element | null): BadgeDeed | undefined {
    return inner?.closest<HTMLElement>("[data-badge]")?.dataset.badge as BadgeDeed | undefined;
  }

  /** Finds the place anew before the next frame, when the page has its layout ready anyway. */
  settle(): void {
    if (this.#frame || !this.#editor) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#place();
    });
  }

  #place(): void {
    const editor = this.#editor;
    const scope = this.#scope;
    if (!editor?.isConnected || !scope?.isConnected) {
      this.detach();
      return;
    }
    const field = editor.getBoundingClientRect();
    if (field.width === 0 || field.height === 0 || field.bottom < 0 || field.top > innerHeight) {
      this.#box.style.visibility = "hidden";
      return;
    }
    const taken = [...scope.querySelectorAll(this.#buttons)]
      .slice(0, 60)
      .map((button) => button.getBoundingClientRect());
    const { width, height } = this.#box.getBoundingClientRect();
    const view = { width: document.documentElement.clientWidth, height: innerHeight };
    const { left, top } = placeFor({ width, height }, field, boxOf(scope), taken, view);
    this.#box.style.visibility = "";
    this.#box.style.left = `${Math.round(left)}px`;
    this.#box.style.top = `${Math.round(top)}px`;
  }
}

/** Where a scope is seen; one that has no box of its own, as a form often has not, fills the box around it. */
function boxOf(scope: Element): DOMRect {
  let box = scope.getBoundingClientRect();
  for (let up = scope.parentElement; up && box.width * box.height === 0; up = up.parentElement) {
    box = up.getBoundingClientRect();
  }
  return box;
}
