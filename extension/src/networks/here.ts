/** Which adapter serves the page at hand. */
import type { Adapter } from "./adapter";
import { facebook } from "./facebook";
import { messenger } from "./messenger";

export function adapterFor(host: string): Adapter {
  return /(^|\.)messenger\.com$/.test(host) ? messenger : facebook;
}
