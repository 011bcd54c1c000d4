// Sees a page as a screen reader does, through the accessibility tree, and acts on it with a real pointer.
// The dialog lives in a closed shadow root: this is the only door, and the one that people use.
import type { Page } from "puppeteer-core";
import { type Box, type Read, type Sight, sightOf } from "./sight";

type Name = string | RegExp;

export class Seen {
  constructor(private readonly raw: Read) {}

  get role(): string {
    return this.raw.role;
  }

  get name(): string {
    return plain(this.raw.name);
  }

  get element(): number {
    return this.raw.id;
  }

  property(name: string): unknown {
    return this.raw.properties[name];
  }

  /** Everything below, in reading order, itself included. */
  all(): Seen[] {
    const below = this.raw.children.flatMap((child) => new Seen(child).all());
    return this.raw.role === "" ? below : [this, ...below];
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
    private readonly sight: Sight,
  ) {}

  static async of(page: Page): Promise<Screen> {
    return new Screen(page, await sightOf(page));
  }

  async look(): Promise<Seen> {
    return new Seen(await this.sight.read());
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
    await this.sight.focus(seen.element);
  }

  async middle(seen: Seen): Promise<{ x: number; y: number }> {
    await this.sight.show(seen.element);
    const { left, top, right, bottom } = await this.box(seen);
    return { x: (left + right) / 2, y: (top + bottom) / 2 };
  }

  /** Where it stands in the window, in CSS pixels. */
  async box(seen: Seen): Promise<Box> {
    const box = await this.sight.box(seen.element);
    if (!box) throw new Error(`${seen.role} "${seen.name}" has no place on the screen`);
    return box;
  }

  /** Asks an element what no reader says, such as the lines of an editor. */
  ask<T>(seen: Seen, question: (element: Element) => T): Promise<T> {
    return this.sight.ask(seen.element, question);
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
