import type { EventMessage } from "../protocol/contract.ts";
import { changedId, changesElement } from "../protocol/element.ts";
import { listOf, t } from "../text/text.ts";
import { thingsOf } from "./summaries.ts";

type Confirmed = Pick<EventMessage, "author" | "changes">;
type ElementAction = "add" | "change" | "remove" | "comment";

/** The order in which a sentence names what one person has done. */
const actions: readonly ElementAction[] = ["add", "comment", "change", "remove"];

interface Person {
  readonly name: string;
  readonly done: ReadonlyMap<ElementAction, ReadonlySet<string>>;
}

/** What other people have done since the last summary, for people who don't see it. */
export class RemoteChanges {
  readonly #people = new Map<string, { readonly name: string; readonly done: Map<ElementAction, Set<string>> }>();

  get isEmpty(): boolean {
    return this.#people.size === 0;
  }

  /** What concerns the whole board isn't part of summaries: see `boardChangeText`. */
  add({ author, changes }: Confirmed): void {
    for (const change of changes) {
      if (changesElement(change)) {
        const person = this.#people.get(author.user) ?? { name: author.name ?? t("aStudent"), done: new Map<ElementAction, Set<string>>() };
        this.#people.set(author.user, person);
        const action = actionOf(change.kind, change.kind === "put" && change.element.type === "comment");
        const id = changedId(change);
        const isNew = person.done.get("add")?.has(id) === true;
        if (action === "remove" && isNew) {
          person.done.get("add")!.delete(id);
        } else if (!(action === "change" && isNew)) {
          person.done.set(action, (person.done.get(action) ?? new Set()).add(id));
        }
      }
    }
  }

  /** A sentence for each person; empty: nothing is left of what was done. */
  takeSummary(): string {
    const people = [...this.#people.values()];
    this.#people.clear();
    return people.map(sentence).filter((each) => each !== "").join(" ");
  }
}

function actionOf(kind: string, isComment: boolean): ElementAction {
  return kind === "put" ? (isComment ? "comment" : "add") : kind === "remove" ? "remove" : "change";
}

function sentence({ name, done }: Person): string {
  const parts = actions.flatMap((action) => {
    const count = done.get(action)?.size ?? 0;
    return count === 0 ? [] : [t(`announce.${action}`, { things: thingsOf(count), count })];
  });
  return parts.length === 0 ? "" : t("announce.by", { name, actions: listOf(parts) });
}

/** Whether somebody has frozen the board. */
export function freezes({ changes }: Pick<Confirmed, "changes">): boolean {
  return changes.some((change) => change.kind === "freeze" && change.on);
}

/** What somebody has done with the whole board, which everybody should know at once; undefined: nothing of that kind. */
export function boardChangeText({ author, changes }: Confirmed): string | undefined {
  const name = author.name ?? t("aStudent");
  const texts = changes.flatMap((change) => {
    switch (change.kind) {
      case "clear":
        return [t("announce.clear", { name })];
      case "freeze":
        return [t(change.on ? "announce.freeze" : "announce.unfreeze", { name })];
      case "hide-students":
        return [t(change.on ? "announce.hideStudents" : "announce.showStudents", { name })];
      default:
        return [];
    }
  });
  return texts.at(-1);
}
