/** What the parts of the extension tell one another: states only, never words, names or addresses. */
import type { OffReason } from "../engine/engine";

export type TabState =
  | { kind: "idle" | "loading" | "ok" | "note" | "paused" }
  | { kind: "warn" | "strong"; count: number }
  | { kind: "off"; reason: OffReason };

export type Signal = { type: "state"; state: TabState } | { type: "state?" };

/** Whether the extension that this script came from is still there; it is not after a reload or an update. */
export function extensionAlive(): boolean {
  try {
    return Boolean(chrome.runtime?.id);
  } catch {
    return false;
  }
}

/** Tells the toolbar; silence is fine, since nothing depends on it. */
export function tell(state: TabState): void {
  if (!extensionAlive()) return;
  try {
    chrome.runtime.sendMessage<Signal>({ type: "state", state }).catch(() => undefined);
  } catch {
    // The extension went away between the two lines: the toolbar is gone too.
  }
}
