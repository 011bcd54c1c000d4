// The try-it site: paste a text or drop a file, see what the guard would say; nothing leaves the page.
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { after, before, test } from "node:test";
import { openSession, type Session } from "./driver/launch";
import { Screen, until } from "./driver/screen";
import { GREETING, NAME, STRONG, WARN } from "./driver/texts";
import { Warning } from "./driver/warning";

const FOLDER = resolve("target/screenshots");

let session: Session;
let address: string;
before(async () => {
  session = await openSession({ headless: true });
  address = `http://localhost:${session.network.httpPort}/`;
  await mkdir(FOLDER, { recursive: true });
});
after(() => session.close());

async function open(): Promise<Screen> {
  return Screen.of(await session.tab(address));
}

async function write(screen: Screen, text: string): Promise<void> {
  await screen.press(await screen.wait("textbox"));
  await screen.page.keyboard.type(text);
}

async function shows(screen: Screen, words: RegExp): Promise<boolean> {
  return Boolean(await until(async () => words.test((await screen.look()).text())));
}

test("says of each text what the guard would say", async () => {
  for (const [text, words] of [
    [GREETING, /Không có gì phải nhắc/],
    [WARN, /Mời dừng lại/],
    [STRONG, /Mời dừng lại, hai bước/],
  ] as const) {
    const screen = await open();
    await write(screen, text);
    assert.ok(await shows(screen, words), `${words} of "${text.slice(0, 40)}…"`);
    await screen.page.close();
  }
});

test("opens the very dialog of the extension", async () => {
  const screen = await open();
  await write(screen, STRONG);
  await screen.press(await screen.wait("button", /^Xem hộp thoại$/));
  const warning = await Warning.wait(screen);
  assert.equal(warning.level, "strong");
  assert.ok(warning.text.includes(NAME));
  await screen.page.screenshot({ path: `${FOLDER}/site-dialog-vi.png` });
  await screen.page.keyboard.press("Escape");
  assert.ok(await warning.gone());
  await screen.page.close();
});

for (const [name, bytes, words] of [
  ["utf8.txt", Buffer.from(STRONG), /Nguyễn Ngọc Diệp/],
  ["utf16.txt", Buffer.from(`\ufeff${STRONG}`, "utf16le"), /Nguyễn Ngọc Diệp/],
  ["picture.txt", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 0xff, 0xfe, 0xfd]), /không phải văn bản/],
  ["large.txt", Buffer.alloc(6 * 1024 * 1024, "a"), /quá lớn/],
] as const) {
  test(`reads a dropped file in Rust, or says why not: ${name}`, async () => {
    const screen = await open();
    const path = resolve("target/screenshots", name);
    await writeFile(path, bytes);
    const { x, y } = await screen.middle(await screen.wait("textbox"));
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    const cdp = await screen.page.createCDPSession();
    for (const type of ["dragEnter", "dragOver", "drop"] as const) {
      await cdp.send("Input.dispatchDragEvent", { type, x, y, data });
    }
    assert.ok(await shows(screen, words));
    await screen.page.close();
  });
}

test("asks nobody but itself, and speaks both languages", async () => {
  const page = await session.browser.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(address, { waitUntil: "load" });
  const screen = await Screen.of(page);
  await write(screen, STRONG);
  assert.ok(await shows(screen, /hai bước/));
  for (const [size, width] of [
    ["wide", 1280],
    ["narrow", 360],
  ] as const) {
    await page.setViewport({ width, height: 860 });
    await page.screenshot({ path: `${FOLDER}/site-vi-${size}.png` as `${string}.png`, fullPage: true });
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.ok(wider <= 0, `${wider} px wider than the ${size} window`);
  }
  await page.setViewport({ width: 1280, height: 860 });
  const switches = (await screen.look()).all();
  const english = switches.find(
    (one) => /^(button|link|radio)$/.test(one.role) && /^(English|EN)$/i.test(one.name),
  );
  assert.ok(english, "a switch to English");
  await screen.press(english);
  assert.ok(await until(() => page.evaluate(() => document.documentElement.lang === "en")));
  await page.screenshot({ path: `${FOLDER}/site-en-wide.png`, fullPage: true });
  const elsewhere = asked.filter((url) => !url.startsWith(address) && !/^(data|blob):/.test(url));
  assert.deepEqual(elsewhere, []);
  await page.close();
});
