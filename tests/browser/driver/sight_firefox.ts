// Firefox hands out no accessibility tree: the document is read by the same rules in a world of its own, closed shadow
// roots included, which the browser opens to its driver.
import { readFile } from "node:fs/promises";
import type { Page } from "puppeteer-core";
import type { Box, Read, Sight } from "./sight";

/** What of the protocol is used here and has no method in the library. */
interface Connection {
  send(method: string, parameters: object): Promise<{ result: Answer }>;
}

interface Answer {
  type?: string;
  exceptionDetails?: { text: string };
  result: { type: string; value?: unknown };
}

interface RemoteNode {
  value?: { shadowRoot?: { sharedId: string } | null; children?: RemoteNode[] };
}

/** The world beside the page's own, in which the reader lives. */
const WORLD = "eyes";

export class FirefoxSight implements Sight {
  private constructor(
    private readonly connection: Connection,
    private readonly context: string,
    private readonly reader: string,
  ) {}

  static async of(page: Page): Promise<Sight> {
    const { connection } = page.browser() as unknown as { connection: Connection };
    const { _id } = page.mainFrame() as unknown as { _id: string };
    return new FirefoxSight(connection, _id, await readFile("target/browser/reader.js", "utf8"));
  }

  async read(): Promise<Read> {
    const roots = (await this.roots()).map((sharedId) => ({ sharedId }));
    // A page that was left has taken the reader with it.
    const call = `(...roots) => { if (!globalThis.eyes) { ${this.reader} } return JSON.stringify(eyes.read(roots)); }`;
    return JSON.parse(await this.call(call, roots)) as Read;
  }

  async box(id: number): Promise<Box | undefined> {
    return (
      JSON.parse(await this.call(`(id) => JSON.stringify(eyes.box(id) ?? null)`, [number(id)])) ?? undefined
    );
  }

  async show(id: number): Promise<void> {
    await this.call("(id) => eyes.show(id)", [number(id)]);
  }

  async focus(id: number): Promise<void> {
    await this.call("(id) => eyes.of(id).focus()", [number(id)]);
  }

  async ask<T>(id: number, question: (element: Element) => T): Promise<T> {
    const answer = await this.call(`(id) => JSON.stringify([(${question})(eyes.of(id))])`, [number(id)]);
    return (JSON.parse(answer) as [T])[0];
  }

  /** The closed roots at the top of the document, where ours stand. */
  private async roots(): Promise<string[]> {
    const { result } = await this.connection.send("script.evaluate", {
      expression: "document.documentElement",
      target: { context: this.context },
      awaitPromise: false,
      serializationOptions: { includeShadowTree: "all", maxDomDepth: 1 },
    });
    const { value } = result.result as RemoteNode;
    return (value?.children ?? []).flatMap((child) => child.value?.shadowRoot?.sharedId ?? []);
  }

  private async call(functionDeclaration: string, parameters: object[]): Promise<string> {
    const { result } = await this.connection.send("script.callFunction", {
      functionDeclaration,
      arguments: parameters,
      target: { context: this.context, sandbox: WORLD },
      awaitPromise: false,
    });
    if (result.exceptionDetails) throw new Error(result.exceptionDetails.text);
    return String(result.result.value);
  }
}

function number(value: number): object {
  return { type: "number", value };
}
