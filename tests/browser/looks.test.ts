// Every dialog and page of the guard, in both languages, light and dark, wide and narrow: it fits, its targets are
// large enough, nothing overflows. Leaves pictures in target/screenshots, with GIUKIN_SCREENSHOTS=1 in docs too.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import type { Page, Viewport } from "puppeteer-core";
import { openSession, type Session } from "./driver/launch";
import { Screen, until } from "./driver/screen";
import { Composer, type Language } from "./driver/surfaces";
import { STRONG, WARN } from "./driver/texts";
import { Warning } from "./driver/warning";

const FOLDERS = [
  "target/screenshots",
  ...(process.env.GIUKIN_SCREENSHOTS === "1" ? ["docs/screenshots"] : []),
];
const LANGUAGES: Language[] = ["vi", "en"];
const SCHEMES = ["light", "dark"] as const;
const SIZES: Record<string, Viewport> = {
  wide: { width: 1280, height: 860 },
  narrow: { width: 360, height: 740 },
};
/** WCAG 2.2, 2.5.8. */
const SMALLEST_TARGET = 24;

let session: Session;
before(async () => {
  session = await openSession({ headless: true });
  for (const folder of FOLDERS) await mkdir(folder, { recursive: true });
});
after(async () => {
  await session.speak("vi");
  await session.close();
});

async function picture(page: Page, name: string): Promise<void> {
  for (const folder of FOLDERS) await page.screenshot({ path: `${folder}/${name}.png` as `${string}.png` });
}

async function scheme(page: Page, value: (typeof SCHEMES)[number]): Promise<void> {
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
}

describe("the dialog", () => {
  for (const [kind, text] of [
    ["strong", STRONG],
    ["warn", WARN],
  ] as const) {
    for (const language of LANGUAGES) {
      test(`${kind}, ${language}: fits every window and every scheme`, async () => {
        await session.speak(language);
        const composer = await Composer.open(session, "feed", { language });
        const { page, screen } = composer;
        await composer.type(text);
        await composer.gesture();
        const warning = await Warning.wait(screen, language);
        assert.equal(warning.level, kind);
        for (const [size, viewport] of Object.entries(SIZES)) {
          await page.setViewport(viewport);
          for (const value of SCHEMES) {
            await scheme(page, value);
            await picture(page, `dialog-${kind}-${language}-${value}-${size}`);
            await fits(screen, viewport);
          }
        }
        await page.close();
      });
    }
  }

  /** The dialog stands inside the window and each of its buttons can be reached and hit. */
  async function fits(screen: Screen, { width, height }: Viewport): Promise<void> {
    const dialog = await screen.wait("alertdialog");
    const outer = await screen.box(dialog);
    assert.ok(outer.left >= 0 && outer.right <= width, `${outer.left}–${outer.right} within ${width}`);
    assert.ok(outer.top >= 0 && outer.bottom <= height, `${outer.top}–${outer.bottom} within ${height}`);
    const buttons = dialog.all().filter((one) => one.role === "button");
    assert.ok(buttons.length >= 4, "its buttons are there");
    for (const button of buttons) {
      const box = await screen.box(button);
      assert.ok(box.bottom - box.top >= SMALLEST_TARGET, `"${button.name}" is high enough to hit`);
      assert.ok(box.left >= outer.left && box.right <= outer.right, `"${button.name}" is inside`);
      assert.ok(box.top >= 0 && box.bottom <= height, `"${button.name}" is on the screen`);
    }
  }
});

describe("the badge", () => {
  for (const value of SCHEMES) {
    test(`counts what it found and leaves editor and button free, ${value}`, async () => {
      await session.speak("vi");
      const composer = await Composer.open(session, "feed");
      const { page, screen } = composer;
      await scheme(page, value);
      await composer.type(WARN);
      const badge = await screen.wait("button", /^\d+ chỗ nên xem lại$/);
      await picture(page, `badge-warn-vi-${value}-wide`);
      const box = await screen.box(badge);
      const send = await screen.box(await composer.sendButton());
      const apart =
        box.bottom <= send.top || box.top >= send.bottom || box.right <= send.left || box.left >= send.right;
      assert.ok(apart, "it does not cover the button that posts");
      assert.ok(await Warning.absent(screen), "no dialog while typing");
      await page.close();
    });
  }
});

describe("the extension's own pages", () => {
  for (const name of ["popup", "options", "welcome"]) {
    for (const language of LANGUAGES) {
      test(`${name}, ${language}: nothing overflows`, async () => {
        await session.speak(language);
        const page = await session.tab(session.address(`${name}.html`));
        assert.ok(
          await until(() => page.evaluate((lang) => document.documentElement.lang === lang, language)),
          "it says its language",
        );
        for (const [size, viewport] of Object.entries(SIZES)) {
          await page.setViewport(viewport);
          for (const value of SCHEMES) {
            await scheme(page, value);
            await picture(page, `${name}-${language}-${value}-${size}`);
            const wider = await page.evaluate(
              () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
            );
            assert.ok(wider <= 0, `${wider} px wider than the ${size} window`);
          }
        }
        await page.close();
      });
    }
  }

  test("the self-test of the options page runs the core and is content", async () => {
    await session.speak("vi");
    const page = await session.tab(session.address("options.html"));
    const screen = await Screen.of(page);
    await screen.press(await screen.wait("button", /^Chạy thử$/));
    const answer = await until(async () => {
      const text = (await screen.look()).text();
      return /Hoạt động tốt|không đúng|không chạy được/.exec(text)?.[0];
    });
    assert.equal(answer, "Hoạt động tốt");
    await page.close();
  });
});
