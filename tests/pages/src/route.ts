// Where the person is: the address bar is the state, moved by history.pushState without a reload.
import { useSyncExternalStore } from "react";

export const onMessenger = location.hostname === "www.messenger.com";

export type Route =
  | { page: "feed" }
  | { page: "group"; id: string }
  | { page: "messages"; chat: string | undefined };

const listeners = new Set<() => void>();

function announce(): void {
  for (const listener of listeners) listener();
}

addEventListener("popstate", announce);

/** The address of a page with the language and policy of this visit kept. */
export function address(path: string): string {
  const now = new URLSearchParams(location.search);
  const query = new URLSearchParams();
  for (const name of ["lang", "csp"]) {
    const value = now.get(name);
    if (value) query.set(name, value);
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

export function chatPath(id: string): string {
  return onMessenger ? `/t/${id}/` : `/messages/t/${id}/`;
}

export function go(path: string): void {
  history.pushState(null, "", address(path));
  scrollTo(0, 0);
  announce();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useRoute(): Route {
  return parse(useSyncExternalStore(subscribe, () => location.pathname));
}

function parse(path: string): Route {
  const chat = /^(?:\/messages)?\/t\/([^/]+)/.exec(path)?.[1];
  if (onMessenger || path.startsWith("/messages")) return { page: "messages", chat };
  const group = /^\/groups\/([^/]+)/.exec(path)?.[1];
  return group ? { page: "group", id: group } : { page: "feed" };
}
