/** What a network's adapter says: where people write and how text leaves. It decides nothing. */
import type { NetworkId } from "./here";

/** A post leaves by its button; a comment or a message also by Enter; a form by the browser itself. */
export type Surface = "post" | "comment" | "message" | "form";

export interface Adapter {
  network: NetworkId;
  /** Elements in which people write what others will read. */
  editors: string;
  /** Ancestors that make an editor something else, such as a search box. */
  elsewhere: string;
  /** Buttons known to send, whatever their label; where the network names them at all. */
  sends?: string;
  surface(editor: Element): Surface;
}

/** What an editor says of itself, in its label or its placeholder. */
export function promptOf(editor: Element): string {
  return ["aria-label", "aria-placeholder", "placeholder", "data-placeholder"]
    .map((name) => editor.getAttribute(name) ?? "")
    .join(" ")
    .normalize("NFC")
    .toLowerCase();
}
