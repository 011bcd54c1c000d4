// Where the guard must step aside, or say that it cannot help: composition, pause, policies, faults, reloads.
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import binaryen from "binaryen";
import { look, openEyes } from "./driver/eyes";
import { EXTENSION, openSession, type Session } from "./driver/launch";
import { pause, Screen, until } from "./driver/screen";
import { Composer } from "./driver/surfaces";
import { GREETING, NAME, STRONG, WARN } from "./driver/texts";
import { timed } from "./driver/timing";
import { Warning } from "./driver/warning";

const QUIET = 400;

let session: Session;
before(async () => {
  session = await openSession({ headless: true });
});
after(() => session.close());

async function sent(from = session): Promise<string[]> {
  assert.ok(await until(() => from.network.received().length > 0), "it was posted");
  await pause(QUIET);
  return from.network.received().map((one) => one.text);
}

/** The guard's own lines on the screen, such as its badge. */
async function says(screen: Screen, words: RegExp): Promise<boolean> {
  return Boolean(
    await until(async () => {
      const lines = (await screen.look()).all().filter((one) => one.role === "status");
      return lines.some((line) => words.test(`${line.name} ${line.text()}`));
    }),
  );
}

describe("composition by an input method", () => {
  test("is never disturbed, and its Enter neither warns nor posts", async () => {
    session.network.clear();
    const composer = await Composer.open(session, "message", { before: openEyes });
    await composer.type(STRONG.slice(0, -4));
    const cdp = await composer.page.createCDPSession();
    for (const text of ["b", "bi", "biê", "biết"]) {
      await cdp.send("Input.imeSetComposition", {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    }
    const key = { key: "Process", code: "Enter", windowsVirtualKeyCode: 229 };
    await cdp.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key });
    await cdp.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
    await pause(QUIET);
    assert.deepEqual(session.network.received(), [], "nothing was posted");
    assert.ok(await Warning.absent(composer.screen), "no dialog during composition");
    await cdp.send("Input.insertText", { text: "biết" });
    assert.ok(await until(async () => (await composer.text()).endsWith("biết")), "the composed word stands");
    const { seen, prevented } = await look(composer.page);
    assert.deepEqual(prevented, [], "no event was prevented");
    assert.equal(seen.compositionstart, 1, "the page saw one composition begin");
    assert.ok((seen.compositionupdate ?? 0) >= 4, "and grow");
    await composer.gesture();
    await Warning.wait(composer.screen);
    assert.deepEqual(session.network.received(), [], "an ordinary Enter afterwards is held");
    await composer.page.close();
  });
});

describe("a page whose policy refuses WebAssembly", () => {
  test("is guarded by the same core as JavaScript", async () => {
    session.network.clear();
    const composer = await Composer.open(session, "feed", { query: { csp: "no-wasm" } });
    await composer.type(STRONG);
    await session.ready();
    await composer.gesture();
    const warning = await Warning.wait(composer.screen);
    assert.equal(warning.level, "strong");
    assert.deepEqual(session.network.received(), []);
    await composer.page.close();
  });

  test("shows that protection is off where that fails too, and posting works", () =>
    withBroken(
      (folder) => writeFile(join(folder, "engine.js"), "export const startScript = 0;"),
      async (faulty) => {
        const composer = await Composer.open(faulty, "feed", { query: { csp: "no-wasm" } });
        await composer.type(STRONG);
        assert.ok(await says(composer.screen, /đang tắt/), "the person sees that protection is off");
        await composer.gesture();
        assert.deepEqual(await sent(faulty), [STRONG]);
      },
    ));
});

/** A session whose extension something has been done to. */
async function withBroken(
  spoil: (folder: string) => Promise<void>,
  work: (faulty: Session) => Promise<void>,
): Promise<void> {
  const broken = await mkdtemp(join(tmpdir(), "giukin-broken-"));
  try {
    await cp(EXTENSION, broken, { recursive: true });
    await spoil(broken);
    const faulty = await openSession({ headless: true, extension: broken });
    await work(faulty).finally(() => faulty.close());
  } finally {
    await rm(broken, { recursive: true, force: true });
  }
}

/** A session whose extension has this in place of its core. */
function withCore(source: string, work: (faulty: Session) => Promise<void>): Promise<void> {
  return withBroken((folder) => writeFile(join(folder, "main.js"), source), work);
}

describe("a trap inside the core", () => {
  test("shows that protection is off, breaks nothing, and the next press posts", () =>
    withBroken(breakCheck, async (faulty) => {
      const composer = await Composer.open(faulty, "feed");
      const errors: unknown[] = [];
      composer.page.on("pageerror", (error) => errors.push(error));
      await composer.type(STRONG);
      assert.ok(await says(composer.screen, /đang tắt/), "the person sees that protection is off");
      await composer.gesture();
      assert.deepEqual(await sent(faulty), [STRONG]);
      assert.deepEqual(errors, [], "no error in the page");
    }));

  /** Every call of `Guard.check` in this extension's module ends in `unreachable`. */
  async function breakCheck(folder: string): Promise<void> {
    const path = join(folder, "engine.wasm");
    const module = binaryen.readBinary(new Uint8Array(await readFile(path)));
    const { value } = binaryen.getExportInfo(module.getExport("guard_check"));
    const { params, results } = binaryen.getFunctionInfo(module.getFunction(value));
    module.removeFunction(value);
    module.addFunction(value, params, results, [], module.unreachable());
    await writeFile(path, module.emitBinary());
    module.dispose();
  }
});

describe("a core that throws", () => {
  test("shows that protection is off, and posting works", () =>
    withCore(
      `export const start = async () => ({
        handle() { throw new Error("broken"); }, fail() {}, state: () => ({ kind: "ok" }),
      });`,
      async (faulty) => {
        const composer = await Composer.open(faulty, "feed");
        await composer.type(STRONG);
        assert.ok(await says(composer.screen, /đang tắt/), "the person sees that protection is off");
        await composer.gesture();
        assert.deepEqual(await sent(faulty), [STRONG]);
      },
    ));
});

describe("a core that never comes", () => {
  test("holds a press at first, then lets it through and says that nothing was checked", () =>
    withCore("export const start = () => new Promise(() => {});", async (faulty) => {
      const composer = await Composer.open(faulty, "message");
      await composer.type(STRONG);
      await composer.gesture();
      assert.ok(await says(composer.screen, /xin bấm lại/), "the person is asked to press again");
      assert.deepEqual(faulty.network.received(), []);
      await pause(2100);
      await composer.gesture();
      assert.ok(await says(composer.screen, /đang tắt/), "the person sees that nothing was checked");
      assert.deepEqual(await sent(faulty), [STRONG]);
    }));
});

describe("an editor that cannot be read", () => {
  test("says so beside it", async () => {
    const page = await session.tab("https://www.facebook.com/");
    await page.evaluate(() => {
      const host = document.createElement("div");
      host.style.cssText = "position:fixed;inset:80px auto auto 40px;width:300px;background:#fff;z-index:9";
      const editor = document.createElement("div");
      editor.contentEditable = "true";
      editor.role = "textbox";
      editor.ariaLabel = "Ghi chú kín";
      editor.textContent = "…";
      host.attachShadow({ mode: "closed" }).append(editor);
      document.body.append(host);
    });
    const screen = await Screen.of(page);
    await screen.press(await screen.wait("textbox", "Ghi chú kín"));
    await page.keyboard.type(STRONG);
    assert.ok(await says(screen, /không đọc được khung soạn này/), "the person sees that nothing is checked");
    await page.close();
  });
});

describe("a way of sending that is not known", () => {
  test("is told afterwards, and deleting by hand is not", async () => {
    session.network.clear();
    const composer = await Composer.open(session, "message");
    // The page sends on a key of its own.
    await composer.page.evaluate(() => {
      addEventListener("keydown", ({ key }) => {
        const send = '[aria-label="Nhấn Enter để gửi"]';
        if (key === "F2") document.querySelector<HTMLElement>(send)?.click();
      });
    });
    await composer.type(WARN);
    assert.ok(await says(composer.screen, /nên xem lại/));
    await composer.page.keyboard.down("Control");
    await composer.page.keyboard.press("KeyA");
    await composer.page.keyboard.up("Control");
    await composer.page.keyboard.press("Backspace");
    await pause(QUIET * 2);
    assert.ok(!(await (await composer.screen.look()).text()).includes("không kịp hỏi"), "nothing was sent");
    await composer.type(WARN);
    assert.ok(await says(composer.screen, /nên xem lại/));
    await composer.page.keyboard.press("F2");
    assert.deepEqual(await sent(), [WARN]);
    assert.ok(await says(composer.screen, /không kịp hỏi/), "the person learns that it went out unasked");
    await composer.page.close();
  });
});

describe("an extension that was reloaded under an open tab", () => {
  test("keeps guarding with the core that is there, or says that it is off", async () => {
    // A session of its own: the browser does not bring back an extension that came through the debugging pipe.
    const reloaded = await openSession({ headless: true });
    const ready = await Composer.open(reloaded, "feed");
    await ready.type(STRONG);
    const untouched = await reloaded.tab("https://www.facebook.com/");
    const errors: unknown[] = [];
    for (const page of [ready.page, untouched]) page.on("pageerror", (error) => errors.push(error));
    await (await reloaded.backstage()).evaluate(() => chrome.runtime.reload()).catch(() => undefined);
    await pause(1500);

    await ready.page.bringToFront();
    await ready.gesture();
    await Warning.wait(ready.screen);
    assert.deepEqual(reloaded.network.received(), [], "the core that was loaded still holds");

    await untouched.bringToFront();
    const late = await Composer.at(reloaded, await Screen.of(untouched), "feed");
    await late.type(GREETING);
    assert.ok(await says(late.screen, /tải lại trang/), "a page without the core says what to do");
    await late.gesture();
    assert.deepEqual(await sent(reloaded), [GREETING], "posting works");
    assert.deepEqual(errors, [], "no error in the pages");
    await reloaded.close();
  });
});

describe("a pause from the toolbar", () => {
  test("lets everything through, visibly, until it is ended", async () => {
    session.network.clear();
    const popup = await session.tab(session.address("popup.html"));
    const toolbar = await Screen.of(popup);
    await toolbar.press(await toolbar.wait("button", /10 phút/));
    await toolbar.wait("button", /Bật lại/);

    const composer = await Composer.open(session, "message");
    await composer.type(STRONG);
    assert.ok(await says(composer.screen, /tạm nghỉ/), "the badge says that it rests");
    await composer.gesture();
    assert.deepEqual(await sent(), [STRONG]);

    session.network.clear();
    await popup.bringToFront();
    await toolbar.press(await toolbar.wait("button", /Bật lại/));
    await toolbar.wait("button", /10 phút/);
    await composer.page.bringToFront();
    await composer.focus();
    await composer.type(STRONG);
    await composer.gesture();
    await Warning.wait(composer.screen);
    assert.deepEqual(session.network.received(), []);
    await composer.page.close();
    await popup.close();
  });
});

describe("navigation without a reload", () => {
  test("feed, group, messages: each new composer is guarded", async () => {
    session.network.clear();
    const feed = await Composer.open(session, "feed");
    const { screen, page } = feed;
    await feed.type(WARN);
    await page.keyboard.press("Escape");
    await screen.press(await screen.wait("link", /^Nhóm$/));
    const opener = await screen.wait("button", /^Bạn viết gì đi/);
    assert.equal(new URL(page.url()).pathname.startsWith("/groups/"), true);
    await screen.press(opener);
    await screen.press(await screen.wait("textbox", /^$|Tạo bài viết công khai/));
    await page.keyboard.type(WARN);
    await feed.gesture();
    const inGroup = await Warning.wait(screen);
    await inGroup.press("edit");
    assert.ok(await inGroup.gone());
    await pause(QUIET);
    await page.keyboard.press("Escape");

    await screen.press(await screen.wait("link", /^Tin nhắn$/));
    const message = await Composer.at(session, screen, "message");
    await message.type(STRONG);
    await message.gesture();
    const inChat = await Warning.wait(screen);
    assert.ok(inChat.text.includes(NAME));
    assert.deepEqual(session.network.received(), []);
    await page.close();
  });
});

describe("a huge text", () => {
  test("of 1 MB is judged inside its gesture, and arrives whole", async () => {
    session.network.clear();
    const composer = await Composer.open(session, "native-form");
    const text = "Chiều nay trời mát, cả nhà ra vườn hái rau nấu canh. ".repeat(16_000);
    assert.ok(Buffer.byteLength(text) > 1_000_000);
    // Found before the text is there: a tree that reads out a million letters is slow, and not what is tested.
    const button = await composer.screen.middle(await composer.sendButton());
    await composer.type("C");
    await pause(QUIET);
    await composer.fill(text);
    const decision = await timed(composer.page, async () => {
      await composer.page.mouse.click(button.x, button.y, { delay: 20 });
      assert.ok(await until(() => session.network.received().length > 0, 20_000), "it was posted");
    });
    assert.equal(session.network.received()[0]?.text, text);
    assert.ok(decision && decision.ours < 2000, `${decision?.ours} ms: a person would not notice a freeze`);
    await composer.page.close();
  });
});
