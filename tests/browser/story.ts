// Plays the story where there is no display: types each text as a person would, makes the gesture that posts,
// and compares what happened with what should have; the truth is what the server received.
import { mkdir, readFile, rm } from "node:fs/promises";
import { openSession, type Session } from "./driver/launch";
import { pause, until } from "./driver/screen";
import { Composer } from "./driver/surfaces";
import { type Decision, timed } from "./driver/timing";
import { Warning } from "./driver/warning";

interface Story {
  id: string;
  title_vi: string;
  title_en: string;
  text: string;
  surface: "feed" | "comment" | "message";
  expect: "none" | "note" | "warn" | "strong";
}

const PLACE = { feed: "post, by the button", comment: "comment, by Enter", message: "message, by Enter" };
const OUT = "target/run";

/** A held text must stay held: this long nothing may arrive. */
const QUIET = 400;

async function play(session: Session, story: Story): Promise<string[]> {
  const wrong: string[] = [];
  session.network.clear();
  const composer = await Composer.open(session, story.surface);
  await composer.type(story.text);
  const held = story.expect === "warn" || story.expect === "strong";

  let level: string = "none";
  let title = "";
  let causes: string[] = [];
  const decision = await timed(composer.page, async () => {
    await composer.gesture();
    await until(
      async () => session.network.received().length > 0 || !(await Warning.absent(composer.screen)),
    );
  });
  if (!(await Warning.absent(composer.screen))) {
    const warning = await Warning.wait(composer.screen);
    ({ level, title, causes } = warning);
    await pause(QUIET);
  }
  const received = session.network.received();
  await composer.page.screenshot({ path: `${OUT}/${story.id}.png` });

  if (held && received.length > 0) wrong.push("it reached the server");
  if (held && level !== story.expect) wrong.push(`level ${level} instead of ${story.expect}`);
  if (!held && level !== "none") wrong.push(`held (${level}) although nothing is wrong with it`);
  if (!held && received.length !== 1)
    wrong.push(`the server received ${received.length} texts instead of one`);
  if (!held && received[0] && received[0].text !== story.text) wrong.push("it arrived changed");
  if (held && level !== "none") wrong.push(...(await takeBack(session, composer, story)));

  report(story, { level, title, causes, decision, outcome: outcome(received.length), wrong });
  await composer.page.close();
  return wrong;
}

/** Sửa lại: the text is as it was, and still nothing was sent. */
async function takeBack(session: Session, composer: Composer, story: Story): Promise<string[]> {
  const wrong: string[] = [];
  const warning = await Warning.wait(composer.screen);
  await warning.press("edit");
  if (!(await warning.gone())) wrong.push("Sửa lại does not close the dialog");
  if ((await composer.text()) !== story.text) wrong.push("Sửa lại changed the text");
  if (session.network.received().length > 0) wrong.push("Sửa lại posted it");
  return wrong;
}

function outcome(posts: number): string {
  return posts === 0 ? "held; the server received nothing" : `posted; the server received ${posts}`;
}

interface Result {
  level: string;
  title: string;
  causes: string[];
  decision: Decision | undefined;
  outcome: string;
  wrong: string[];
}

function report(story: Story, { level, title, causes, decision, outcome, wrong }: Result): void {
  const line = (name: string, value: string) => console.log(`    ${name.padEnd(10)} ${value}`);
  console.log(`\n  ${wrong.length === 0 ? "✓" : "✗"} ${story.title_vi} · ${story.title_en}`);
  line("typed", `“${shortened(story.text, 76)}” (${story.text.length} characters; ${PLACE[story.surface]})`);
  line("level", title ? `${level}: ${title}` : level);
  if (causes.length > 0) line("reasons", causes.map((words) => `«${shortened(words, 40)}»`).join(" "));
  line("outcome", outcome);
  if (decision) {
    const { event, ours, whole } = decision;
    line("decision", `${ours.toFixed(2)} ms of ours in ${event} (the whole event: ${whole.toFixed(2)} ms)`);
  }
  for (const fault of wrong) line("WRONG", fault);
}

function shortened(text: string, length: number): string {
  const flat = text.replace(/\s+/g, " ").trim();
  return flat.length > length ? `${flat.slice(0, length - 1)}…` : flat;
}

await rm(OUT, { recursive: true, force: true });
await mkdir(OUT, { recursive: true });
const stories = JSON.parse(await readFile("tests/pages/stories.json", "utf8")) as Story[];
const session = await openSession({ headless: true });
let wrong = 0;
try {
  console.log(`  ${await session.browser.version()}, local network on port ${session.network.port}`);
  for (const story of stories) wrong += (await play(session, story)).length;
} finally {
  await session.close();
}
console.log(
  "\n  Decision times: the guard's own functions inside the event that would post, from the browser's trace;",
);
console.log("  opening the dialog is part of it. Screenshots: target/run/");
console.log("  Not protected: phone apps, other sites, other browsers and, for now, pictures.");
if (wrong > 0) {
  console.error(`\n  ${wrong} of these outcomes are wrong.`);
  process.exitCode = 1;
}
