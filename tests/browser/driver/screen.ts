// Sees a page as a screen reader does, through the accessibility tree, and acts on it with a real pointer.
// The dialog lives in a closed shadow root: this is the only door, and the one that people use.
import type { CDPSession, Page, Protocol } from "puppeteer-core";

type RawNode = Protocol.Accessibility.AXNode;
type Name = string | RegExp;

export class Seen {
  constructor(
    private readonly tree: Map<string, RawNode>,
    private readonly raw: RawNode,
  ) {}

  get role(): string {
    return String(this.raw.role?.value ?? "");
  }

  get name(): string {
    return plain(String(this.raw.name?.value ?? ""));
  }

  get element(): number {
    return this.raw.backendDOMNodeId ?? 0;
  }

  property(name: string): unknown {
    return this.raw.properties?.find((one) => one.name === name)?.value.value;
  }

  /** Everything below, in reading order, itself included. */
  all(): Seen[] {
    const below = (this.raw.childIds ?? []).flatMap((id) => {
      const child = this.tree.get(id);
      return child ? new Seen(this.tree, child).all() : [];
    });
    return this.raw.ignored ? below : [this, ...below];
  }

  find(role: string, name: Name = /(?:)/): Seen | undefined {
    return this.all().find((one) => one.role === role && matches(one.name, name));
  }

  /** The words that are read out, in order. */
  text(): string {
    const words = this.all().filter((one) => one.role === "StaticText");
    return words.map((one) => one.name).join(" ");
  }
}

/** Facebook-like pages put invisible characters in what they show. */
function plain(text: string): string {
  return text.replace(/[\u034f\u200b-\u200f\u2060\ufeff]/g, "").trim();
}

function matches(text: string, name: Name): boolean {
  return typeof name === "string" ? text === name : name.test(text);
}

export class Screen {
  private constructor(
    readonly page: Page,
    readonly cdp: CDPSession,
  ) {}

  static async of(page: Page): Promise<Screen> {
    const cdp = await page.createCDPSession();
    await cdp.send("Accessibility.enable");
    await cdp.send("DOM.enable");
    return new Screen(page, cdp);
  }

  async look(): Promise<Seen> {
    const { nodes } = await this.cdp.send("Accessibility.getFullAXTree");
    const tree = new Map(nodes.map((node) => [node.nodeId, node]));
    const root = nodes[0];
    if (!root) throw new Error("the page shows nothing");
    return new Seen(tree, root);
  }

  async find(role: string, name?: Name): Promise<Seen | undefined> {
    return (await this.look()).find(role, name);
  }

  /** Waits for something to be readable. */
  async wait(role: string, name?: Name, milliseconds = 5000): Promise<Seen> {
    const found = await until(() => this.find(role, name), milliseconds);
    if (found) return found;
    const there = (await this.look()).all().filter((one) => !/Text(Box)?$/.test(one.role) && one.name);
    const list = there.map((one) => `${one.role} "${one.name.slice(0, 60)}"`).join("\n  ");
    throw new Error(`no ${role} ${name ?? ""} within ${milliseconds} ms; there is:\n  ${list}`);
  }

  /** A press with the mouse, in the middle of what is seen. */
  async press(seen: Seen): Promise<void> {
    const { x, y } = await this.middle(seen);
    await this.page.mouse.click(x, y, { delay: 20 });
  }

  /** Moves the keyboard's focus, as Tab would. */
  async focus(seen: Seen): Promise<void> {
    await this.cdp.send("DOM.focus", { backendNodeId: seen.element });
  }

  async middle(seen: Seen): Promise<{ x: number; y: number }> {
    await this.cdp.send("DOM.scrollIntoViewIfNeeded", { backendNodeId: seen.element });
    const { left, top, right, bottom } = await this.box(seen);
    return { x: (left + right) / 2, y: (top + bottom) / 2 };
  }

  /** Where it stands in the window, in CSS pixels. */
  async box(seen: Seen): Promise<{ left: number; top: number; right: number; bottom: number }> {
    const { quads } = await this.cdp.send("DOM.getContentQuads", { backendNodeId: seen.element });
    const [quad] = quads;
    if (!quad) throw new Error(`${seen.role} "${seen.name}" has no place on the screen`);
    const [left = 0, top = 0, , , right = 0, bottom = 0] = quad;
    return { left, top, right, bottom };
  }
}

/** Asks again until there is an answer, or gives up with none. */
export async function until<T>(ask: () => Promise<T> | T, milliseconds = 5000): Promise<T | undefined> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (answer || Date.now() > end) return answer || undefined;
    await pause(25);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
