// The focus trap of a dialog: whatever takes the focus outside gives it back at once.
import { type RefObject, useEffect } from "react";

export function useFocusTrap(region: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement;
    let last: HTMLElement | null = null;
    const onFocusIn = (event: FocusEvent) => {
      const inside = region.current;
      const target = event.target;
      if (!inside || !(target instanceof HTMLElement)) return;
      if (inside.contains(target)) last = target;
      else (last?.isConnected ? last : firstFocusable(inside))?.focus();
    };
    document.addEventListener("focusin", onFocusIn);
    return () => {
      document.removeEventListener("focusin", onFocusIn);
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [region]);
}

function focusable(region: HTMLElement): HTMLElement[] {
  return [...region.querySelectorAll<HTMLElement>('[tabindex="0"], [contenteditable="true"]')].filter(
    (element) => element.getClientRects().length > 0,
  );
}

function firstFocusable(region: HTMLElement): HTMLElement | undefined {
  return focusable(region)[0];
}

/** Tab goes round inside the region. */
export function turnTab(region: HTMLElement, event: { shiftKey: boolean; preventDefault(): void }): void {
  const stops = focusable(region);
  const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
  if (!edge || (document.activeElement !== edge && region.contains(document.activeElement))) return;
  event.preventDefault();
  stops.at(event.shiftKey ? -1 : 0)?.focus();
}
