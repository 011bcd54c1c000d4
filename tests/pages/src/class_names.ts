// Class names as unreadable as the original's, so that no adapter can come to lean on them.

/** The name that reaches the document, e.g. `x1n2onr6`: FNV-1a of the readable one, in base 36. */
export function machineName(readable: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < readable.length; i++) hash = Math.imul(hash ^ readable.charCodeAt(i), 0x01000193) >>> 0;
  return `x${hash.toString(36).padStart(7, "0")}`;
}

/** Several readable names, separated by blanks, as a `class` attribute. */
export function cx(readable: string): string {
  return readable.split(" ").filter(Boolean).map(machineName).join(" ");
}
