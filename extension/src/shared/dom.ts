/** Builds elements. Every text goes in as a text node, so nothing a person wrote can ever become markup. */

type Child = Node | string | null | undefined | false;

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | boolean> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

/** The product's mark: a speech bubble with a keyhole. Drawn in the current text colour. */
export function mark(size: number): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  for (const [name, value] of Object.entries({
    viewBox: "0 0 32 32",
    width: size,
    height: size,
    "aria-hidden": "true",
    focusable: "false",
  })) {
    svg.setAttribute(name, String(value));
  }
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", MARK);
  path.setAttribute("fill", "currentColor");
  path.setAttribute("fill-rule", "evenodd");
  svg.append(path);
  return svg;
}

const MARK =
  "M16 3C8.3 3 2 8.5 2 15.3c0 3.8 2 7.2 5.2 9.4-.1 1.6-.8 3.1-1.9 4.2-.4.4-.1 1.1.5 1.1 2.7 0 5-1 6.7-2.7 1.1.2 2.3.3 3.5.3 7.7 0 14-5.5 14-12.3S23.7 3 16 3Zm0 6a3.7 3.7 0 0 1 1.8 6.9l1.1 4.6c.1.6-.3 1.1-.9 1.1h-4c-.6 0-1-.5-.9-1.1l1.1-4.6A3.7 3.7 0 0 1 16 9Z";
