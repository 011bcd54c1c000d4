// The places where people write, found by role and label as a person finds them, and how text leaves each.
import type { Page } from "puppeteer-core";
import type { Received } from "../../pages/server";
import { BROWSER, type Session } from "./launch";
import { Screen, type Seen, until } from "./screen";

export type Language = "vi" | "en";
export type SurfaceName = Received["surface"];
type Gesture = "button" | "enter";

interface Surface {
  url: string;
  /** What must be pressed before there is an editor. */
  opener?: Record<Language, RegExp>;
  editor: Record<Language, RegExp>;
  send: Record<Language, RegExp>;
  /** The gesture that people use here. */
  usual: Gesture;
  /** The key for a new line. */
  line: "Enter" | "Shift+Enter";
}

export const SURFACES: Record<SurfaceName, Surface> = {
  feed: {
    url: "https://www.facebook.com/",
    opener: { vi: /^Bạn đang nghĩ gì\?/, en: /^What's on your mind\?/ },
    editor: { vi: /^$|Bạn đang nghĩ gì/, en: /^$|What's on your mind/ },
    send: { vi: /^Đăng$/, en: /^Post$/ },
    usual: "button",
    line: "Enter",
  },
  comment: {
    url: "https://www.facebook.com/",
    opener: { vi: /^Viết bình luận$/, en: /^Leave a comment$/ },
    editor: { vi: /^Viết bình luận/, en: /^Write a public comment/ },
    send: { vi: /^Bình luận$/, en: /^Comment$/ },
    usual: "enter",
    line: "Shift+Enter",
  },
  message: {
    url: "https://www.messenger.com/t/100088000214/",
    editor: { vi: /^Tin nhắn$/, en: /^Message$/ },
    send: { vi: /^Nhấn Enter để gửi$/, en: /^Press Enter to send$/ },
    usual: "enter",
    line: "Shift+Enter",
  },
  "native-form": {
    url: "https://m.facebook.com/m/",
    editor: { vi: /^Bạn đang nghĩ gì/, en: /^What's on your mind/ },
    send: { vi: /^Đăng$/, en: /^Post$/ },
    usual: "button",
    line: "Enter",
  },
};

interface OpenOptions {
  /** Added to the page's address, e.g. `csp: "no-wasm"`. */
  query?: Record<string, string>;
  language?: Language;
  /** Prepares the tab while it is still empty. */
  before?: (page: Page) => Promise<void>;
}

/** An open surface with its editor focused. */
export class Composer {
  private constructor(
    readonly session: Session,
    readonly screen: Screen,
    readonly name: SurfaceName,
    readonly language: Language,
  ) {}

  static async open(session: Session, name: SurfaceName, options: OpenOptions = {}): Promise<Composer> {
    const { query = {}, language = "vi", before } = options;
    const search = new URLSearchParams(query);
    if (language === "en") search.set("lang", "en");
    const page = await session.tab(`${SURFACES[name].url}?${search}`, before);
    const composer = new Composer(session, await Screen.of(page), name, language);
    await composer.unfold();
    return composer;
  }

  /** The composer of a page that is already there, e.g. after a navigation without reload. */
  static async at(session: Session, screen: Screen, name: SurfaceName): Promise<Composer> {
    const composer = new Composer(session, screen, name, "vi");
    await composer.unfold();
    return composer;
  }

  get surface(): Surface {
    return SURFACES[this.name];
  }

  get page() {
    return this.screen.page;
  }

  private async unfold(): Promise<void> {
    const { opener } = this.surface;
    if (opener) await this.screen.press(await this.screen.wait("button", opener[this.language]));
    await this.focus();
  }

  private editor(): Promise<Seen> {
    return this.screen.wait("textbox", this.surface.editor[this.language]);
  }

  /** A click into the editor, as a person begins to write. */
  async focus(): Promise<void> {
    await this.screen.press(await this.editor());
    const focused = await until(async () => (await this.editor()).property("focused"));
    if (!focused) throw new Error(`the editor of ${this.name} does not take the focus`);
  }

  /** Types as a person does: letters one by one, line breaks by the key that makes them here. */
  async type(text: string): Promise<void> {
    for (const [number, line] of text.split("\n").entries()) {
      if (number > 0) await this.newLine();
      await this.page.keyboard.type(line);
    }
  }

  private async newLine(): Promise<void> {
    const { keyboard } = this.page;
    if (this.surface.line === "Shift+Enter") await keyboard.down("Shift");
    await keyboard.press("Enter");
    if (this.surface.line === "Shift+Enter") await keyboard.up("Shift");
  }

  /** Presses the paste keys with this text on the clipboard. */
  async paste(text: string): Promise<void> {
    if (BROWSER === "chromium") {
      const { origin } = new URL(this.page.url());
      await this.session.browser
        .defaultBrowserContext()
        .overridePermissions(origin, ["clipboard-read", "clipboard-write", "clipboard-sanitized-write"]);
    }
    await this.page.evaluate((words) => navigator.clipboard.writeText(words), text);
    await this.page.keyboard.down("Control");
    await this.page.keyboard.press("KeyV", { commands: ["Paste"] });
    await this.page.keyboard.up("Control");
  }

  /** Writes by script, as pages do when they restore a draft, and as other extensions do. */
  async fill(text: string): Promise<void> {
    await this.page.evaluate((words) => {
      const active = document.activeElement;
      if (active instanceof HTMLTextAreaElement) active.value = words;
      else document.execCommand("insertText", false, words);
    }, text);
  }

  /** Makes the gesture that sends here: the button with the mouse, or Enter. */
  async gesture(kind: Gesture = this.surface.usual): Promise<void> {
    if (kind === "enter") {
      await this.page.keyboard.press("Enter", { delay: 20 });
      return;
    }
    await this.screen.press(await this.sendButton());
  }

  /** The button that sends, once it can be pressed. */
  async sendButton(): Promise<Seen> {
    const button = await until(async () => {
      const seen = await this.screen.find("button", this.surface.send[this.language]);
      return seen && !seen.property("disabled") ? seen : undefined;
    });
    if (!button) throw new Error(`no button to send in ${this.name}`);
    return button;
  }

  /** What stands in the editor, line by line as it is drawn: its blocks, or a textarea's value. */
  async text(): Promise<string> {
    const editor = await this.editor();
    return this.screen.ask(editor, (element) => {
      if (element instanceof HTMLTextAreaElement) return element.value;
      const lines = [...element.children].map((block) => (block as HTMLElement).innerText.replace(/\n$/, ""));
      return lines.join("\n");
    });
  }

  /** Where the caret is: characters of the page's selection before it, inside the editor. */
  caret(): Promise<{ start: number; end: number }> {
    return this.page.evaluate(() => {
      const active = document.activeElement;
      if (active instanceof HTMLTextAreaElement)
        return { start: active.selectionStart, end: active.selectionEnd };
      const selection = getSelection();
      if (!active || !selection?.rangeCount) return { start: -1, end: -1 };
      const range = selection.getRangeAt(0);
      const before = range.cloneRange();
      before.selectNodeContents(active);
      before.setEnd(range.startContainer, range.startOffset);
      const start = before.toString().length;
      return { start, end: start + range.toString().length };
    });
  }
}
