/** The answer side of the try-it page: level, words, law and masked text for what is written now. */
import { merged, runs } from "../../extension/src/content/excerpt";
import type { LegalLine, Masked, Report } from "../../extension/src/engine/engine";
import { el } from "../../extension/src/shared/dom";
import type { Say } from "../../extension/src/shared/i18n";
import { lawItem, rulesOf, spoken } from "../../extension/src/shared/wording";

/** More than this is checked but not drawn. */
const SHOWN = 20_000;

export interface Answer {
  text: string;
  report: Report;
  masked: Masked;
  law: LegalLine[];
}

export interface Deeds {
  openDialog(): void;
  takeMasked(): void;
}

export function answerView({ text, report, masked, law }: Answer, say: Say, deeds: Deeds): Node[] {
  const { level, findings } = report;
  const parts: Node[] = [];
  if (level === "none") return [el("p", {}, say("level_none_body"))];
  for (const rule of rulesOf(findings)) {
    const { title, body } = spoken(rule, report, text, say);
    parts.push(el("div", { class: "rule" }, el("b", {}, title), body));
  }
  if (level !== "note")
    parts.push(el("div", { class: "row" }, button(say("site_dialog"), deeds.openDialog, "first")));
  parts.push(el("h3", {}, say("site_marked")), el("div", { class: "text" }, ...marked(text, report)));
  if (text.length > SHOWN) parts.push(el("p", { class: "after" }, say("site_cut")));
  if (law.length > 0) {
    parts.push(
      el("h3", {}, say("why_law")),
      el("ul", { class: "law" }, ...law.map((line) => el("li", {}, lawItem(line, say)))),
    );
  }
  if (masked.edits.length > 0) {
    parts.push(
      el("h3", {}, say("site_masked")),
      el("div", { class: "text" }, masked.text.slice(0, SHOWN)),
      el("div", { class: "row" }, button(say("site_use_masked"), deeds.takeMasked)),
    );
  }
  return parts;
}

function marked(text: string, { findings }: Report): (Node | string)[] {
  return runs(text, merged(findings), 0, Math.min(text.length, SHOWN)).map((run) =>
    run.level === "none" ? run.text : el("mark", { class: run.level }, run.text),
  );
}

export function button(label: string, act: () => void, look = ""): HTMLButtonElement {
  const element = el("button", { type: "button", class: look }, label);
  element.addEventListener("click", act);
  return element;
}
