// Starts Firefox: installs as a developer would, for this run only, and leads the networks' names to this machine.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { launch } from "puppeteer-core";
import type { LocalNetwork } from "../../pages/server";
import type { Started } from "./launch";

/** Firefox gives each installed extension an address by chance; here it is known beforehand. */
const ADDRESS = "6b1e7e6c-0000-4000-8000-000000000452";

export async function startFirefox(
  network: LocalNetwork,
  extension: string,
  headless: boolean,
): Promise<Started> {
  const manifest = JSON.parse(await readFile(join(extension, "manifest.json"), "utf8"));
  const { id } = manifest.browser_specific_settings.gecko;
  const browser = await launch({
    browser: "firefox",
    executablePath: browserPath(),
    headless,
    acceptInsecureCerts: true,
    defaultViewport: headless ? { width: 1280, height: 860 } : null,
    // The extension's own pages are closed to a driver without it.
    args: ["--remote-allow-system-access"],
    extraPrefsFirefox: {
      "network.dns.localDomains": network.hosts.join(","),
      "network.socket.forcePort": `443=${network.port}`,
      "extensions.webextensions.uuids": JSON.stringify({ [id]: ADDRESS }),
      "intl.accept_languages": "vi",
      "dom.events.testing.asyncClipboard": true,
      // Without a person at it the browser has no business outside this machine at all.
      ...(headless
        ? { "network.proxy.type": 1, "network.proxy.socks": "127.0.0.1", "network.proxy.socks_port": 9 }
        : {}),
      ...(headless
        ? { "network.proxy.no_proxies_on": ["localhost", "127.0.0.1", ...network.hosts].join(",") }
        : {}),
    },
  });
  await browser.installExtension(extension);
  const address = (file: string) => `moz-extension://${ADDRESS}/${file}`;
  const desk = await browser.newPage();
  // It never says that such a page has loaded.
  await desk
    .goto(address("options.html"), { waitUntil: "domcontentloaded", timeout: 1500 })
    .catch(() => undefined);
  return { browser, address, backstage: async () => desk };
}

function browserPath(): string {
  const path = process.env.FIREFOX;
  if (!path || !existsSync(path))
    throw new Error("FIREFOX must name the browser to drive; cargo xtask sets it");
  return path;
}
