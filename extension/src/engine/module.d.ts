/** What the build makes of the core; see `xtask/src/wasm.rs`. */

/** The glue between JavaScript and the module, whichever form the module has. */
declare module "giukin-glue" {
  export { Guard } from "giukin-engine";
  /** Hands the glue the functions that it calls. */
  export function __wbg_set_wasm(module: object): void;
}

/** The module as JavaScript: its exports, as an instance of the module would have them. */
declare module "giukin-script" {
  const nothing: undefined;
  export default nothing;
}
