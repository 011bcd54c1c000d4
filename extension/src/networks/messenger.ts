/** Messenger on a site of its own: every editor there is a message that Enter sends. */
import type { Adapter } from "./adapter";
import { plain } from "./plain";

export const messenger: Adapter = { ...plain, network: "messenger" };
