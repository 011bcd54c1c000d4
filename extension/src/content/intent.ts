/**
 * Which composers would an event send? Text first: a gesture counts unless it is known to be harmless, so a
 * renamed or unlabelled button is still seen. Reads the page, changes nothing; shared by boot and core.
 */
import type { Adapter } from "../networks/adapter";
import type { Meaning } from "../networks/labels";

export interface Intent {
  editors: HTMLElement[];
  /** The gesture leads to another step of the same composer and sends nothing by itself. */
  step: boolean;
}

const NOTHING: Intent = { editors: [], step: false };

const ACTIVATORS =
  'button,[role="button"],[role="menuitem"],input[type="submit"],input[type="image"],input[type="button"],[tabindex="0"]:not([role])';
const DIALOGS = 'dialog,[role="dialog"],[role="alertdialog"]';
const SCOPES = `form,${DIALOGS}`;
/** Where a chat bar ends: what lies beyond holds the conversation, or is a part of the page of its own. */
const LANDMARKS = 'body,main,[role="main"],[role="complementary"],[role="banner"],[role="navigation"]';
const CONVERSATION =
  '[role="row"],[role="log"],[role="article"],[role="grid"],[role="feed"],[role="list"],[role="heading"],h1,h2,h3';

/** The share of the window above which a part of the page is no bar around an editor any more. */
const LARGE = 0.6;

/** What takes words and can be read, though most of it is none of ours. */
const KNOWN = "input,textarea,select,[contenteditable]";

/** The innermost element that the event is about, through open shadow roots. */
export function targetOf(event: Event): Element | null {
  const target = event.composedPath()[0];
  return target instanceof Element ? target : null;
}

/** The composer that holds an element, or null where people do not write to others. */
export function editorOf(element: Element | null, adapter: Adapter): HTMLElement | null {
  let editor = element?.closest<HTMLElement>(adapter.editors) ?? null;
  for (
    let outer = editor;
    outer;
    outer = outer.parentElement?.closest<HTMLElement>(adapter.editors) ?? null
  ) {
    editor = outer;
  }
  return editor && !editor.closest(adapter.elsewhere) ? editor : null;
}

/** Composers inside an element, outermost only. */
export function editorsIn(root: ParentNode, adapter: Adapter): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (const element of root.querySelectorAll<HTMLElement>(adapter.editors)) {
    if (editorOf(element, adapter) === element) found.push(element);
  }
  return found;
}

/** A field of the browser's own, whose text is its value; a line has what is used of a text area. */
export function isField(editor: Element): editor is HTMLTextAreaElement {
  return editor instanceof HTMLTextAreaElement || editor instanceof HTMLInputElement;
}

/** Whether words go into something that cannot be read, such as a closed part of the page that holds an editor. */
export function isUnreadable(event: Event): boolean {
  const target = targetOf(event);
  return event.type === "input" && !target?.closest(KNOWN);
}

/** Whether anything is written, without reading all of it. */
export function isBlank(editor: Element): boolean {
  return !/\S/.test(isField(editor) ? editor.value : (editor.textContent ?? ""));
}

/** The part of the page that belongs to a composer: its form, its dialog, or the bar around it in a chat. */
export function scopeOf(editor: Element): Element {
  const scope = editor.closest(SCOPES);
  if (scope) return scope;
  let bar = editor;
  for (let up = editor.parentElement; up; up = up.parentElement) {
    if (up.matches(LANDMARKS) || up.querySelector(CONVERSATION)) break;
    // Where nothing has a role, a bar that has its buttons ends before the part that fills the window.
    if (up.clientHeight > innerHeight * LARGE && bar.querySelector(ACTIVATORS)) break;
    bar = up;
  }
  return bar;
}

/** What is known of a button's label; boot knows nothing yet and takes every button for one that may send. */
type Labels = (button: Element) => Meaning;

export function intentOf(event: Event, adapter: Adapter, labels: Labels): Intent {
  if (event.type === "submit") {
    return event.target instanceof Element
      ? { editors: editorsIn(event.target, adapter), step: false }
      : NOTHING;
  }
  const target = targetOf(event);
  if (!target) return NOTHING;
  if (event instanceof KeyboardEvent) return ofKey(event, target, adapter, labels);
  if (event instanceof MouseEvent && event.button === 0) return ofButton(target, adapter, labels);
  return NOTHING;
}

function ofKey(event: KeyboardEvent, target: Element, adapter: Adapter, labels: Labels): Intent {
  // A key that an input method is still using belongs to it alone.
  if (event.type !== "keydown" || event.isComposing || event.keyCode === 229) return NOTHING;
  const editor = editorOf(target, adapter);
  if (!editor)
    return event.key === "Enter" || event.key === " " ? ofButton(target, adapter, labels) : NOTHING;
  if (event.key !== "Enter") return NOTHING;
  if (event.ctrlKey || event.metaKey) return { editors: [editor], step: false };
  if (event.shiftKey || choosing(editor)) return NOTHING;
  const surface = adapter.surface(editor);
  return surface === "comment" || surface === "message" ? { editors: [editor], step: false } : NOTHING;
}

/** With a list of people to mention open below the editor, Enter picks from the list. */
function choosing(editor: Element): boolean {
  const active = editor.getAttribute("aria-activedescendant");
  return active !== null && (document.getElementById(active)?.getClientRects().length ?? 0) > 0;
}

/** Whether the label itself says that something goes out. */
const sends = (meaning: Meaning) => meaning === "sends" || meaning === "acts";

function ofButton(target: Element, adapter: Adapter, labels: Labels): Intent {
  const known = adapter.sends ? target.closest(adapter.sends) : null;
  const button = known ?? target.closest(ACTIVATORS) ?? handOver(target);
  if (!button || button.matches(':disabled,[aria-disabled="true"]') || editorOf(button, adapter))
    return NOTHING;
  const meaning = known ? "sends" : labels(button);
  if (meaning === "harmless") return NOTHING;
  // What opens a menu or switches a setting sends nothing, unless its label says so.
  if (!sends(meaning) && button.matches("[aria-haspopup],[aria-expanded],[aria-pressed]")) return NOTHING;
  return { editors: besides(button, meaning, adapter), step: meaning === "step" };
}

/** A plain element that shows itself as a button by the hand alone: the outermost one under the same hand. */
function handOver(target: Element): Element | null {
  if (target.closest("a[href]") || getComputedStyle(target).cursor !== "pointer") return null;
  let button = target;
  for (let up = target.parentElement; up && getComputedStyle(up).cursor === "pointer"; up = up.parentElement)
    button = up;
  return button;
}

/** The composers that a button belongs to. */
function besides(button: Element, meaning: Meaning, adapter: Adapter): HTMLElement[] {
  for (let scope = button.closest(SCOPES); scope; scope = scope.parentElement?.closest(SCOPES) ?? null) {
    const own = editorsIn(scope, adapter).filter((editor) => editor.closest(SCOPES) === scope);
    if (own.length > 0) return own;
  }
  const all = editorsIn(document, adapter);
  const apart = button.closest(`${DIALOGS},[role="menu"]`);
  if (apart) {
    // A second step or a menu of its own, beside the dialog with the text: only a label that sends counts here.
    if (!sends(meaning)) return [];
    const inside = all.filter((editor) => apart.contains(editor));
    // Beside forms of its own a dialog may still send them; one that shows a post also bears the post's actions.
    if (inside[0]) return meaning === "acts" ? [] : inside.filter((editor) => !isBlank(editor));
    return all.filter((editor) => editor.closest(DIALOGS));
  }
  return all.filter((editor) => !editor.closest(SCOPES) && scopeOf(editor).contains(button));
}
