/** The try-it page: the same core, wording and dialog as in the extension, on a text that goes nowhere. */
import { type Answer as DialogAnswer, PauseDialog } from "../../extension/src/content/dialog";
import { Overlay } from "../../extension/src/content/overlay";
import { asksForPause, type Engine, type Lang, localDate } from "../../extension/src/engine/engine";
import { el, mark } from "../../extension/src/shared/dom";
import { type Key, wording } from "../../extension/src/shared/i18n";
import { dress, languageChoice, redraw } from "../../extension/src/shared/page";
import { rulesOf, spoken } from "../../extension/src/shared/wording";
import { type Answer, answerView, button } from "./answer";
import { loadCore, textOfFile } from "./core";
import { EXAMPLES } from "./examples";

/** Everything that the page under the dialog could otherwise hear. */
const ROUTED = "pointerdown mousedown pointerup mouseup click keydown keypress keyup focusin focusout".split(
  " ",
);
/** A pause in typing, so that a very long text does not make the keys heavy. */
const LULL = 60;

const AFTER: Record<DialogAnswer, Key | undefined> = {
  post: "site_again",
  edit: "site_edit",
  wrong: "site_wrong",
  mask: undefined,
};

let lang: Lang = new URLSearchParams(location.search).get("lang") === "en" ? "en" : "vi";
let say = wording(lang);
let engine: Engine | undefined;
let broken: Key | undefined;
let answer: Answer | undefined;
let lull: ReturnType<typeof setTimeout> | undefined;

const area = el("textarea", { id: "text", spellcheck: "false" });
const problem = el("p", { class: "problem", role: "alert", hidden: true });
/** Read aloud when it changes; the rest is there to be looked up. */
const level = el("p", { class: "level", role: "status" });
const result = el("div", {});
const after = el("p", { class: "after", role: "status" });

const overlay = new Overlay();
const dialog = new PauseDialog(overlay, say);
for (const type of ROUTED) {
  addEventListener(type, (event) => overlay.owns(event) && dialog.route(event), true);
}

function check(): void {
  clearTimeout(lull);
  after.textContent = "";
  const text = area.value;
  answer = undefined;
  if (engine && /\S/.test(text)) {
    const context = { date: localDate() };
    try {
      const report = engine.check(text, context);
      const rules = rulesOf(report.findings);
      answer = {
        text,
        report,
        masked: engine.mask(text, context),
        law: rules.length > 0 ? engine.legal(rules, context.date, lang) : [],
      };
    } catch {
      engine = undefined;
      broken = "site_trap";
    }
  }
  drawAnswer();
}

function drawAnswer(): void {
  const label = answer ? say(`level_${answer.report.level}`) : "";
  level.className = `level ${answer?.report.level ?? ""}`;
  if (level.textContent !== label) level.textContent = label;
  if (answer) result.replaceChildren(...answerView(answer, say, { openDialog, takeMasked }), after);
  else {
    const line = broken ?? (engine ? "site_empty" : "site_loading");
    result.replaceChildren(el("p", { class: "empty" }, say(line)));
  }
}

function write(text: string): void {
  area.value = text;
  problem.hidden = true;
  check();
}

function takeMasked(): void {
  if (answer) write(answer.masked.text);
  area.focus();
}

async function openDialog(): Promise<void> {
  const now = answer;
  const [rule] = now ? rulesOf(now.report.findings) : [];
  if (!now || !rule || !asksForPause(now.report.level)) return;
  const { text, report, masked, law } = now;
  const chosen = await dialog.ask({
    ...spoken(rule, report, text, say),
    level: report.level,
    text,
    findings: report.findings,
    law,
    canMask: masked.edits.length > 0,
    muted: false,
    onWrong: () => undefined,
  });
  if (chosen === "mask") takeMasked();
  const line = AFTER[chosen];
  if (line) after.textContent = say(line);
}

async function open(file: File): Promise<void> {
  const read = await textOfFile(file);
  if ("text" in read) {
    write(read.text);
    return;
  }
  problem.textContent = say(`file_${read.problem.replaceAll("-", "_")}` as Key);
  problem.hidden = false;
}

function fileButton(): HTMLElement {
  const input = el("input", { type: "file", accept: ".txt,.md,.csv,text/*", "aria-label": say("site_file") });
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (file) void open(file);
    input.value = "";
  });
  return el("span", { class: "button" }, say("site_file"), input);
}

area.addEventListener("input", () => {
  problem.hidden = true;
  clearTimeout(lull);
  lull = setTimeout(check, LULL);
});

// The whole page takes a file, so that one dropped beside the box does not replace the page.
addEventListener("dragover", (event) => {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  area.classList.add("over");
});
addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) area.classList.remove("over");
});
addEventListener("drop", (event) => {
  area.classList.remove("over");
  const [file] = event.dataTransfer?.files ?? [];
  if (!file) return;
  event.preventDefault();
  void open(file);
});

function draw(): void {
  area.setAttribute("placeholder", say("site_placeholder"));
  redraw(
    lang,
    say("site_title"),
    el(
      "header",
      {},
      el("div", { class: "brand" }, mark(26), say("ext_name")),
      languageChoice(lang, say, speak),
    ),
    el("div", { class: "hero" }, el("h1", {}, say("welcome_title")), el("p", {}, say("site_lead"))),
    el(
      "main",
      { class: "desk" },
      el(
        "section",
        {},
        el("h2", {}, el("label", { for: "text" }, say("site_text"))),
        area,
        problem,
        el(
          "div",
          { class: "row" },
          fileButton(),
          button(say("site_clear"), () => write("")),
        ),
        el("h3", {}, say("site_examples")),
        el(
          "div",
          { class: "examples" },
          ...EXAMPLES.map(({ label, text }) => button(say(label), () => write(text))),
        ),
      ),
      el("section", {}, el("h2", {}, say("site_result")), el("div", { class: "answer" }, level, result)),
    ),
    el("footer", {}, el("p", {}, say("site_privacy")), el("p", {}, say("site_simulated"))),
  );
  check();
}

function speak(next: Lang): void {
  lang = next;
  say = wording(lang);
  dialog.say = say;
  problem.hidden = true;
  draw();
}

dress();
draw();
try {
  engine = await loadCore();
} catch {
  broken = "site_failed";
}
check();
