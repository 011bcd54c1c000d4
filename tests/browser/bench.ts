// Measures checks of 500 characters where JavaScript runs: in this node, and in a page of a headless browser.
// Prints JSON for `cargo xtask bench`, which lays it beside budgets.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "puppeteer-core";
import { type Measured, measure, type Task } from "./driver/measure";

const ENGINE = resolve("target/wasm/engine");

async function inNode(task: Task): Promise<Measured> {
  const bytes = new Uint8Array(await readFile(`${ENGINE}/giukin_bg.wasm`));
  const address = (file: string) => pathToFileURL(`${ENGINE}/${file}`).href;
  return measure(task, { glue: address("giukin_bg.js"), script: address("giukin_bg.wasm.js") }, bytes);
}

/** An isolated origin: elsewhere a browser's clock ticks every 100 µs, here every 5. */
async function inBrowser(task: Task): Promise<Measured> {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    response.setHeader("cross-origin-opener-policy", "same-origin");
    response.setHeader("cross-origin-embedder-policy", "require-corp");
    if (path === "/") {
      response.setHeader("content-type", "text/html");
      response.end('<!doctype html><title>bench</title><link rel="icon" href="data:,">');
      return;
    }
    response.setHeader("content-type", path.endsWith(".js") ? "text/javascript" : "application/wasm");
    response.end(await readFile(`${ENGINE}${path}`));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const browser = await launch({
    executablePath: process.env.CHROME,
    headless: true,
    pipe: true,
    protocolTimeout: 300_000,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
    return (await page.evaluate(`(async () => {
      const bytes = new Uint8Array(await (await fetch("/giukin_bg.wasm")).arrayBuffer());
      return (${measure})(${JSON.stringify(task)}, { glue: "/giukin_bg.js", script: "/giukin_bg.wasm.js" }, bytes);
    })()`)) as Measured;
  } finally {
    await browser.close();
    server.close();
  }
}

const task = JSON.parse(await readFile("target/bench.json", "utf8")) as Task;
const places = [
  { name: "node", ...(await inNode(task)) },
  { name: "Chromium", ...(await inBrowser(task)) },
];
console.log(JSON.stringify(places));
