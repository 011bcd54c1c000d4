/** Threads: one dialog or bar with an editor for each part of the thread; all of them leave by one button. */
import type { Adapter } from "./adapter";
import { plain } from "./plain";

export const threads: Adapter = { ...plain, network: "threads", surface: () => "post" };
