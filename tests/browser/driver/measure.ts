// What is timed in the bench. One function without imports, since it is also sent to a page as its source.

export interface Task {
  checks: number;
  texts: string[];
  /** The words of each rule, for the plain `RegExp` that this is compared with. */
  rules: string[][];
}

/** Microseconds; `first` and `ready` are medians over fresh instances. */
export interface Times {
  p50: number;
  p99: number;
  first: number;
  ready: number;
}

export interface Measured {
  wasm: Times;
  script: Times;
  regexp: Times;
  /** Of WebAssembly memory after all checks, 64 KiB each. */
  pages: number;
}

interface Glue {
  __wbg_set_wasm(module: object): void;
  Guard: new () => { check(text: string, context: object): unknown };
}

/** Where the parts of the core lie. */
export interface Parts {
  glue: string;
  /** The same as JavaScript, whose glue is the one without a question mark. */
  script: string;
}

export async function measure(task: Task, parts: Parts, bytes: BufferSource): Promise<Measured> {
  const FRESH = 20;
  const micros = (work: () => unknown): number => {
    const start = performance.now();
    work();
    return (performance.now() - start) * 1000;
  };
  const at = (times: number[], share: number): number => {
    times.sort((a, b) => a - b);
    return times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  };
  const warm = (check: (text: string) => unknown): { p50: number; p99: number } => {
    const turn = (number: number) => task.texts[number % task.texts.length] ?? "";
    for (let number = 0; number < 1000; number++) check(turn(number));
    const times: number[] = [];
    for (let number = 0; number < task.checks; number++) times.push(micros(() => check(turn(number))));
    return { p50: at(times, 0.5), p99: at(times, 0.99) };
  };
  const fresh = async (make: (number: number) => Promise<() => (text: string) => unknown>) => {
    const first: number[] = [];
    const ready: number[] = [];
    let check: (text: string) => unknown = () => undefined;
    for (let number = 0; number < FRESH; number++) {
      const start = await make(number);
      ready.push(
        micros(() => {
          check = start();
        }),
      );
      first.push(micros(() => check(task.texts[0] ?? "")));
    }
    return { check, first: at(first, 0.5), ready: at(ready, 0.5) };
  };

  let memory: WebAssembly.Memory | undefined;
  const wasm = await fresh(async (number) => {
    // Its own address, and so its own instance of the glue.
    const glue: Glue = await import(`${parts.glue}?${number}`);
    return () => {
      const module = new WebAssembly.Module(bytes);
      const { exports } = new WebAssembly.Instance(module, { "./giukin_bg.js": { ...glue } });
      glue.__wbg_set_wasm(exports);
      memory = exports.memory as WebAssembly.Memory;
      const guard = new glue.Guard();
      return (text) => guard.check(text, { network: "facebook", date: "2026-11-23" });
    };
  });
  // Parsed once: as a page has it, which never loads it twice.
  const script = await (async () => {
    const glue: Glue = await import(parts.glue);
    const start = performance.now();
    glue.__wbg_set_wasm(await import(parts.script));
    const guard = new glue.Guard();
    const ready = (performance.now() - start) * 1000;
    const check = (text: string) => guard.check(text, { network: "facebook", date: "2026-11-23" });
    return { ready, first: micros(() => check(task.texts[0] ?? "")), check };
  })();
  const escaped = (term: string) => term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const regexp = await fresh(async () => () => {
    const expressions = task.rules.map((terms) => new RegExp(terms.map(escaped).join("|"), "giu"));
    return (text) => expressions.map((expression) => [...text.matchAll(expression)].length);
  });
  return {
    wasm: { ...warm(wasm.check), first: wasm.first, ready: wasm.ready },
    script: { ...warm(script.check), first: script.first, ready: script.ready },
    regexp: { ...warm(regexp.check), first: regexp.first, ready: regexp.ready },
    pages: (memory?.buffer.byteLength ?? 0) / 65_536,
  };
}
