// Privacy, seen from outside: while a violation is typed, held and masked nothing leaves the tab, and nothing of
// it is kept.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
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
  const asked: { url: string; body: string }[] = [];
  const said: string[] = [];
  const composer = await Composer.open(session, "feed", {
    before: async (page) => {
      page.on("request", (request) => asked.push({ url: request.url(), body: request.postData() ?? "" }));
      page.on("console", (message) => said.push(message.text()));
    },
  });
  await composer.type(STRONG);
  await composer.gesture();
  const warning = await Warning.wait(composer.screen);
  assert.equal(warning.level, "strong");
  const page = new URL(composer.page.url()).origin;
  const elsewhere = asked.filter(
    ({ url }) => !url.startsWith(page) && !/^(data|blob|chrome-extension):/.test(url),
  );
  assert.deepEqual(elsewhere, [], "no request to anybody else");
  assert.ok(asked.length > 0, "the page's own requests were seen");
  const leaked = asked.filter(({ url, body }) => `${decodeURIComponent(url)}${body}`.includes(NAME));
  assert.deepEqual(leaked, [], "no request carries the name");
  assert.deepEqual(
    said.filter((line) => line.includes(NAME)),
    [],
    "no line of the console carries the name",
  );
  const kept = await (await session.worker()).evaluate(async () =>
    JSON.stringify([await chrome.storage.local.get(null), await chrome.storage.session.get(null)]),
  );
  assert.ok(!kept.includes(NAME) && !kept.includes("facebook.com"), kept);
  await composer.page.close();
});

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
