import type { EventMessage } from "../protocol/contract.ts";
import { t } from "../text/text.ts";
import { boardChangeText, RemoteChanges } from "./remote_changes.ts";

type Done = Pick<EventMessage, "author" | "changes" | "reverses">;

/** What somebody did with one event. */
export function deedText(event: Done): string {
  const deed = whatWasDone(event);
  return event.reverses === undefined ? deed : t(`lookBack.${event.reverses.direction}`, { deed });
}

function whatWasDone({ author, changes }: Done): string {
  const name = author.name ?? t("aStudent");
  const summary = new RemoteChanges();
  summary.add({ author, changes });
  const elements = summary.takeSummary();
  if (elements !== "") {
    return elements;
  }
  const title = changes.findLast(({ kind }) => kind === "rename");
  if (title?.kind === "rename") {
    return title.title === "" ? t("lookBack.unnamed", { name }) : t("lookBack.named", { name, title: title.title });
  }
  return changes.some(({ kind }) => kind === "paper")
    ? t("lookBack.paper", { name })
    : boardChangeText({ author, changes }) ?? t("lookBack.something", { name });
}
