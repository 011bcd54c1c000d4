// The two forms of the core, WebAssembly and JavaScript, are one: every text gets the same report from both.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";

const ENGINE = resolve("target/wasm/engine");
const ENOUGH = 20_000;

interface Guard {
  check(text: string, context: object): object;
  forget(): void;
  mask(text: string, context: object): { text: string };
}

interface Glue {
  Guard: new () => Guard;
  __wbg_set_wasm(module: object): void;
}

/** The glue keeps one module: each form gets its own, by an address of its own. */
function glue(form: string): Promise<Glue> {
  return import(`${pathToFileURL(join(ENGINE, "giukin_bg.js"))}${form}`);
}

async function asWasm(): Promise<Guard> {
  const own = await glue("?wasm");
  const module = new WebAssembly.Module(new Uint8Array(await readFile(join(ENGINE, "giukin_bg.wasm"))));
  own.__wbg_set_wasm(new WebAssembly.Instance(module, { "./giukin_bg.js": { ...own } }).exports);
  return new own.Guard();
}

async function asScript(): Promise<Guard> {
  const own = await glue("");
  own.__wbg_set_wasm(await import(pathToFileURL(join(ENGINE, "giukin_bg.wasm.js")).href));
  return new own.Guard();
}

/** Without tones and marks. */
function bare(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/đ/g, "d")
    .replace(/Đ/g, "D");
}

const WRITINGS = [
  (text: string) => text,
  bare,
  (text: string) => text.normalize("NFD").toUpperCase(),
  (text: string) => bare(text).toLowerCase(),
];

async function texts(): Promise<string[]> {
  const folder = "tests/accuracy/development";
  const own: string[] = [];
  for (const file of (await readdir(folder)).sort()) {
    const lines = (await readFile(join(folder, file), "utf8")).split("\n").filter(Boolean);
    own.push(...lines.map((line) => (JSON.parse(line) as { text: string }).text));
  }
  return WRITINGS.flatMap((write) => own.map(write)).slice(0, ENOUGH);
}

describe("the core as JavaScript", () => {
  let wasm: Guard;
  let script: Guard;
  let all: string[];
  before(async () => {
    [wasm, script, all] = await Promise.all([asWasm(), asScript(), texts()]);
  });

  test(`reports what WebAssembly reports, on ${ENOUGH} texts`, () => {
    assert.equal(all.length, ENOUGH);
    let violations = 0;
    for (const text of all) {
      const report = wasm.check(text, {});
      assert.deepEqual(script.check(text, {}), report, text);
      if (JSON.stringify(report).includes('"findings":[{')) violations++;
    }
    assert.ok(violations > ENOUGH / 10, "many of them have findings to compare");
  });

  test("masks as WebAssembly masks", () => {
    for (let number = 0; number < all.length; number += 40) {
      const text = all[number] ?? "";
      assert.deepEqual(script.mask(text, {}), wasm.mask(text, {}), text);
    }
  });

  test("reads what cannot be text without a trap", () => {
    for (const text of ["", "\ud800", "\0".repeat(1000), "ạ̣̣̣".repeat(5000), "9".repeat(100_000)]) {
      assert.deepEqual(script.check(text, {}), wasm.check(text, {}));
    }
  });
});
