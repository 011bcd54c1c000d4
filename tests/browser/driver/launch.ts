// Starts a browser with the extension, on a throw-away profile whose social networks are the local ones.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "puppeteer-core";
import type { LocalNetwork } from "../../pages/server";
import { startChromium } from "./launch_chromium";
import { startFirefox } from "./launch_firefox";

export type BrowserName = "chromium" | "firefox";

/** The browser that the tests of this run drive. */
export const BROWSER: BrowserName = process.env.GIUKIN_BROWSER === "firefox" ? "firefox" : "chromium";
export const EXTENSION = resolve("target/extension", BROWSER);

/** A place with the extension's own rights. */
export type Backstage = Pick<Page, "evaluate">;

export interface Started {
  browser: Browser;
  /** The address of a file of the extension, as its own pages have it. */
  address(file: string): string;
  backstage(): Promise<Backstage>;
}

export interface Session {
  browser: Browser;
  network: LocalNetwork;
  /** The address of a page of the extension. */
  address(file: string): string;
  /** A new tab, in front; `before` may prepare it while it is still empty. */
  tab(url: string, before?: (page: Page) => Promise<void>): Promise<Page>;
  /** The extension's background, or a page of its own where no driver reaches that. */
  backstage(): Promise<Backstage>;
  /** Waits until the guard of the tab in front has its core, as a person has it by the time a text is written. */
  ready(): Promise<void>;
  /** Chooses the language of the guard, as its options page does. */
  speak(language: "vi" | "en"): Promise<void>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  headless: boolean;
  /** Another tree than the built one, e.g. one with a part broken on purpose. */
  extension?: string;
}

export async function openSession(options: LaunchOptions): Promise<Session> {
  const { startLocalNetwork } = await import(pathToFileURL(resolve("target/pages/server.mjs")).href);
  const network: LocalNetwork = await startLocalNetwork({
    root: resolve("target/pages"),
    www: resolve("target/www"),
  });
  try {
    const start = BROWSER === "firefox" ? startFirefox : startChromium;
    return session(await start(network, options.extension ?? EXTENSION, options.headless), network);
  } catch (error) {
    await network.close();
    throw error;
  }
}

function session({ browser, address, backstage }: Started, network: LocalNetwork): Session {
  return {
    browser,
    network,
    address,
    backstage,
    async tab(url, before) {
      const page = await browser.newPage();
      await before?.(page);
      await page.goto(url, { waitUntil: "load" });
      await page.bringToFront();
      return page;
    },
    async ready() {
      const state = await (await backstage()).evaluate(async () => {
        const ask = async () => {
          const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
          const answer =
            tab?.id === undefined
              ? undefined
              : chrome.tabs.sendMessage(tab.id, { type: "state?" }, { frameId: 0 });
          return (await answer?.catch(() => undefined))?.kind ?? "none";
        };
        let kind = await ask();
        for (let tries = 0; tries < 100 && /^(none|idle|loading)$/.test(kind); tries++) {
          await new Promise((resolve) => setTimeout(resolve, 50));
          kind = await ask();
        }
        return kind;
      });
      if (/^(none|idle|loading)$/.test(state))
        throw new Error(`the guard of this tab is not ready: ${state}`);
    },
    async speak(language) {
      await (await backstage()).evaluate((lang) => chrome.storage.local.set({ lang }), language);
    },
    async close() {
      await browser.close();
      await network.close();
    },
  };
}
