/**
 * The one element of ours in a page: an empty host whose closed shadow root holds the dialog and the badge. The
 * page can see that it is there and nothing of what is in it. Knows nothing of extensions, so the site uses it too.
 */
import marks from "../shared/marks.css";
import tokens from "../shared/tokens.css";
import badge from "./badge.css";
import dialog from "./dialog.css";

const HOST =
  ":host{all:initial!important;display:block!important;position:fixed!important;inset:0 auto auto 0!important;width:0!important;height:0!important}";

export class Overlay {
  readonly root: ShadowRoot;
  readonly #host: HTMLElement;

  constructor() {
    this.#host = document.createElement("div");
    this.root = this.#host.attachShadow({ mode: "closed" });
    this.root.adoptedStyleSheets = [HOST, tokens, marks, dialog, badge].map((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      return sheet;
    });
  }

  /** Shows an element, with the host put into the page again if the page has thrown it out. */
  put(element: Element): void {
    this.root.append(element);
    if (!this.#host.isConnected) document.documentElement.append(this.#host);
  }

  /** Takes an element away; a host that shows nothing does not stay in the page. */
  drop(element: Element): void {
    element.remove();
    if (!this.root.firstElementChild) this.#host.remove();
  }

  owns(event: Event): boolean {
    return event.target === this.#host;
  }

  /** The element of ours that an event is about; the event itself only names the host. */
  inner(event: Event): Element | null {
    // A click made by the keyboard carries no place.
    if (event instanceof MouseEvent && !(event.type === "click" && event.detail === 0)) {
      return this.root.elementFromPoint(event.clientX, event.clientY);
    }
    return this.root.activeElement;
  }
}
