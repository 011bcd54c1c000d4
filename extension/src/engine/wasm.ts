/** The core as WebAssembly, from the extension's own package; where that is refused, the same core as JavaScript. */
import * as glue from "giukin-glue";
import { type Engine, EngineFailure, sealed } from "./engine";

/** Files of the package; from inside a page their addresses hold for one session of the browser. */
export interface Files {
  wasm: string;
  script: string;
}

export async function loadEngine({ wasm, script }: Files): Promise<Engine> {
  let bytes: ArrayBuffer;
  try {
    bytes = await (await fetch(wasm)).arrayBuffer();
  } catch {
    throw new EngineFailure("not-loaded");
  }
  let module: WebAssembly.Module;
  try {
    // Synchronous on purpose: the asynchronous form is refused by the same policies and wakes a compiler thread.
    module = new WebAssembly.Module(bytes);
  } catch (error) {
    // A page policy without 'wasm-unsafe-eval' shows as a CompileError whose message is empty in Chromium.
    if (!(error instanceof WebAssembly.CompileError)) throw new EngineFailure("not-loaded");
    return loadScript(script);
  }
  try {
    glue.__wbg_set_wasm(new WebAssembly.Instance(module, { "./giukin_bg.js": { ...glue } }).exports);
    return sealed(new glue.Guard(), "wasm");
  } catch {
    throw new EngineFailure("trap");
  }
}

async function loadScript(address: string): Promise<Engine> {
  try {
    const { startScript }: typeof import("./script") = await import(address);
    return startScript();
  } catch {
    throw new EngineFailure("wasm-refused");
  }
}
