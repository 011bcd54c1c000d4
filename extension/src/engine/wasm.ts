/** The core as WebAssembly, from the extension's own package. */
import { Guard, initSync } from "giukin-engine";
import { type Engine, EngineFailure, sealed } from "./engine";

/** `address` is where `engine.wasm` lies; from inside a page that is the extension's per-session address. */
export async function loadEngine(address: string): Promise<Engine> {
  let bytes: ArrayBuffer;
  try {
    bytes = await (await fetch(address)).arrayBuffer();
  } catch {
    throw new EngineFailure("not-loaded");
  }
  let module: WebAssembly.Module;
  try {
    // Synchronous on purpose: the asynchronous form is refused by the same policies and wakes a compiler thread.
    module = new WebAssembly.Module(bytes);
  } catch (error) {
    // A page policy without 'wasm-unsafe-eval' shows as a CompileError whose message is empty in Chromium.
    throw new EngineFailure(error instanceof WebAssembly.CompileError ? "wasm-refused" : "not-loaded");
  }
  try {
    initSync({ module });
    return sealed(new Guard());
  } catch {
    throw new EngineFailure("trap");
  }
}
