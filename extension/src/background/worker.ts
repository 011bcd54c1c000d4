/** The background worker: opens the welcome page once, and writes a tab's state on the toolbar icon. Keeps nothing. */
import { welcomeWanted } from "../shared/settings";
import type { Signal, TabState } from "../shared/signals";

const LOOKS: Record<TabState["kind"], { text: string; color: string }> = {
  idle: { text: "", color: "#0b675e" },
  loading: { text: "", color: "#0b675e" },
  ok: { text: "", color: "#0b675e" },
  note: { text: "", color: "#0b675e" },
  warn: { text: "!", color: "#a86a00" },
  strong: { text: "!!", color: "#9c2b23" },
  off: { text: "×", color: "#5a666a" },
  paused: { text: "II", color: "#5a666a" },
};

chrome.runtime.onInstalled.addListener(async ({ reason }) => {
  if (reason !== "install" || !(await welcomeWanted())) return;
  await chrome.tabs.create({ url: chrome.runtime.getURL("welcome.html") });
});

chrome.runtime.onMessage.addListener((signal: Signal, sender) => {
  const tabId = sender.tab?.id;
  if (signal.type !== "state" || tabId === undefined) return;
  const { text, color } = LOOKS[signal.state.kind];
  // The tab may have closed meanwhile; then there is nothing to write on.
  const ignore = () => undefined;
  chrome.action.setBadgeBackgroundColor({ tabId, color }).catch(ignore);
  chrome.action.setBadgeTextColor({ tabId, color: "#ffffff" }).catch(ignore);
  chrome.action.setBadgeText({ tabId, text }).catch(ignore);
});
