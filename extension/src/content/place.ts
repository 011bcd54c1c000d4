/** Where the badge goes: by the composer, over none of its words or buttons. Pure geometry. */

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Size {
  width: number;
  height: number;
}

const GAP = 6;

/** The first free place around the scope, then inside it; in a full window the corner farthest from the text. */
export function placeFor(
  size: Size,
  editor: Box,
  scope: Box,
  taken: readonly Box[],
  view: Size,
): { left: number; top: number } {
  const inner = Math.max(scope.left, 0) + 8;
  const right = Math.min(scope.right, view.width) - size.width - 8;
  const candidates = [
    { left: inner, top: scope.bottom + GAP },
    { left: inner, top: scope.top - size.height - GAP },
    { left: Math.max(editor.left, 8), top: editor.bottom + GAP },
    { left: right, top: editor.bottom + GAP },
    { left: Math.max(editor.left, 8), top: editor.top - size.height - GAP },
    { left: right, top: editor.top - size.height - GAP },
    { left: inner, top: scope.bottom - size.height - GAP },
    { left: 8, top: 8 },
  ];
  const obstacles = [editor, ...taken];
  const free = candidates.find((spot) => {
    const box = { ...spot, right: spot.left + size.width, bottom: spot.top + size.height };
    const seen = box.left >= 0 && box.top >= 0 && box.right <= view.width && box.bottom <= view.height;
    return seen && !obstacles.some((other) => overlap(box, other));
  });
  return free ?? { left: 8, top: Math.max(8, view.height - size.height - 8) };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
