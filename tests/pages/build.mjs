// Bundles the local social network: client, styles, the page of things to try, and its server.
// Run from anywhere: `node tests/pages/build.mjs`; everything goes to target/pages.
import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build, transform } from "esbuild";

const here = import.meta.dirname;
const out = join(here, "../../target/pages");

/** The very function that the client uses, so that styles and elements agree on the unreadable names. */
async function classNames() {
  const source = await readFile(join(here, "src/class_names.ts"), "utf8");
  const { code } = await transform(source, { loader: "ts", format: "esm" });
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}

async function styles() {
  const { machineName } = await classNames();
  const files = (await readdir(here)).filter((name) => name.endsWith(".css")).sort();
  const sheets = await Promise.all(files.map((name) => readFile(join(here, name), "utf8")));
  // A dot before a letter is a class everywhere in these sheets: no file names, no decimals like `.em`.
  const renamed = sheets.join("\n").replace(/\.([a-z][a-z0-9-]*)/g, (_, name) => `.${machineName(name)}`);
  const { code } = await transform(renamed, { loader: "css", minify: true, target: "chrome134" });
  await writeFile(join(out, "main.css"), code);
}

await mkdir(join(out, "thu"), { recursive: true });
await Promise.all([
  build({
    entryPoints: [join(here, "src/main.tsx")],
    outfile: join(out, "main.js"),
    bundle: true,
    format: "iife",
    target: "es2022",
    jsx: "automatic",
    conditions: ["production"],
    minify: true,
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "warning",
  }),
  build({
    entryPoints: [join(here, "server.ts")],
    outfile: join(out, "server.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    // The certificate library still asks for Node's own modules by `require`.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    logLevel: "warning",
  }),
  build({
    entryPoints: [join(here, "thu/thu.ts"), join(here, "thu/thu.css")],
    outdir: join(out, "thu"),
    bundle: true,
    format: "iife",
    target: "es2022",
    minify: true,
    logLevel: "warning",
  }),
  copyFile(join(here, "stories.json"), join(out, "stories.json")),
  styles(),
]);
