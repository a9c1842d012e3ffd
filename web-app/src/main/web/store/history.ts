import type { EntrySummary, HistoryMessage } from "../protocol/contract.ts";

/** What the person can undo and redo: how many entries, and what the next ones are about. */
export interface HistoryState {
  readonly undo: number;
  readonly redo: number;
  readonly undoes?: EntrySummary;
  readonly redoes?: EntrySummary;
}

export const noHistory: HistoryState = { undo: 0, redo: 0 };

/** What the message says; `before` itself if nothing has changed. */
export function historyAfter(before: HistoryState, { undo, redo, undoes, redoes }: HistoryMessage): HistoryState {
  const isSame = before.undo === undo && before.redo === redo && same(before.undoes, undoes) && same(before.redoes, redoes);
  return isSame ? before : { undo, redo, ...(undoes && { undoes }), ...(redoes && { redoes }) };
}

function same(one: EntrySummary | undefined, other: EntrySummary | undefined): boolean {
  return one?.action === other?.action && one?.elements === other?.elements;
}
