/**
 * What "post anyway" grants: one passage for exactly this text in exactly this composer. It has no time limit,
 * and it is spent by the person's own next gesture; nothing is ever sent in their place.
 */
export class Pass {
  #editor: WeakRef<Element> | undefined;
  #text = "";
  /** The passage that the gesture under way is using. */
  #using = false;
  #granted = false;

  grant(editor: Element, text: string): void {
    this.#editor = new WeakRef(editor);
    this.#text = text;
    this.#granted = true;
    this.#using = false;
  }

  /** A new press begins; what the last one used is over. */
  begin(): void {
    this.#using = false;
  }

  /** Whether this text may go out of this composer with the gesture under way. */
  opens(editor: Element, text: string): boolean {
    if (this.#editor?.deref() !== editor || this.#text !== text) {
      // Another text in the same composer: the person's yes was not for this one.
      if (this.#editor?.deref() === editor) this.#granted = false;
      return false;
    }
    if (this.#granted) this.#using = true;
    return this.#using;
  }

  /** The gesture has reached its last step: one passage is enough. */
  spend(): void {
    if (this.#using) this.#granted = false;
  }

  get inUse(): boolean {
    return this.#using;
  }
}
