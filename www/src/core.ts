/** The core as the site carries it: the same rules, and the reader of dropped files in Rust. */
import { Guard, initSync, readText } from "giukin-site";
import { type Engine, sealed } from "../../extension/src/engine/engine";

export async function loadCore(): Promise<Engine> {
  const answer = await fetch(new URL("giukin_bg.wasm", import.meta.url));
  if (!answer.ok) throw new Error(`giukin_bg.wasm: ${answer.status}`);
  // Compiled apart from the glue's own loader, so that a refusal is ours to explain.
  initSync({ module: await WebAssembly.compile(await answer.arrayBuffer()) });
  return sealed(new Guard(), "wasm");
}

export type FileProblem = "too-large" | "not-text" | "unreadable";

/** The text of a file, or why it has none. */
export async function textOfFile(file: File): Promise<{ text: string } | { problem: FileProblem }> {
  try {
    return { text: await readText(file) };
  } catch (error) {
    const code = (error as { code?: unknown } | null)?.code;
    return { problem: code === "too-large" || code === "not-text" ? code : "unreadable" };
  }
}
