// Starts a browser of the Chromium family with the extension, on a throw-away profile whose facebook.com
// and messenger.com are the local network.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, launch, type Page, type WebWorker } from "puppeteer-core";
import type { LocalNetwork } from "../../pages/server";

export const EXTENSION = resolve("target/extension/chromium");

export interface Session {
  browser: Browser;
  network: LocalNetwork;
  extensionId: string;
  /** A new tab, in front; `before` may prepare it while it is still empty. */
  tab(url: string, before?: (page: Page) => Promise<void>): Promise<Page>;
  /** The extension's service worker. */
  worker(): Promise<WebWorker>;
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

/** Where nothing but this machine answers, and the profile is new every time. */
const FLAGS = [
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--disable-features=Translate,OptimizationHints,MediaRouter",
];

export async function openSession(options: LaunchOptions): Promise<Session> {
  const { startLocalNetwork } = await import(pathToFileURL(resolve("target/pages/server.mjs")).href);
  const network: LocalNetwork = await startLocalNetwork({
    root: resolve("target/pages"),
    www: resolve("target/www"),
  });
  try {
    const browser = await startBrowser(network, options);
    const extensionId = await browser.installExtension(options.extension ?? EXTENSION);
    await closeWelcome(browser, extensionId);
    return session(browser, network, extensionId);
  } catch (error) {
    await network.close();
    throw error;
  }
}

function session(browser: Browser, network: LocalNetwork, extensionId: string): Session {
  const worker = async () => {
    const found = await browser.waitForTarget(
      (target) => target.type() === "service_worker" && target.url().includes(extensionId),
      { timeout: 10_000 },
    );
    const running = await found.worker();
    if (!running) throw new Error("the extension's worker cannot be reached");
    return running;
  };
  return {
    browser,
    network,
    extensionId,
    async tab(url, before) {
      const page = await browser.newPage();
      await before?.(page);
      await page.goto(url, { waitUntil: "load" });
      await page.bringToFront();
      return page;
    },
    worker,
    async ready() {
      const state = await (await worker()).evaluate(async () => {
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
      await (await worker()).evaluate((lang) => chrome.storage.local.set({ lang }), language);
    },
    async close() {
      await browser.close();
      await network.close();
    },
  };
}

async function startBrowser(network: LocalNetwork, options: LaunchOptions): Promise<Browser> {
  const mapped = network.hosts.map((host) => `MAP ${host} 127.0.0.1:${network.port}`);
  // No other name of these sites may lead to the real ones from a window that shows imitations.
  const closed = ["MAP *.facebook.com ~NOTFOUND", "MAP *.messenger.com ~NOTFOUND"];
  // Without a person at it the browser has no business outside this machine at all.
  if (options.headless) closed.push("MAP * ~NOTFOUND", "EXCLUDE localhost", "EXCLUDE 127.0.0.1");
  const start = (sandbox: boolean) =>
    launch({
      executablePath: browserPath(),
      headless: options.headless,
      pipe: true,
      enableExtensions: true,
      defaultViewport: options.headless ? { width: 1280, height: 860 } : null,
      args: [
        ...FLAGS,
        ...(sandbox ? [] : ["--no-sandbox"]),
        `--host-resolver-rules=${[...mapped, ...closed].join(", ")}`,
        `--ignore-certificate-errors-spki-list=${network.spki}`,
        "--lang=vi",
      ],
    });
  if (process.getuid?.() === 0) return start(false);
  try {
    return await start(true);
  } catch (error) {
    // Containers and some distributions give an ordinary user no sandbox. A window that a person uses keeps
    // the requirement; the headless one only ever sees our own pages.
    if (!options.headless || !/sandbox/i.test(String(error))) throw error;
    return start(false);
  }
}

function browserPath(): string {
  const path = process.env.CHROME;
  if (!path || !existsSync(path))
    throw new Error("CHROME must name the browser to drive; cargo xtask sets it");
  return path;
}

/** Installing opens the welcome page; it would stand before the tabs under test. */
async function closeWelcome(browser: Browser, id: string): Promise<void> {
  const target = await browser
    .waitForTarget((one) => one.url().startsWith(`chrome-extension://${id}/welcome`), { timeout: 4000 })
    .catch(() => undefined);
  const page = await target?.page();
  await page?.close();
}
