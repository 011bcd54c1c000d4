// The page's own eyes: what the page's scripts get to see of a person's events, and whether anything was
// prevented before it reached them. Runs in the page's world, as Facebook's own code would.
import type { Page } from "puppeteer-core";

interface Sight {
  /** Trusted events by type. */
  seen: Record<string, number>;
  /** Types of events that came already prevented. */
  prevented: string[];
}

const TYPES =
  "pointerdown pointerup mousedown mouseup click keydown keypress keyup beforeinput input compositionstart compositionupdate compositionend paste submit";

export async function openEyes(page: Page): Promise<void> {
  await page.evaluateOnNewDocument((types: string) => {
    const sight: Sight = { seen: {}, prevented: [] };
    Object.assign(window, { sight });
    // After window capture, where the guard listens, and before everything of the page.
    for (const type of types.split(" ")) {
      document.addEventListener(
        type,
        (event) => {
          if (!event.isTrusted) return;
          sight.seen[type] = (sight.seen[type] ?? 0) + 1;
          if (event.defaultPrevented) sight.prevented.push(type);
        },
        true,
      );
    }
  }, TYPES);
}

export function look(page: Page): Promise<Sight> {
  return page.evaluate(() => (window as unknown as { sight: Sight }).sight);
}

/** Forgets what was seen so far. */
export async function blink(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { sight } = window as unknown as { sight: Sight };
    sight.seen = {};
    sight.prevented = [];
  });
}
