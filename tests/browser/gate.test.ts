// The gate: however a text came into a composer, a violation never reaches the server before the person has
// chosen, and a clean text always does, byte for byte, with no event prevented.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { blink, look, openEyes } from "./driver/eyes";
import { openSession, type Session } from "./driver/launch";
import { pause, until } from "./driver/screen";
import { Composer, type SurfaceName } from "./driver/surfaces";
import { CLEAN, GREETING, NAME, STRONG, WARN } from "./driver/texts";
import { Warning } from "./driver/warning";

const SURFACES: SurfaceName[] = ["feed", "comment", "message", "native-form"];
const WAYS = ["typed", "pasted", "filled"] as const;

/** A held text must stay held: this long nothing may arrive. */
const QUIET = 300;

let session: Session;
before(async () => {
  session = await openSession({ headless: true });
});
after(() => session.close());

async function write(composer: Composer, way: (typeof WAYS)[number], text: string): Promise<void> {
  if (way === "typed") await composer.type(text);
  else if (way === "pasted") await composer.paste(text);
  else await composer.fill(text);
  const written = await until(async () => (await composer.text()).length >= text.length);
  assert.ok(written, `${way} text stands in the editor`);
  await session.ready();
}

async function held(composer: Composer): Promise<Warning> {
  const warning = await Warning.wait(composer.screen);
  await pause(QUIET);
  assert.deepEqual(session.network.received(), [], "nothing reached the server");
  return warning;
}

describe("a violation is held", () => {
  for (const surface of SURFACES) {
    for (const way of WAYS) {
      test(`${way}, ${surface}`, async () => {
        session.network.clear();
        const composer = await Composer.open(session, surface, { before: openEyes });
        await write(composer, way, STRONG);
        await blink(composer.page);
        await composer.gesture();
        const warning = await held(composer);
        assert.equal(warning.level, "strong");
        assert.ok(warning.text.includes(NAME), "the dialog shows the words that caused it");
        const { seen } = await look(composer.page);
        for (const type of ["pointerdown", "mousedown", "click", "keydown", "submit"]) {
          assert.equal(seen[type] ?? 0, 0, `the page saw no ${type} of the held gesture`);
        }
        await composer.page.close();
      });
    }
  }

  for (const surface of ["comment", "message"] as const) {
    test(`by the button of the ${surface}`, async () => {
      session.network.clear();
      const composer = await Composer.open(session, surface);
      await composer.type(WARN);
      await composer.gesture("button");
      assert.equal((await held(composer)).level, "warn");
      await composer.page.close();
    });
  }

  test("by the keyboard on the button of a post", async () => {
    session.network.clear();
    const composer = await Composer.open(session, "feed");
    await composer.type(WARN);
    const button = await composer.sendButton();
    await composer.screen.focus(button);
    await composer.page.keyboard.press("Enter", { delay: 20 });
    assert.equal((await held(composer)).level, "warn");
    await composer.page.close();
  });

  test("by a dialog's own button outside the form that holds the text", async () => {
    session.network.clear();
    const composer = await Composer.open(session, "message");
    await composer.page.evaluate((words) => {
      const dialog = document.createElement("div");
      dialog.role = "dialog";
      dialog.innerHTML =
        '<form method="POST"><div contenteditable="true"></div></form><div role="button" tabindex="0">Chia sẻ ngay</div>';
      dialog.style.cssText = "position:fixed;inset:40px auto auto 40px;background:#fff;z-index:9";
      document.body.append(dialog);
      const editor = dialog.querySelector("[contenteditable]");
      if (editor) editor.textContent = words;
    }, WARN);
    await composer.screen.press(await composer.screen.wait("button", "Chia sẻ ngay"));
    assert.equal((await held(composer)).level, "warn");
    await composer.page.close();
  });

  test("in a draft that the page itself restored", async () => {
    session.network.clear();
    const composer = await Composer.open(session, "feed", { query: { draft: STRONG } });
    await composer.gesture();
    assert.equal((await held(composer)).level, "strong");
    await composer.page.close();
  });

  test("in the first moment of a page, before the core is there", async () => {
    session.network.clear();
    const composer = await Composer.open(session, "native-form");
    await composer.fill(STRONG);
    await composer.gesture();
    // Either the core was ready, or the gesture was held once, visibly, and the person presses again.
    if (!(await until(() => composer.screen.find("alertdialog"), 700))) {
      await pause(QUIET);
      assert.deepEqual(session.network.received(), []);
      await composer.gesture();
    }
    await held(composer);
    await composer.page.close();
  });
});

describe("a clean text goes out untouched", () => {
  for (const surface of SURFACES) {
    for (const way of WAYS) {
      test(`${way}, ${surface}`, async () => {
        session.network.clear();
        const composer = await Composer.open(session, surface, { before: openEyes });
        const text = way === "typed" || surface === "native-form" ? CLEAN : GREETING;
        await write(composer, way, text);
        await composer.gesture();
        assert.ok(await until(() => session.network.received().length > 0), "it was posted");
        const [received, ...more] = session.network.received();
        assert.equal(more.length, 0, "once");
        // A textarea's line breaks travel as CR LF in every native form.
        const expected = surface === "native-form" ? text.replaceAll("\n", "\r\n") : text;
        assert.equal(received?.text, expected, "byte for byte");
        assert.equal(received?.surface, surface);
        assert.ok(await Warning.absent(composer.screen), "no dialog");
        // A native form has left the page that kept the count; its gesture is watched in the next test.
        if (surface !== "native-form") {
          const { seen, prevented } = await look(composer.page);
          assert.deepEqual(prevented, [], "no event was prevented");
          assert.ok((seen.keydown ?? 0) + (seen.click ?? 0) > 0, "the page's eyes were open");
        }
        await composer.page.close();
      });
    }
  }

  test("the gesture of a native form is not prevented", async () => {
    session.network.clear();
    const composer = await Composer.open(session, "native-form", { before: openEyes });
    // The page stays, so that its eyes can be asked; they look before this listener does.
    await composer.page.evaluate(() => addEventListener("submit", (event) => event.preventDefault()));
    await composer.type(GREETING);
    await composer.gesture();
    const sight = await until(async () => {
      const now = await look(composer.page);
      return now.seen.submit ? now : undefined;
    });
    assert.deepEqual(sight?.prevented, []);
    await composer.page.close();
  });
});
