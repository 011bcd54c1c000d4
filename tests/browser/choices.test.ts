// What the person can choose in the dialog, and that each choice does what it says and nothing else.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openSession, type Session } from "./driver/launch";
import { pause, until } from "./driver/screen";
import { Composer, type SurfaceName } from "./driver/surfaces";
import { NAME, PHONE, STRONG, WARN } from "./driver/texts";
import { Warning } from "./driver/warning";

const SURFACES: SurfaceName[] = ["feed", "comment", "message", "native-form"];
const QUIET = 400;

let session: Session;
before(async () => {
  session = await openSession({ headless: true });
});
after(() => session.close());

/** A composer with a text in it, whose gesture has been held. */
async function heldWith(
  text: string,
  surface: SurfaceName,
): Promise<{ composer: Composer; warning: Warning }> {
  session.network.clear();
  const composer = await Composer.open(session, surface);
  await composer.type(text);
  await composer.gesture();
  return { composer, warning: await Warning.wait(composer.screen) };
}

async function nothingSent(): Promise<void> {
  await pause(QUIET);
  assert.deepEqual(session.network.received(), []);
}

/** "Vẫn đăng", which by itself sends nothing. */
async function allow(warning: Warning): Promise<void> {
  await warning.press("post");
  assert.ok(await warning.gone());
  await nothingSent();
}

async function sent(count = 1): Promise<string[]> {
  assert.ok(await until(() => session.network.received().length >= count), "it was posted");
  await pause(QUIET);
  const received = session.network.received();
  assert.equal(received.length, count, "and not more than that");
  return received.map((one) => one.text);
}

describe("Sửa lại returns to the text as it was", () => {
  for (const surface of SURFACES) {
    for (const way of ["button", "Escape"] as const) {
      test(`${way}, ${surface}`, async () => {
        session.network.clear();
        const composer = await Composer.open(session, surface);
        await composer.type(STRONG);
        for (let step = 0; step < 5; step++) await composer.page.keyboard.press("ArrowLeft");
        const caret = await composer.caret();
        assert.equal(caret.start, STRONG.length - 5);
        await composer.gesture();
        const warning = await Warning.wait(composer.screen);
        assert.equal(warning.button("edit")?.property("focused"), true, "Sửa lại has the focus");
        if (way === "button") await warning.press("edit");
        else await composer.page.keyboard.press("Escape");
        assert.ok(await warning.gone());
        await nothingSent();
        assert.equal(await composer.text(), STRONG);
        assert.deepEqual(await composer.caret(), caret);
        await composer.page.keyboard.type("!");
        const written = `${STRONG.slice(0, -5)}!${STRONG.slice(-5)}`;
        assert.ok(
          await until(async () => (await composer.text()) === written),
          "typing goes on at the caret",
        );
        await composer.page.close();
      });
    }
  }
});

describe("Che giúp tôi", () => {
  for (const surface of SURFACES) {
    test(`changes what is then posted, ${surface}`, async () => {
      const { composer, warning } = await heldWith(STRONG, surface);
      await warning.press("mask");
      assert.ok(await warning.gone());
      await nothingSent();
      const masked = await until(async () => {
        const text = await composer.text();
        return text === STRONG ? undefined : text;
      });
      assert.ok(masked, "the editor's text changed");
      await composer.gesture();
      const [posted] = await sent();
      assert.equal(posted, masked, "what is posted is what stood there");
      assert.ok(!posted?.includes(NAME), "without the name");
      assert.ok(!posted?.includes(PHONE), "without the number");
      assert.ok(posted?.includes("mình làm ở trạm"), "with the rest");
      await composer.page.close();
    });
  }

  test("taken back with Ctrl+Z is asked about again", async () => {
    const { composer, warning } = await heldWith(STRONG, "comment");
    await warning.press("mask");
    assert.ok(await until(async () => !(await composer.text()).includes(NAME)));
    for (let step = 0; step < 6 && !(await composer.text()).includes(NAME); step++) {
      await composer.page.keyboard.down("Control");
      await composer.page.keyboard.press("KeyZ");
      await composer.page.keyboard.up("Control");
      await pause(60);
    }
    assert.ok((await composer.text()).includes(NAME), "the name is back");
    await composer.gesture();
    await Warning.wait(composer.screen);
    await nothingSent();
    await composer.page.close();
  });
});

describe("Vẫn đăng", () => {
  for (const surface of SURFACES) {
    test(`sends nothing itself; the person's own next gesture posts, once, ${surface}`, async () => {
      const { composer, warning } = await heldWith(WARN, surface);
      await allow(warning);
      await composer.gesture();
      assert.deepEqual(await sent(), [WARN]);
      await composer.page.close();
    });
  }

  test("is spent: the same text is asked about again", async () => {
    const { composer, warning } = await heldWith(WARN, "message");
    await allow(warning);
    await composer.gesture();
    await sent();
    await composer.type(WARN);
    await composer.gesture();
    await Warning.wait(composer.screen);
    await sent(1);
    await composer.page.close();
  });

  test("is asked for each of two composers that one form sends together", async () => {
    session.network.clear();
    const composer = await Composer.open(session, "native-form");
    await composer.type(WARN);
    await composer.page.evaluate((words) => {
      const second = document.createElement("textarea");
      second.value = words;
      document.activeElement?.after(second);
    }, `${WARN}, nhớ giữ kín`);
    for (const which of ["first", "second"]) {
      await composer.gesture();
      const warning = await Warning.wait(composer.screen);
      assert.equal(warning.level, "warn", which);
      await allow(warning);
    }
    await composer.gesture();
    assert.deepEqual(await sent(), [WARN]);
    await composer.page.close();
  });

  test("holds for that text only", async () => {
    const { composer, warning } = await heldWith(WARN, "message");
    await warning.press("post");
    assert.ok(await warning.gone());
    await composer.focus();
    await composer.page.keyboard.press("End");
    await composer.type(", nhớ giữ kín");
    await composer.gesture();
    await Warning.wait(composer.screen);
    await nothingSent();
    await composer.page.close();
  });

  test("of a strong warning needs the tick first", async () => {
    const { composer, warning } = await heldWith(STRONG, "feed");
    assert.equal(warning.level, "strong");
    await warning.press("post");
    await pause(QUIET);
    assert.ok(!(await Warning.absent(composer.screen)), "without the tick the dialog stays");
    await warning.tick();
    await allow(warning);
    await composer.gesture();
    assert.deepEqual(await sent(), [STRONG]);
    await composer.page.close();
  });
});

describe("Cảnh báo sai", () => {
  test("mutes the warning for that text", async () => {
    const { composer, warning } = await heldWith(WARN, "feed");
    await warning.press("wrong");
    assert.ok(await warning.gone());
    await nothingSent();
    await composer.gesture();
    assert.deepEqual(await sent(), [WARN]);
    await composer.page.close();
  });

  test("keeps the two steps of a strong warning", async () => {
    const { composer, warning } = await heldWith(STRONG, "message");
    await warning.press("wrong");
    await pause(QUIET);
    await composer.page.keyboard.press("Escape");
    assert.ok(await warning.gone());
    await composer.gesture();
    const again = await Warning.wait(composer.screen);
    assert.equal(again.level, "strong");
    await nothingSent();
    await composer.page.close();
  });
});

test("Vì sao? shows the law with its date, and who sees this: nobody", async () => {
  const { composer, warning } = await heldWith(STRONG, "feed");
  assert.match(warning.text, /\d\d\/\d\d\/\d{4}/, "one dated line of law");
  await warning.press("why");
  const more = await until(async () => {
    const text = (await composer.screen.find("alertdialog"))?.text() ?? "";
    return /Không ai cả/.test(text) ? text : undefined;
  });
  assert.ok(more, "it says who sees this");
  await nothingSent();
  await composer.page.close();
});
