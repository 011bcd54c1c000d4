/** The core as JavaScript, for pages whose policy refuses WebAssembly: the same module, translated; slower. */
import * as glue from "giukin-glue";
import * as exports from "giukin-script";
import { type Engine, sealed } from "./engine";

export function startScript(): Engine {
  glue.__wbg_set_wasm(exports);
  return sealed(new glue.Guard(), "script");
}
