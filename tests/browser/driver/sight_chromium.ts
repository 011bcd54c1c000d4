// Chromium hands out its accessibility tree; closed shadow roots are part of it, as they are for people.
import type { CDPSession, Page, Protocol } from "puppeteer-core";
import type { Box, Read, Sight } from "./sight";

type RawNode = Protocol.Accessibility.AXNode;

export class ChromiumSight implements Sight {
  private constructor(private readonly cdp: CDPSession) {}

  static async of(page: Page): Promise<Sight> {
    const cdp = await page.createCDPSession();
    await cdp.send("Accessibility.enable");
    await cdp.send("DOM.enable");
    return new ChromiumSight(cdp);
  }

  async read(): Promise<Read> {
    const { nodes } = await this.cdp.send("Accessibility.getFullAXTree");
    const tree = new Map(nodes.map((node) => [node.nodeId, node]));
    const [root] = nodes;
    if (!root) throw new Error("the page shows nothing");
    return readOf(root, tree);
  }

  async box(id: number): Promise<Box | undefined> {
    const { quads } = await this.cdp.send("DOM.getContentQuads", { backendNodeId: id });
    const [quad] = quads;
    if (!quad) return undefined;
    const [left = 0, top = 0, , , right = 0, bottom = 0] = quad;
    return { left, top, right, bottom };
  }

  async show(id: number): Promise<void> {
    await this.cdp.send("DOM.scrollIntoViewIfNeeded", { backendNodeId: id });
  }

  async focus(id: number): Promise<void> {
    await this.cdp.send("DOM.focus", { backendNodeId: id });
  }

  async ask<T>(id: number, question: (element: Element) => T): Promise<T> {
    const { object } = await this.cdp.send("DOM.resolveNode", { backendNodeId: id });
    const { result, exceptionDetails } = await this.cdp.send("Runtime.callFunctionOn", {
      objectId: object.objectId,
      functionDeclaration: `function () { return (${question})(this); }`,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value as T;
  }
}

function readOf(node: RawNode, tree: Map<string, RawNode>): Read {
  const children = (node.childIds ?? []).flatMap((id) => {
    const child = tree.get(id);
    return child ? [readOf(child, tree)] : [];
  });
  return {
    id: node.backendDOMNodeId ?? 0,
    role: node.ignored ? "" : String(node.role?.value ?? ""),
    name: String(node.name?.value ?? ""),
    properties: Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value])),
    children,
  };
}
