/** The options page: language, a self-test, what is checked, what happens to it. */
import type { Engine } from "../engine/engine";
import { loadEngine } from "../engine/wasm";
import { el, mark } from "../shared/dom";
import { type Key, type Say, wording } from "../shared/i18n";
import { dress, languageChoice, redraw } from "../shared/page";
import { loadSettings, type Settings, setLang, watchSettings } from "../shared/settings";
import { selfTest } from "./selftest";

let engine: Promise<Engine> | undefined;

/** The core, loaded once and only when somebody asks for it. */
function core(): Promise<Engine> {
  engine ??= loadEngine({ wasm: "engine.wasm", script: "engine.js" });
  return engine;
}

async function runTest(say: Say): Promise<string> {
  try {
    const { sentences: n, wrong: bad, micros: us } = selfTest(await core());
    return bad === 0 ? say("test_good", { n, us }) : say("test_bad", { n, bad });
  } catch {
    return say("test_failed");
  }
}

function test(say: Say): HTMLElement {
  const result = el("p", { role: "status", class: "muted" });
  const button = el("button", { type: "button" }, say("test_button"));
  button.addEventListener("click", async () => {
    result.textContent = await runTest(say);
  });
  return el(
    "section",
    {},
    el("h2", {}, say("test_title")),
    el("p", { class: "muted" }, say("test_body")),
    el("div", { class: "test" }, button, result),
  );
}

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
  const { version } = chrome.runtime.getManifest();
  const versions = el("p", { class: "muted" });
  redraw(
    settings.lang,
    say("options_title"),
    el(
      "header",
      {},
      el("div", { class: "brand" }, mark(28), el("h1", {}, say("options_title"))),
      el(
        "div",
        {},
        languageChoice(settings.lang, say, setLang, settings.langManaged),
        settings.langManaged && el("p", { class: "managed muted" }, say("managed")),
      ),
    ),
    el(
      "main",
      {},
      list("checked_title", ["checked_1", "checked_2", "checked_3", "checked_4", "checked_5"], say),
      el("section", {}, el("h2", {}, say("limits_title")), el("p", {}, say("limits_body"))),
      list("privacy_title", ["privacy_1", "privacy_2", "privacy_3"], say),
      test(say),
    ),
    el("footer", {}, versions),
  );
  core()
    .then((core) => core.version())
    .catch(() => "–")
    .then((core) => {
      versions.textContent = say("version", { version, engine: core });
    });
}

dress();
draw(await loadSettings());
watchSettings(draw);
