/** What the extension's pages share: their look, their language, the choice of it. */
import type { Lang } from "../engine/engine";
import { el } from "./dom";
import type { Say } from "./i18n";
import marks from "./marks.css";
import page from "./page.css";
import tokens from "./tokens.css";

export function dress(): void {
  document.adoptedStyleSheets = [tokens, page, marks].map((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  });
}

const NAMES: [Lang, string][] = [
  ["vi", "Tiếng Việt"],
  ["en", "English"],
];

export function languageChoice(
  now: Lang,
  say: Say,
  choose: (lang: Lang) => void,
  fixed = false,
): HTMLElement {
  const buttons = NAMES.map(([lang, name]) => {
    const button = el(
      "button",
      { type: "button", lang, "aria-pressed": String(lang === now), disabled: fixed },
      name,
    );
    button.addEventListener("click", () => choose(lang));
    return button;
  });
  return el("div", { class: "choice", role: "group", "aria-label": say("language") }, ...buttons);
}

/** Draws the page anew in a language and gives the focus back to the control that had it. */
export function redraw(lang: Lang, title: string, ...children: Node[]): void {
  const controls = () => [...document.querySelectorAll<HTMLElement>("button,a[href],input,textarea,select")];
  const held = controls().indexOf(document.activeElement as HTMLElement);
  document.documentElement.lang = lang;
  document.title = title;
  document.body.replaceChildren(...children);
  if (held >= 0) controls()[held]?.focus();
}
