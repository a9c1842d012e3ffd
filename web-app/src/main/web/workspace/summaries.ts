import type { ConflictSummary, Contribution, ElementAuthors, EntrySummary, ErrorCode } from "../protocol/contract.ts";
import { type Capability, refusalToDo, type Situation } from "../store/permission.ts";
import { hasText, listOf, t, timeAgo } from "../text/text.ts";

/** So many elements; 0: the board itself; undefined: too many to be counted. */
export function thingsOf(elements: number | undefined): string {
  if (elements === undefined) {
    return t("things.many");
  }
  return elements === 0 ? t("things.board") : t("things.counted", { count: elements });
}

/** What was left as it was, and because of whom. */
export function keptText({ elements, by }: ConflictSummary): string {
  const things = thingsOf(elements);
  return by.length === 0 ? t("kept", { things }) : t("keptBy", { things, people: listOf(by.map(({ name }) => name)) });
}

/** Why something was not done. A reason that this page has no words for is said in general. */
export function refusalText(code: ErrorCode): string {
  const key = `notice.${code}` as const;
  return t(hasText(key) ? key : "notice.malformed");
}

/** Why the person lacks the capability now, in words; undefined: they have it. */
export function reasonAgainst(capability: Capability, situation: Situation): string | undefined {
  const refusal = refusalToDo(capability, situation);
  if (refusal === undefined) {
    return undefined;
  }
  return refusal === "not-allowed" ? t("viewing") : refusalText(refusal);
}

/** Who made an element and who changed it last, and how long ago; `self` is called so. */
export function authorsText({ made, changed }: ElementAuthors, self: string, now: number): string {
  const told = (deed: Contribution) => {
    const name = deed.by === undefined ? t("authors.withheld") : deed.by.user === self ? t("you") : deed.by.name;
    return { name, time: timeAgo(deed.at, now) };
  };
  const sentences = [
    made === undefined ? t("authors.unknown") : t("authors.made", told(made)),
    ...(changed === undefined || changed.at === made?.at ? [] : [t("authors.changed", told(changed))]),
  ];
  return sentences.join(" ");
}

/** What somebody did, and to how much. */
export function actionText({ action, elements }: EntrySummary): string {
  const key = `action.${action}` as const;
  return t(hasText(key) ? key : "action.change", { things: thingsOf(elements) });
}
