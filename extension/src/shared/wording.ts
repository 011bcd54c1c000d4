/** Turns a report into what is said: which rule leads, its headline, its lines, its legal basis. */
import { type Finding, type LegalLine, type Level, louder, type Report, type RuleId } from "../engine/engine";
import { dayMonthYear, ruleKey, type Say } from "./i18n";

/** Among equally loud rules, the one whose words help most comes first. */
const ORDER: RuleId[] = [
  "list-health",
  "secrecy-mark",
  "identity-health",
  "quasi-health",
  "draft",
  "internal",
  "unannounced",
  "id-number",
  "family-health",
  "self-contact",
  "appeal",
];

/** Rules of the findings, the loudest first. */
export function rulesOf(findings: readonly Finding[]): RuleId[] {
  const levels = new Map<RuleId, Level>();
  for (const { rule, level } of findings) levels.set(rule, louder(level, levels.get(rule) ?? "none"));
  return [...levels.keys()].sort((a, b) => {
    const [x, y] = [levels.get(a) ?? "none", levels.get(b) ?? "none"];
    return x === y ? ORDER.indexOf(a) - ORDER.indexOf(b) : louder(x, y) === x ? -1 : 1;
  });
}

export interface Spoken {
  title: string;
  body: string;
}

/** Headline and lines of one rule, with the words it found. */
export function spoken(rule: RuleId, report: Report, text: string, say: Say): Spoken {
  const found = report.findings.filter((finding) => finding.rule === rule);
  const words = new Set(found.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, " ").trim()));
  const what = [...words].slice(0, 3).join(", ");
  const values = { what: what.length > 90 ? `${what.slice(0, 89)}…` : what, n: report.persons };
  // A list whose heads could not be counted is still a list.
  const title =
    rule === "list-health" && report.persons < 2 ? "rule_list_health_title_some" : ruleKey(rule, "title");
  return { title: say(title, values), body: say(ruleKey(rule, "body"), values) };
}

/** One line of law with the dates between which it holds, for a place without a headline of its own. */
export function lawLine(line: LegalLine, say: Say): string {
  return say("law_basis", { law: lawItem(line, say) });
}

/** The same line in a list whose headline says what it is. */
export function lawItem(line: LegalLine, say: Say): string {
  const text = line.text.replace(/[.\s]+$/, "");
  const from = dayMonthYear(line.from);
  if (line.until) return `${text} · ${say("law_between", { from, until: dayMonthYear(line.until) })}`;
  return statesDay(text, line.from) ? text : `${text} · ${say("law_since", { from })}`;
}

/** Many citations name their day themselves; saying it twice would only make the line longer. */
function statesDay(text: string, iso: string): boolean {
  const english = new Date(iso).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  return text.includes(dayMonthYear(iso)) || text.includes(english);
}
