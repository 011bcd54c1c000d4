// The HTML that the network serves: bare shells for the client, without an inline script or style.
import { cx } from "../src/class_names";

export type Policy = "facebook" | "no-wasm";
export type Lang = "vi" | "en";

export const RIBBON: Record<Lang, string> = {
  vi: "Mô phỏng — không phải Facebook thật",
  en: "Simulation — not the real Facebook",
};

/** Shaped like the header recorded from the original; the variant withholds WebAssembly alone. */
export function contentPolicy(policy: Policy): string {
  const wasm = policy === "facebook" ? " 'wasm-unsafe-eval'" : "";
  return [
    "default-src 'self' blob:",
    `script-src 'self' blob:${wasm}`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "worker-src 'self' blob:",
    "frame-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
    "object-src 'none'",
  ].join("; ");
}

export function readLang(query: URLSearchParams): Lang {
  return query.get("lang") === "en" ? "en" : "vi";
}

export function readPolicy(query: URLSearchParams, preset: Policy): Policy {
  const asked = query.get("csp");
  return asked === "no-wasm" || asked === "facebook" ? asked : preset;
}

export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

function page(lang: Lang, title: string, head: string, body: string): string {
  return `<!doctype html>
<html lang="${lang}" class="${cx("page")}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/rsrc/main.css">
${head}</head>
<body class="${cx("body")}">
<div class="${cx("ribbon")}" role="note">${escapeHtml(RIBBON[lang])}</div>
${body}
</body>
</html>
`;
}

/** What the client mounts into, for the feed, groups and messages alike. */
export function shell(lang: Lang, network: "facebook" | "messenger"): string {
  const name = network === "messenger" ? "Messenger" : "Facebook";
  const suffix = lang === "en" ? "simulation" : "mô phỏng";
  return page(
    lang,
    `${name} (${suffix})`,
    '<script src="/rsrc/main.js" defer></script>\n',
    `<div id="mount_0_0_k9"></div>`,
  );
}

const NEIGHBOUR = {
  name: "Lâm Thị Cẩm Tú",
  text: "Chiều nay nước ròng, ghé bến lấy mấy ký cá linh về kho lạt. Nhà ai có bông điên điển cho xin một rổ!",
};

const NATIVE = {
  vi: {
    title: "Facebook trên di động",
    prompt: "Bạn đang nghĩ gì?",
    post: "Đăng",
    comment: "Viết bình luận…",
    send: "Bình luận",
    mine: "Bạn",
    latest: "Bài viết mới",
  },
  en: {
    title: "Facebook on a phone",
    prompt: "What's on your mind?",
    post: "Post",
    comment: "Write a comment…",
    send: "Comment",
    mine: "You",
    latest: "Latest posts",
  },
};

/** The old mobile site: a textarea and a line, both sent by the browser's own form submission. */
export function nativePage(lang: Lang, search: string, sent: { kind: string; text: string }[]): string {
  const t = NATIVE[lang];
  const article = (author: string, text: string, below: string) =>
    `<article class="${cx("card native-post")}"><h3 class="${cx("native-author")}">${escapeHtml(author)}</h3>` +
    `<p class="${cx("post-text")}">${escapeHtml(text)}</p>${below}</article>`;
  const comments = sent
    .filter((item) => item.kind === "comment")
    .map(
      (item) =>
        `<p class="${cx("native-comment")}"><b>${escapeHtml(t.mine)}</b> ${escapeHtml(item.text)}</p>`,
    );
  const line =
    `${comments.join("")}<form method="post" action="/a/comment.php${escapeHtml(search)}" class="${cx("native-line")}">` +
    `<input type="text" name="comment_text" class="${cx("native-input")}" autocomplete="off" aria-label="${escapeHtml(t.comment)}" placeholder="${escapeHtml(t.comment)}">` +
    `<button type="submit" class="${cx("button-plain")}">${escapeHtml(t.send)}</button></form>`;
  const posts = sent
    .filter((item) => item.kind === "post")
    .map((item) => article(t.mine, item.text, ""))
    .reverse();
  return page(
    lang,
    t.title,
    "",
    `<main id="root" class="${cx("native")}"><h1 class="${cx("native-title")}">${escapeHtml(t.title)}</h1>
<form method="post" action="/composer/mbasic/${escapeHtml(search)}" class="${cx("card native-form")}">
<textarea name="xc_message" rows="4" class="${cx("native-area")}" data-sigil="composer-textarea m-textarea-input" aria-label="${escapeHtml(t.prompt)}" placeholder="${escapeHtml(t.prompt)}"></textarea>
<button type="submit" value="Post" name="view_post" class="${cx("button-main")}">${escapeHtml(t.post)}</button>
</form>
<h2 class="${cx("native-title")}">${escapeHtml(t.latest)}</h2>
${posts.join("\n")}
${article(NEIGHBOUR.name, NEIGHBOUR.text, line)}
</main>`,
  );
}
