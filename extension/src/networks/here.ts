/** Which adapter serves the page at hand. */
import type { Adapter } from "./adapter";
import { facebook } from "./facebook";
import { instagram } from "./instagram";
import { messenger } from "./messenger";
import { other } from "./other";
import { telegram } from "./telegram";
import { threads } from "./threads";
import { tiktok } from "./tiktok";
import { x } from "./x";
import { youtube } from "./youtube";
import { zalo } from "./zalo";

/** The networks that are known; any other site is one that the person has added. */
export type NetworkId =
  | "facebook"
  | "messenger"
  | "zalo"
  | "x"
  | "threads"
  | "instagram"
  | "tiktok"
  | "youtube"
  | "telegram"
  | "other";

const SITES: [RegExp, Adapter][] = [
  [/(^|\.)facebook\.com$/, facebook],
  [/(^|\.)messenger\.com$/, messenger],
  [/(^|\.)zalo\.me$/, zalo],
  [/(^|\.)(x|twitter)\.com$/, x],
  [/(^|\.)threads\.(com|net)$/, threads],
  [/(^|\.)instagram\.com$/, instagram],
  [/(^|\.)tiktok\.com$/, tiktok],
  [/(^|\.)youtube\.com$/, youtube],
  [/^web\.telegram\.org$/, telegram],
];

export function adapterFor(host: string): Adapter {
  return SITES.find(([site]) => site.test(host))?.[1] ?? other;
}
