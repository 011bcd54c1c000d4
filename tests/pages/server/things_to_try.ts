// http://localhost: the page of things to try, for people who run the guard with a display, and the site.
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { escapeHtml } from "./documents";
import { notFound, sendFile } from "./files";

export interface Local {
  root: string;
  www?: string;
}

interface Story {
  id: string;
  title_vi: string;
  title_en: string;
  text: string;
  surface: "feed" | "comment" | "message";
  expect: "none" | "note" | "warn" | "strong";
}

export function answerLocal(request: IncomingMessage, response: ServerResponse, local: Local): void {
  answer(request, response, local).catch(() => {
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, local: Local): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") return notFound(response);
  const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
  if (path === "/thu" || path === "/thu/") {
    const stories = JSON.parse(await readFile(join(local.root, "stories.json"), "utf8")) as Story[];
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy":
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'",
      "cache-control": "no-store",
    });
    response.end(thingsToTry(stories, local.www !== undefined));
    return;
  }
  if (path === "/thu/thu.js" || path === "/thu/thu.css") return sendFile(response, local.root, path);
  if (local.www !== undefined) return sendFile(response, local.www, path);
  if (path === "/") {
    response.writeHead(302, { location: "/thu" }).end();
    return;
  }
  notFound(response);
}

const PLACES: Record<Story["surface"], { vi: string; en: string; href: string }> = {
  feed: {
    vi: "Mở bảng tin, bấm “Bạn đang nghĩ gì?”, dán vào rồi bấm Đăng",
    en: "Open the feed, press “Bạn đang nghĩ gì?”, paste, then press Đăng (Post)",
    href: "https://www.facebook.com/",
  },
  comment: {
    vi: "Mở bảng tin, dán vào ô bình luận dưới bài của chị Diệp rồi nhấn Enter",
    en: "Open the feed, paste into the comment box under Ms Diệp's post, then press Enter",
    href: "https://www.facebook.com/",
  },
  message: {
    vi: "Mở đoạn chat với Thanh Nhàn, dán vào ô tin nhắn rồi nhấn Enter",
    en: "Open the chat with Thanh Nhàn, paste into the message box, then press Enter",
    href: "https://www.messenger.com/t/100088000214/",
  },
};

const OUTCOMES: Record<Story["expect"], { vi: string; en: string }> = {
  none: { vi: "Đăng bình thường, Giữ Kín không nói gì", en: "Goes out as usual; Giữ Kín says nothing" },
  note: { vi: "Một dòng nhắc nhẹ, không chặn lại", en: "A quiet line, nothing is held" },
  warn: { vi: "Giữ Kín xin Anh/Chị dừng một chút", en: "Giữ Kín asks for a pause" },
  strong: {
    vi: "Giữ Kín xin Anh/Chị dừng lại xem kỹ; nếu vẫn đăng thì thêm một bước xác nhận",
    en: "Giữ Kín asks for a pause; posting takes one more step",
  },
};

function storyCard(story: Story): string {
  const place = PLACES[story.surface];
  const outcome = OUTCOMES[story.expect];
  const box = `text-${escapeHtml(story.id)}`;
  return `<li class="story">
<h3>${escapeHtml(story.title_vi)} <span lang="en">${escapeHtml(story.title_en)}</span></h3>
<pre id="${box}" tabindex="0">${escapeHtml(story.text)}</pre>
<div class="actions">
<button type="button" data-copies="${box}">Chép <span lang="en">Copy</span></button>
<a href="${place.href}" target="_blank" rel="noopener">${story.surface === "message" ? "Mở đoạn chat" : "Mở bảng tin"} <span lang="en">Open</span></a>
</div>
<dl>
<div><dt>Cách thử</dt><dd>${escapeHtml(place.vi)}.<span lang="en">${escapeHtml(place.en)}.</span></dd></div>
<div><dt>Sẽ thấy</dt><dd>${escapeHtml(outcome.vi)}.<span lang="en">${escapeHtml(outcome.en)}.</span></dd></div>
</dl>
</li>`;
}

/** The whole page, readable without a script; the script only serves the copy buttons. */
function thingsToTry(stories: Story[], site: boolean): string {
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Thử Giữ Kín · Try Giữ Kín</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/thu/thu.css">
<script src="/thu/thu.js" defer></script>
</head>
<body>
<header>
<p class="name">Giữ Kín</p>
<h1>Mời Anh/Chị thử</h1>
<p class="lead">Cửa sổ này là một trình duyệt tạm, dùng hồ sơ riêng và sẽ được xóa khi đóng. Các trang facebook.com và messenger.com mở ở đây chỉ là <strong>mô phỏng</strong> chạy ngay trên máy này: không phải Facebook thật, không có gì lên mạng, nên Anh/Chị cứ bấm Đăng thoải mái.</p>
<p class="lead" lang="en">This window is a throw-away browser with a profile of its own, deleted when it closes. The facebook.com and messenger.com opened from here are a <strong>simulation</strong> on this machine: not the real Facebook, nothing goes online, so please press Post freely.</p>
</header>
<main>
<section aria-labelledby="surfaces">
<h2 id="surfaces">Các trang mô phỏng <span lang="en">Simulated pages</span></h2>
<ul class="surfaces">
<li><a href="https://www.facebook.com/" target="_blank" rel="noopener">Bảng tin Facebook <span lang="en">Feed</span></a></li>
<li><a href="https://www.facebook.com/groups/yeu-vuon-nha/" target="_blank" rel="noopener">Một nhóm <span lang="en">A group</span></a></li>
<li><a href="https://www.messenger.com/t/100088000214/" target="_blank" rel="noopener">Messenger</a></li>
<li><a href="https://m.facebook.com/m/" target="_blank" rel="noopener">Trang di động cũ <span lang="en">Old mobile site</span></a></li>
${site ? '<li><a href="/" target="_blank" rel="noopener">Trang thử chữ <span lang="en">Try-it page</span></a></li>' : ""}
</ul>
</section>
<section aria-labelledby="stories">
<h2 id="stories">Năm bài để thử <span lang="en">Five texts to try</span></h2>
<p>Người, số điện thoại và nơi chốn trong các bài đều do chúng tôi đặt ra. <span lang="en">People, phone numbers and places in these texts are invented.</span></p>
<ol class="stories">
${stories.map(storyCard).join("\n")}
</ol>
</section>
<section class="limits" aria-labelledby="limits">
<h2 id="limits">Điều Giữ Kín chưa làm được <span lang="en">What is not protected</span></h2>
<ul>
<li>Ứng dụng Facebook, Messenger, Zalo trên điện thoại. <span lang="en">Phone apps.</span></li>
<li>Các trang khác ngoài Facebook và Messenger. <span lang="en">Sites other than Facebook and Messenger.</span></li>
<li>Trình duyệt khác chưa cài Giữ Kín. <span lang="en">Other browsers, where it is not installed.</span></li>
<li>Chữ trong ảnh và tệp đính kèm: hiện giờ Giữ Kín chưa đọc ảnh. <span lang="en">Text in pictures and attachments: pictures are not read for now.</span></li>
</ul>
<p>Giữ Kín chỉ nhắc, không thay Anh/Chị quyết định. <span lang="en">Giữ Kín only reminds; the decision stays with you.</span></p>
</section>
</main>
</body>
</html>
`;
}
