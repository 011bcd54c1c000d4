// Privacy, seen from outside: while a violation is typed, held and masked nothing leaves the tab, and nothing of
// it is kept.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { HTTPRequest } from "puppeteer-core";
import { openSession, type Session } from "./driver/launch";
import { until } from "./driver/screen";
import { Composer } from "./driver/surfaces";
import { NAME, STRONG } from "./driver/texts";
import { Warning } from "./driver/warning";

let session: Session;
before(async () => {
  session = await openSession({ headless: true });
});
after(() => session.close());

test("nothing of a held text is sent, logged or stored", async () => {
  session.network.clear();
  const requests: HTTPRequest[] = [];
  const said: string[] = [];
  const composer = await Composer.open(session, "feed", {
    before: async (page) => {
      page.on("request", (request) => requests.push(request));
      page.on("console", (message) => said.push(message.text()));
    },
  });
  await composer.type(STRONG);
  await composer.gesture();
  const warning = await Warning.wait(composer.screen);
  assert.equal(warning.level, "strong");
  await warning.press("mask");
  assert.ok(await warning.gone());
  assert.ok(await until(async () => !(await composer.text()).includes(NAME)), "the name is masked");
  await composer.gesture();
  assert.ok(await until(() => session.network.received().length > 0), "the masked text was posted");
  const posts = session.network.received().map((one) => one.text);
  assert.ok(posts.length === 1 && !posts[0]?.includes(NAME), "the server has it once, without the name");
  // The driver may hear of the request a moment after the server has answered it.
  assert.ok(await until(() => requests.some((request) => request.method() === "POST")));
  const page = new URL(composer.page.url()).origin;
  const elsewhere = requests
    .map((request) => request.url())
    .filter((url) => !url.startsWith(page) && !/^(data|blob|chrome-extension):/.test(url));
  assert.deepEqual(elsewhere, [], "no request to anybody else");
  const asked = await Promise.all(requests.map(wordsOf));
  assert.ok(
    asked.some((words) => words.includes("mình làm ở trạm")),
    "the masked post itself was seen",
  );
  assert.deepEqual(
    asked.filter((words) => words.includes(NAME)),
    [],
    "no request carries the name",
  );
  assert.deepEqual(
    said.filter((line) => line.includes(NAME)),
    [],
    "no line of the console carries the name",
  );
  const kept = await (await session.backstage()).evaluate(async () =>
    JSON.stringify([await chrome.storage.local.get(null), await chrome.storage.session.get(null)]),
  );
  assert.ok(!kept.includes(NAME) && !kept.includes("facebook.com"), kept);
  await composer.page.close();
});

/** What a request carries in its address and its form, as a person would read it. */
async function wordsOf(request: HTTPRequest): Promise<string> {
  const body = request.hasPostData() ? await request.fetchPostData() : "";
  return decodeURIComponent(`${request.url()} ${body ?? ""}`.replaceAll("+", " "));
}

test("what the page can see of the guard does not say what was found", async () => {
  const composer = await Composer.open(session, "feed");
  await composer.type(STRONG);
  await composer.gesture();
  await Warning.wait(composer.screen);
  const visible = await until(() =>
    composer.page.evaluate(() => {
      const hosts = [...document.querySelectorAll("*")].filter((one) => one.shadowRoot !== null).length;
      const highlights = "highlights" in CSS ? [...CSS.highlights.keys()] : [];
      return { hosts, highlights, sheets: document.adoptedStyleSheets.length };
    }),
  );
  assert.deepEqual(visible, { hosts: 0, highlights: [], sheets: 0 });
  await composer.page.close();
});
