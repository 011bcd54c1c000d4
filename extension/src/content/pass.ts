/**
 * What "post anyway" grants: one passage for exactly this text in exactly this composer. It has no time limit,
 * and it is spent by the person's own next gesture; nothing is ever sent in their place.
 */
export class Pass {
  /** Granted and not spent. A page may hold several warned composers that one gesture sends together. */
  readonly #granted = new WeakMap<Element, string>();
  /** The passages that the gesture under way is using: it asks several times, also after it has spent them. */
  readonly #using = new Map<Element, string>();

  grant(editor: Element, text: string): void {
    this.#granted.set(editor, text);
    this.#using.clear();
  }

  /** A new press begins; what the last one used is over. */
  begin(): void {
    this.#using.clear();
  }

  /** Whether this text may go out of this composer with the gesture under way. */
  opens(editor: Element, text: string): boolean {
    if (this.#using.get(editor) === text) return true;
    if (this.#granted.get(editor) === text) {
      this.#using.set(editor, text);
      return true;
    }
    // Another text in the same composer: the person's yes was not for this one.
    this.#granted.delete(editor);
    return false;
  }

  /** The gesture has reached its last step: one passage each is enough. */
  spend(): void {
    for (const editor of this.#using.keys()) this.#granted.delete(editor);
  }

  /** The composer is empty or gone, and with it the gesture that made it so. */
  forget(editor: Element): void {
    this.#granted.delete(editor);
    this.#using.clear();
  }

  get inUse(): boolean {
    return this.#using.size > 0;
  }
}
