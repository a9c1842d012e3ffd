import type { HistoryPart } from "../../../main/web/access/responses.ts";
import type { BoardState } from "../../../main/web/history/board_state.ts";
import { Lesson } from "../../../main/web/history/lesson.ts";
import type { Change, Element, EventAuthor, EventMessage, PastEvent } from "../../../main/web/protocol/contract.ts";
import { changedId, changesElement } from "../../../main/web/protocol/element.ts";
import { defaultOf } from "../../../main/web/protocol/values.ts";
import { applied, settingsAfter } from "../../../main/web/store/apply.ts";
import { newBoard } from "../../../main/web/store/board_settings.ts";

const epoch = 1_000;

export const ana: EventAuthor = { user: "u-ana", name: "Ana", client: "u-ana_1", role: "teacher" };
export const ben: EventAuthor = { user: "u-ben", name: "Ben", client: "u-ben_1", role: "student" };
/** Ben while the students were hidden. */
export const hiddenBen: EventAuthor = { user: "u-ben", client: "u-ben_1", role: "student" };

/** A board that writes its history down as board-state does. */
export class RecordedBoard {
  readonly events: PastEvent[] = [];
  /** The board after each event. */
  readonly states: BoardState[] = [{ seq: 0, elements: [], settings: newBoard }];

  /** Applies what has an effect. */
  record(changes: readonly Change[], author = ana, at = this.events.length * 1_000, more: Partial<EventMessage> = {}): void {
    const before = this.states.at(-1)!;
    const elements = new Map(before.elements.map((element) => [element.id, element]));
    let settings = before.settings;
    const done: Change[] = [];
    const inverse: Change[] = [];
    for (const change of changes) {
      if (!changesElement(change)) {
        inverse.unshift(...(change.kind === "rename" ? [{ kind: "rename", title: settings.title } as const] : []));
        settings = settingsAfter(settings, change);
        done.push(change);
        continue;
      }
      const id = changedId(change);
      const element = elements.get(id);
      if ((element === undefined) !== (change.kind === "put")) {
        continue;
      }
      done.push(change);
      inverse.unshift(inverseOf(change, element));
      const after = applied(element, change, "");
      if (after === undefined) {
        elements.delete(id);
      } else {
        elements.set(id, after);
      }
    }
    const seq = this.events.length + 1;
    this.events.push({ event: { type: "event", epoch, seq, at, author, op: seq, changes: done, ...more }, inverse });
    this.states.push({ seq, elements: [...elements.values()], settings });
  }

  /** The part up to an event, with so many events at most. */
  part(upTo: number, most = 1_000, oldest = 1): HistoryPart {
    const events = this.events.slice(Math.max(oldest - 1, upTo - most), upTo).reverse();
    const history = { epoch, oldest, events };
    return { text: JSON.stringify(history), history };
  }

  /** Begins at the board after the last event, and knows nothing before it. */
  lesson(): Lesson {
    return new Lesson(epoch, this.states.at(-1)!);
  }

  /** All of it, in parts of so many events. */
  wholeLesson(most = 1_000): Lesson {
    const lesson = this.lesson();
    while (!lesson.isComplete) {
      lesson.add(this.part(lesson.first, most));
    }
    return lesson;
  }
}

function inverseOf(change: Change, element: Element | undefined): Change {
  switch (change.kind) {
    case "put":
      return { kind: "remove", id: change.element.id };
    case "remove":
      return { kind: "put", element: element! };
    case "set": {
      const before = element!.props as unknown as Record<string, unknown>;
      return { kind: "set", id: change.id, props: Object.fromEntries(Object.keys(change.props).map((name) => [name, before[name] ?? defaultOf(name)])) };
    }
    case "like":
      return { ...change, on: element!.likes?.includes(change.user!) === true };
    case "lock":
      return { ...change, on: element!.locked === true };
    default:
      throw new Error(change.kind);
  }
}
