// What a screen reader gets of a page, and the little that it can do there. One way for each browser: the browser's own
// accessibility tree in Chromium, and in Firefox, which hands none out, the same rules applied to the document.
import type { Page } from "puppeteer-core";
import { ChromiumSight } from "./sight_chromium";
import { FirefoxSight } from "./sight_firefox";

/** A thing that is read out. */
export interface Read {
  id: number;
  /** Empty for what is only there for its children. */
  role: string;
  name: string;
  properties: Record<string, unknown>;
  children: Read[];
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Sight {
  read(): Promise<Read>;
  /** Where it stands in the window, in CSS pixels. */
  box(id: number): Promise<Box | undefined>;
  /** Scrolls it into the window where it is not. */
  show(id: number): Promise<void>;
  focus(id: number): Promise<void>;
  /** Calls a function with the element as its argument, where the page's own scripts do not see it. */
  ask<T>(id: number, question: (element: Element) => T): Promise<T>;
}

export function sightOf(page: Page): Promise<Sight> {
  return page.browser().process()?.spawnfile.includes("firefox")
    ? FirefoxSight.of(page)
    : ChromiumSight.of(page);
}
