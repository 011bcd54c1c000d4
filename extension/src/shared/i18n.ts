/** The product's words. Both languages are bundled, because the person's choice may differ from the browser's. */
import en from "../../_locales/en/messages.json";
import vi from "../../_locales/vi/messages.json";
import type { Lang, RuleId } from "../engine/engine";

export type Key = keyof typeof vi;
export type Say = (key: Key, values?: Record<string, string | number>) => string;

const BOOKS: Record<Lang, Record<Key, { message: string }>> = { vi, en };

/** `{name}` in a message is replaced by the value of that name. */
export function wording(lang: Lang): Say {
  const book = BOOKS[lang];
  return (key, values) => {
    const message = book[key].message;
    return values ? message.replace(/\{(\w+)\}/g, (slot, name) => String(values[name] ?? slot)) : message;
  };
}

/** The key of a rule's wording, such as `rule_list_health_title`. */
export function ruleKey(rule: RuleId, part: "title" | "body"): Key {
  return `rule_${rule.replaceAll("-", "_")}_${part}` as Key;
}

export function isLang(value: unknown): value is Lang {
  return value === "vi" || value === "en";
}

/** An ISO day as people write it in Vietnam; English readers here write it the same way. */
export function dayMonthYear(iso: string): string {
  return iso.split("-").reverse().join("/");
}
