// Starts a browser of the Chromium family: installs through the debugging pipe, and maps the networks' names.
import { existsSync } from "node:fs";
import { type Browser, launch } from "puppeteer-core";
import type { LocalNetwork } from "../../pages/server";
import type { Started } from "./launch";

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

export async function startChromium(
  network: LocalNetwork,
  extension: string,
  headless: boolean,
): Promise<Started> {
  const browser = await start(network, headless);
  const id = await browser.installExtension(extension);
  await closeWelcome(browser, id);
  const backstage = async () => {
    const found = await browser.waitForTarget(
      (target) => target.type() === "service_worker" && target.url().includes(id),
      { timeout: 10_000 },
    );
    const running = await found.worker();
    if (!running) throw new Error("the extension's worker cannot be reached");
    return running;
  };
  return { browser, address: (file) => `chrome-extension://${id}/${file}`, backstage };
}

async function start(network: LocalNetwork, headless: boolean): Promise<Browser> {
  const mapped = network.hosts.map((host) => `MAP ${host} 127.0.0.1:${network.port}`);
  // No other name of these sites may lead to the real ones from a window that shows imitations.
  const sites = new Set(network.hosts.map((host) => host.split(".").slice(-2).join(".")));
  const closed = [...sites].map((site) => `MAP *.${site} ~NOTFOUND`);
  // Without a person at it the browser has no business outside this machine at all.
  if (headless) closed.push("MAP * ~NOTFOUND", "EXCLUDE localhost", "EXCLUDE 127.0.0.1");
  const begin = (sandbox: boolean) =>
    launch({
      executablePath: browserPath(),
      headless,
      pipe: true,
      enableExtensions: true,
      defaultViewport: headless ? { width: 1280, height: 860 } : null,
      args: [
        ...FLAGS,
        ...(sandbox ? [] : ["--no-sandbox"]),
        `--host-resolver-rules=${[...mapped, ...closed].join(", ")}`,
        `--ignore-certificate-errors-spki-list=${network.spki}`,
        "--lang=vi",
      ],
    });
  if (process.getuid?.() === 0) return begin(false);
  try {
    return await begin(true);
  } catch (error) {
    // Containers and some distributions give an ordinary user no sandbox. A window that a person uses keeps
    // the requirement; the headless one only ever sees our own pages.
    if (!headless || !/sandbox/i.test(String(error))) throw error;
    return begin(false);
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
