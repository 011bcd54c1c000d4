// Answers for www.facebook.com, m.facebook.com and www.messenger.com: documents, bundles, posts.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Received } from "../server";
import { contentPolicy, nativePage, type Policy, readLang, readPolicy, shell } from "./documents";
import { notFound, sendFile } from "./files";

export interface Network {
  root: string;
  policy: Policy;
  kept: Received[];
}

/** Facebook itself allows about 63,000 characters; tests of huge texts need more. */
const LARGEST_BODY = 16 * 1024 * 1024;

const SURFACES: Record<string, Received["surface"]> = {
  ComposerStoryCreateMutation: "feed",
  useCometUFICreateCommentMutation: "comment",
  MessengerSendMessageMutation: "message",
};

/** What came through the native forms, and through which one; a weak key so that `clear` forgets it too. */
const nativeKinds = new WeakMap<Received, "post" | "comment">();

export function answerNetwork(request: IncomingMessage, response: ServerResponse, network: Network): void {
  answer(request, response, network).catch((error: unknown) => {
    if (!response.headersSent) response.writeHead(error instanceof TooLarge ? 413 : 500);
    response.end();
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, network: Network): Promise<void> {
  const host = (request.headers.host ?? "").replace(/:\d+$/, "");
  const url = new URL(request.url ?? "/", `https://${host || "www.facebook.com"}`);
  if (host === "facebook.com") {
    response.writeHead(301, { location: `https://www.facebook.com${url.pathname}${url.search}` }).end();
    return;
  }
  if (url.pathname.startsWith("/rsrc/")) return sendFile(response, network.root, url.pathname.slice(6));
  if (request.method === "POST") return receive(request, response, network, host, url);
  if (request.method !== "GET" && request.method !== "HEAD") return notFound(response);

  const lang = readLang(url.searchParams);
  const native = host === "m.facebook.com";
  const body = native
    ? nativePage(lang, kept(url), nativeSent(network.kept))
    : shell(lang, host === "www.messenger.com" ? "messenger" : "facebook");
  response.writeHead(200, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": contentPolicy(readPolicy(url.searchParams, network.policy)),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.end(body);
}

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  network: Network,
  host: string,
  url: URL,
): Promise<void> {
  const form = new URLSearchParams(await readBody(request));
  const at = Date.now();
  if (url.pathname === "/api/graphql/") {
    const surface = SURFACES[form.get("fb_api_req_friendly_name") ?? ""];
    const text = messageText(form.get("variables"));
    if (!surface || text === undefined) {
      response.writeHead(400).end();
      return;
    }
    network.kept.push({
      network: host === "www.messenger.com" ? "messenger" : "facebook",
      surface,
      text,
      at,
    });
    response.writeHead(200, { "content-type": "application/json" });
    response.end('{"data":{"ok":true}}');
    return;
  }
  const field = form.get("xc_message") ?? form.get("comment_text");
  if (host !== "m.facebook.com" || field === null) return notFound(response);
  const item: Received = { network: "facebook", surface: "native-form", text: field, at };
  nativeKinds.set(item, form.has("xc_message") ? "post" : "comment");
  if (field.trim() !== "") network.kept.push(item);
  // The browser then loads the page again by GET, so that a reload does not post twice.
  response.writeHead(303, { location: `/m/${kept(url)}` }).end();
}

function messageText(variables: string | null): string | undefined {
  try {
    const text: unknown = JSON.parse(variables ?? "").input.message.text;
    return typeof text === "string" ? text : undefined;
  } catch {
    return undefined;
  }
}

function nativeSent(all: Received[]): { kind: string; text: string }[] {
  return all.flatMap((item) => {
    const kind = nativeKinds.get(item);
    return kind ? [{ kind, text: item.text }] : [];
  });
}

/** Language and policy follow the person from page to page. */
function kept(url: URL): string {
  const query = new URLSearchParams();
  for (const name of ["lang", "csp"]) {
    const value = url.searchParams.get(name);
    if (value) query.set(name, value);
  }
  const text = query.toString();
  return text ? `?${text}` : "";
}

class TooLarge extends Error {}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_BODY) throw new TooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}
