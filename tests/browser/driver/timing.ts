// How long the guard takes inside the event that would post, measured from outside: the browser's own trace of
// events and of the functions called for them. The product carries no clock and leaves no marks in the page.
import type { Page } from "puppeteer-core";

interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  pid: number;
  tid: number;
  args: { data?: { type?: string; url?: string } };
}

export interface Decision {
  /** The event in which the guard worked longest. */
  event: string;
  /** The guard's own time in it, milliseconds. */
  ours: number;
  /** The event with everything that listened to it, milliseconds. */
  whole: number;
}

const GESTURES = new Set(["pointerdown", "mousedown", "click", "keydown", "submit"]);

/** Runs a gesture under the browser's trace and tells what it cost. */
export async function timed(page: Page, gesture: () => Promise<void>): Promise<Decision | undefined> {
  await page.tracing.start({ categories: ["devtools.timeline"] });
  let bytes: Uint8Array | undefined;
  try {
    await gesture();
  } finally {
    bytes = await page.tracing.stop();
  }
  const { traceEvents } = JSON.parse(new TextDecoder().decode(bytes)) as { traceEvents: TraceEvent[] };
  const complete = traceEvents.filter((event) => event.ph === "X" && event.dur !== undefined);
  const calls = complete.filter(
    (event) => event.name === "FunctionCall" && event.args.data?.url?.startsWith("chrome-extension://"),
  );
  const decisions = complete
    .filter((event) => event.name === "EventDispatch" && GESTURES.has(event.args.data?.type ?? ""))
    .map((event) => {
      const inside = outermost(calls.filter((call) => within(call, event)));
      const ours = inside.reduce((sum, call) => sum + (call.dur ?? 0), 0) / 1000;
      return { event: event.args.data?.type ?? "", ours, whole: (event.dur ?? 0) / 1000 };
    });
  return decisions.reduce<Decision | undefined>(
    (most, one) => (most && most.ours >= one.ours ? most : one),
    undefined,
  );
}

function within(inner: TraceEvent, outer: TraceEvent): boolean {
  return (
    inner !== outer &&
    inner.pid === outer.pid &&
    inner.tid === outer.tid &&
    inner.ts >= outer.ts &&
    inner.ts + (inner.dur ?? 0) <= outer.ts + (outer.dur ?? 0)
  );
}

/** Calls that are not part of another one, so that no time counts twice. */
function outermost(calls: TraceEvent[]): TraceEvent[] {
  return calls.filter((call) => !calls.some((other) => within(call, other)));
}
