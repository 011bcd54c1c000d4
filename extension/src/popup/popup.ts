/** The toolbar popup. It learns the state of the tab from the guard in it, never its address or its words. */
import { el, mark } from "../shared/dom";
import { type Say, wording } from "../shared/i18n";
import { dress, languageChoice, redraw } from "../shared/page";
import {
  isPaused,
  loadSettings,
  pauseEnd,
  pauseUntil,
  type Settings,
  setLang,
  watchSettings,
} from "../shared/settings";
import type { Signal, TabState } from "../shared/signals";

const SHORT_PAUSE = 10 * 60 * 1000;

/** The tab's own answer, or nothing where no guard stands. */
async function stateOfTab(): Promise<TabState | undefined> {
  try {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    if (tab?.id === undefined) return undefined;
    return await chrome.tabs.sendMessage<Signal, TabState>(tab.id, { type: "state?" }, { frameId: 0 });
  } catch {
    return undefined;
  }
}

function midnight(): number {
  const end = new Date();
  end.setHours(24, 0, 0, 0);
  return end.getTime();
}

interface Shown {
  look: string;
  title: string;
  body: string;
}

function shown(state: TabState | undefined, settings: Settings, say: Say): Shown {
  if (isPaused(settings)) {
    return {
      look: "",
      title: say("popup_paused", { until: pauseEnd(settings) }),
      body: say("popup_paused_body"),
    };
  }
  if (!state) return { look: "", title: say("popup_elsewhere"), body: say("popup_elsewhere_body") };
  if (state.kind === "off") {
    return {
      look: "warn",
      title: say("popup_off"),
      body: say(`off_${state.reason.replaceAll("-", "_")}` as "off_trap"),
    };
  }
  if (state.kind === "warn" || state.kind === "strong") {
    return { look: state.kind, title: say("popup_warn", { n: state.count }), body: say("popup_warn_body") };
  }
  return { look: "on", title: say("popup_on"), body: say("popup_on_body") };
}

function button(label: string, act: () => Promise<void>, look = ""): HTMLButtonElement {
  const element = el("button", { type: "button", class: look }, label);
  element.addEventListener("click", () => void act());
  return element;
}

function link(label: string, page: string): HTMLAnchorElement {
  return el("a", { href: page, target: "_blank" }, label);
}

function draw(state: TabState | undefined, settings: Settings): void {
  const say = wording(settings.lang);
  const { look, title, body } = shown(state, settings, say);
  const pauses = isPaused(settings)
    ? [button(say("resume"), () => pauseUntil(0), "first")]
    : [
        button(say("pause_short"), () => pauseUntil(Date.now() + SHORT_PAUSE)),
        button(say("pause_long"), () => pauseUntil(midnight())),
      ];
  redraw(
    settings.lang,
    say("ext_name"),
    el(
      "header",
      {},
      el("div", { class: "brand" }, mark(22), say("ext_name")),
      languageChoice(settings.lang, say, setLang, settings.langManaged),
    ),
    el(
      "main",
      {},
      el(
        "div",
        { class: `state ${look}`, role: "status" },
        el("span", { class: "light" }),
        el("h1", {}, title),
        el("p", {}, body),
      ),
      el("section", {}, el("h2", {}, say("pause_title")), el("div", { class: "pauses" }, ...pauses)),
      el("p", { class: "limits" }, el("b", {}, `${say("limits_title")}: `), say("limits_body")),
    ),
    el("footer", {}, link(say("link_options"), "options.html"), link(say("link_welcome"), "welcome.html")),
  );
}

dress();
const [state, settings] = await Promise.all([stateOfTab(), loadSettings()]);
draw(state, settings);
watchSettings((changed) => draw(state, changed));
