import type { ConflictSummary, EntrySummary, ErrorCode } from "../protocol/contract.ts";
import { hasText, listOf, t } from "../text/text.ts";

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

/** What somebody did, and to how much. */
export function actionText({ action, elements }: EntrySummary): string {
  const key = `action.${action}` as const;
  return t(hasText(key) ? key : "action.change", { things: thingsOf(elements) });
}
