/** Telegram on the web, both of its forms: one editor a conversation, sent by Enter. */
import type { Adapter } from "./adapter";
import { plain } from "./plain";

export const telegram: Adapter = { ...plain, network: "telegram", sends: ".btn-send" };
