/**
 * Reading a composer: the text as the page's own editor holds it, a block a line, and where each piece of it lies
 * in the page.
 */

import { isField } from "./intent";

/** A text node and the offset of its first code unit in the composer's text. */
export interface Piece {
  node: Text;
  start: number;
}

export interface Reading {
  text: string;
  /** Empty for a field. */
  pieces: Piece[];
}

const BLOCKS = new Set(
  "ADDRESS ARTICLE BLOCKQUOTE DD DIV DL DT FIGURE H1 H2 H3 H4 H5 H6 HR LI OL P PRE SECTION TABLE TBODY TD TR UL".split(
    " ",
  ),
);

export function readComposer(editor: Element): Reading {
  if (isField(editor)) return { text: editor.value, pieces: [] };
  const parts: string[] = [];
  const pieces: Piece[] = [];
  let length = 0;
  const write = (text: string) => {
    parts.push(text);
    length += text.length;
  };

  const walk = (parent: Element) => {
    let before: "nothing" | "words" | "block" = "nothing";
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node instanceof Text) {
        if (node.data === "") continue;
        if (before === "block") write("\n");
        pieces.push({ node, start: length });
        write(node.data);
        before = "words";
      } else if (node instanceof Element && node.getAttribute("aria-hidden") !== "true") {
        if (node.tagName === "BR") {
          if (!closesBlock(node, editor)) write("\n");
          before = before === "nothing" ? "words" : before;
          continue;
        }
        const block = BLOCKS.has(node.tagName);
        if (before === "block" || (block && before === "words")) write("\n");
        walk(node);
        before = block ? "block" : "words";
      }
    }
  };
  walk(editor);
  return { text: parts.join(""), pieces };
}

/** The last BR of a block only keeps the caret's line open; the model holds no line break for it. */
function closesBlock(br: Element, editor: Element): boolean {
  for (let next = br.nextSibling; next; next = next.nextSibling) {
    if (!(next instanceof Text) || next.data !== "") return false;
  }
  return br.parentElement === editor || BLOCKS.has(br.parentElement?.tagName ?? "");
}

/** A range of the page for a span of the composer's text, or null where the text has moved on. */
export function rangeOf(reading: Reading, start: number, end: number): Range | null {
  const first = pieceAt(reading.pieces, start, false);
  const last = pieceAt(reading.pieces, end, true);
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(first.node, start - first.start);
  range.setEnd(last.node, end - last.start);
  return range;
}

/** The piece that holds an offset; at a seam the end of a span belongs to the piece before it. */
function pieceAt(pieces: Piece[], offset: number, isEnd: boolean): Piece | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = pieces[middle]?.start ?? 0;
    if (isEnd ? start < offset : start <= offset) low = middle + 1;
    else high = middle;
  }
  const piece = pieces[low - 1];
  return piece && offset - piece.start <= piece.node.data.length ? piece : undefined;
}

/** The offset in the composer's text of a place in the page, or -1 outside of it. */
export function offsetOf(reading: Reading, node: Node | null, offset: number): number {
  const piece = reading.pieces.find((piece) => piece.node === node);
  return piece ? piece.start + offset : -1;
}
