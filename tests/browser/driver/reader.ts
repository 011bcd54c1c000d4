// Reads a document as a screen reader does. Runs inside Firefox, beside the page's own scripts, where these do not
// reach; see `sight_firefox.ts`.
import { computeAccessibleName, getRole } from "dom-accessibility-api";
import type { Box, Read } from "./sight";

const kept: Element[] = [];

/** What has a name worth the work of finding it. */
const NAMED =
  /^(alert|alertdialog|article|button|checkbox|combobox|dialog|form|group|heading|img|link|list|log|main|menuitem|navigation|option|radio|region|searchbox|status|switch|tab|textbox)$/;

function read(roots: ShadowRoot[]): Read {
  kept.length = 0;
  const shadows = new Map(roots.map((root) => [root.host, root]));
  // With a modal dialog open nothing else can be reached.
  const modal = roots.map((root) => root.querySelector("dialog:modal")).find(Boolean);
  const children = modal ? elements(modal, shadows) : nodes(document.documentElement, shadows);
  return { id: -1, role: "RootWebArea", name: document.title, properties: {}, children };
}

function nodes(parent: Element, shadows: Map<Element, ShadowRoot>): Read[] {
  const all = [...parent.childNodes, ...(shadows.get(parent)?.childNodes ?? [])];
  return all.flatMap((node) => {
    if (node instanceof Text) {
      return /\S/.test(node.data)
        ? [{ id: -1, role: "StaticText", name: node.data, properties: {}, children: [] }]
        : [];
    }
    return node instanceof Element ? elements(node, shadows) : [];
  });
}

function elements(element: Element, shadows: Map<Element, ShadowRoot>): Read[] {
  if (element.getAttribute("aria-hidden") === "true" || /^(SCRIPT|STYLE|HEAD|svg)$/.test(element.tagName))
    return [];
  const { display, visibility } = getComputedStyle(element);
  if (display === "none" || visibility === "hidden") return [];
  const role = roleOf(element);
  const read: Read = {
    id: kept.push(element) - 1,
    role,
    name: NAMED.test(role) ? computeAccessibleName(element) : "",
    properties: NAMED.test(role) ? propertiesOf(element) : {},
    children: nodes(element, shadows),
  };
  return [read];
}

function roleOf(element: Element): string {
  if (element.tagName === "MARK") return "mark";
  const role = getRole(element);
  const root = element instanceof HTMLElement && element.isContentEditable;
  if (!role && root && !element.parentElement?.isContentEditable) return "textbox";
  return role ?? "generic";
}

function propertiesOf(element: Element): Record<string, unknown> {
  const root = element.getRootNode() as Document | ShadowRoot;
  const flag = (name: string) => element.getAttribute(`aria-${name}`) === "true";
  return {
    focused: root.activeElement === element,
    disabled: element.matches(":disabled") || flag("disabled"),
    expanded: flag("expanded"),
    pressed: flag("pressed"),
    checked: element instanceof HTMLInputElement ? element.checked : flag("checked"),
  };
}

function of(id: number): Element {
  const element = kept[id];
  if (!element) throw new Error(`nothing was read as ${id}`);
  return element;
}

function box(id: number): Box | undefined {
  const { left, top, right, bottom } = of(id).getBoundingClientRect();
  return right > left && bottom > top ? { left, top, right, bottom } : undefined;
}

function show(id: number): void {
  const { top, bottom } = of(id).getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) of(id).scrollIntoView({ block: "center", behavior: "instant" });
}

Object.assign(globalThis, { eyes: { read, of, box, show } });
