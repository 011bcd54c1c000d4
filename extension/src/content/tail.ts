/** Once a gesture is held, everything that follows from the same press must not reach the page either. */

export function consume(event: Event): void {
  event.stopImmediatePropagation();
  // preventDefault on these would also take the later click of a touch away from the rest of the chain.
  if (event.type !== "pointerdown" && event.type !== "touchstart") event.preventDefault();
}

export class Tail {
  #pointer = false;
  #key = "";

  /** Holds the gesture that this event belongs to. */
  hold(event: Event): void {
    consume(event);
    if (event instanceof KeyboardEvent) this.#key = event.code || event.key;
    else if (event.type !== "submit" && event.type !== "click") this.#pointer = true;
  }

  /** A key that did its work in something of ours: its repeats and its release must not fall into the page. */
  follow(event: KeyboardEvent): void {
    this.#key = event.code || event.key;
  }

  /** Consumes an event that belongs to a held gesture. */
  swallow(event: Event): boolean {
    const own = event instanceof KeyboardEvent ? this.#ownKey(event) : this.#ownPointer(event);
    if (own) consume(event);
    return own;
  }

  #ownKey(event: KeyboardEvent): boolean {
    const same = this.#key !== "" && (event.code || event.key) === this.#key;
    if (event.type === "keydown") {
      this.#pointer = false;
      if (same && event.repeat) return true;
      this.#key = "";
      return false;
    }
    if (same && event.type === "keyup") this.#key = "";
    return same;
  }

  #ownPointer(event: Event): boolean {
    if (event.type === "pointerdown") {
      this.#pointer = false;
      return false;
    }
    if (event.type === "pointercancel") {
      const held = this.#pointer;
      this.#pointer = false;
      return held;
    }
    if (!this.#pointer || !/^(mouse|pointer|touch|click)/.test(event.type)) return false;
    if (event.type === "click") this.#pointer = false;
    return true;
  }
}
