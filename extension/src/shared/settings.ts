/** The person's few settings, and the agency's: a language and a pause. Nothing about what was written, ever. */
import type { Lang } from "../engine/engine";
import { isLang } from "./i18n";

export interface Settings {
  lang: Lang;
  /** The language was set by the agency's policy. */
  langManaged: boolean;
  /** Milliseconds since 1970; in the past when nothing is paused. Compared, never waited for. */
  pausedUntil: number;
}

export const DEFAULTS: Settings = { lang: "vi", langManaged: false, pausedUntil: 0 };

async function managed(): Promise<Record<string, unknown>> {
  try {
    return await chrome.storage.managed.get(["language", "showWelcome"]);
  } catch {
    // Firefox rejects where no policy exists.
    return {};
  }
}

export async function loadSettings(): Promise<Settings> {
  const [own, agency] = await Promise.all([
    chrome.storage.local.get<Record<string, unknown>>(["lang", "pausedUntil"]),
    managed(),
  ]);
  const langManaged = isLang(agency.language);
  const lang = isLang(agency.language) ? agency.language : isLang(own.lang) ? own.lang : DEFAULTS.lang;
  const pausedUntil = typeof own.pausedUntil === "number" ? own.pausedUntil : 0;
  return { lang, langManaged, pausedUntil };
}

/** Whether the welcome page opens on install; an agency that installs for everybody may do without. */
export async function welcomeWanted(): Promise<boolean> {
  return (await managed()).showWelcome !== false;
}

export function watchSettings(changed: (settings: Settings) => void): void {
  chrome.storage.onChanged.addListener(() => {
    loadSettings().then(changed, () => undefined);
  });
}

export async function setLang(lang: Lang): Promise<void> {
  await chrome.storage.local.set({ lang });
}

export async function pauseUntil(moment: number): Promise<void> {
  await chrome.storage.local.set({ pausedUntil: moment });
}

export function isPaused(settings: Settings, now = Date.now()): boolean {
  return settings.pausedUntil > now;
}

/** The hour and minute until which the guard rests, with the day where it is not today. */
export function pauseEnd(settings: Settings): string {
  const end = new Date(settings.pausedUntil);
  const two = (n: number) => String(n).padStart(2, "0");
  const time = `${two(end.getHours())}:${two(end.getMinutes())}`;
  const today = end.toDateString() === new Date().toDateString();
  return today ? time : `${time} ${two(end.getDate())}/${two(end.getMonth() + 1)}`;
}
