/** The page that opens once, on install: what the product does, what it never does. */
import { el, mark } from "../shared/dom";
import { type Key, type Say, wording } from "../shared/i18n";
import { dress, languageChoice, redraw } from "../shared/page";
import { loadSettings, type Settings, setLang, watchSettings } from "../shared/settings";

function list(title: Key, lines: Key[], say: Say): HTMLElement {
  return el(
    "section",
    {},
    el("h2", {}, say(title)),
    el("ul", {}, ...lines.map((line) => el("li", {}, say(line)))),
  );
}

function draw(settings: Settings): void {
  const say = wording(settings.lang);
  redraw(
    settings.lang,
    say("ext_name"),
    el(
      "header",
      {},
      el("div", { class: "brand" }, say("ext_name")),
      languageChoice(settings.lang, say, setLang, settings.langManaged),
    ),
    el(
      "main",
      {},
      el(
        "div",
        { class: "hero" },
        mark(64),
        el("h1", {}, say("welcome_title")),
        el("p", { class: "lead" }, say("welcome_lead")),
      ),
      el(
        "div",
        { class: "two" },
        list("welcome_does", ["welcome_does_1", "welcome_does_2", "welcome_does_3"], say),
        list(
          "welcome_never",
          ["welcome_never_1", "welcome_never_2", "welcome_never_3", "welcome_never_4"],
          say,
        ),
      ),
      el(
        "div",
        { class: "plain" },
        el("p", {}, el("strong", {}, `${say("limits_title")}: `), say("limits_body")),
        el("p", { class: "muted" }, say("welcome_hint")),
      ),
    ),
  );
}

dress();
draw(await loadSettings());
watchSettings(draw);
