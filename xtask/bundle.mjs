// Bundles TypeScript with esbuild: `node xtask/bundle.mjs extension|site|drivers OUT`, from the repository's root.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const [what, out] = process.argv.slice(2);

const shipped = {
  bundle: true,
  charset: "utf8",
  format: "esm",
  legalComments: "none",
  loader: { ".css": "text" },
  logLevel: "warning",
  minify: true,
  target: ["es2022", "chrome134", "firefox140"],
  outdir: out,
};

const made = (flavour, file) => join(process.cwd(), "target/wasm", flavour, file);

async function extension() {
  const source = "extension/src";
  await build({ ...shipped, format: "iife", entryPoints: { boot: `${source}/content/boot.ts` } });
  await build({
    ...shipped,
    alias: {
      "giukin-glue": made("engine", "giukin_bg.js"),
      "giukin-script": made("engine", "giukin_bg.wasm.js"),
    },
    entryPoints: {
      main: `${source}/content/main.ts`,
      engine: `${source}/engine/script.ts`,
      worker: `${source}/background/worker.ts`,
      popup: `${source}/popup/popup.ts`,
      options: `${source}/options/options.ts`,
      welcome: `${source}/welcome/welcome.ts`,
    },
  });
}

async function site() {
  await build({
    ...shipped,
    alias: { "giukin-site": made("site", "giukin.js") },
    entryPoints: { main: "www/src/main.ts" },
  });
}

/** The browser tests, the story and the bench, run by node itself: npm packages stay outside. */
async function drivers() {
  const folder = "tests/browser";
  const programs = readdirSync(folder).filter((name) => /^(open|story|bench|.*\.test)\.ts$/.test(name));
  await build({
    bundle: true,
    charset: "utf8",
    entryPoints: programs.map((name) => join(folder, name)),
    external: ["../pages/server.mjs"],
    format: "esm",
    logLevel: "warning",
    outdir: out,
    outExtension: { ".js": ".mjs" },
    packages: "external",
    platform: "node",
    sourcemap: "inline",
    target: "node20",
  });
  await build({
    bundle: true,
    entryPoints: [join(folder, "driver/reader.ts")],
    format: "iife",
    logLevel: "warning",
    outdir: out,
    target: "firefox140",
  });
}

await { extension, site, drivers }[what]();
