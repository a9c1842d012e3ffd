import type { Paper } from "../protocol/contract.ts";

/** The paper of a board for which nobody has chosen another one. */
export const usualPaper: Paper = "dots";

/** The state of a board apart from its elements. */
export interface BoardSettings {
  readonly title: string;
  /** Students can't change it. */
  readonly frozen: boolean;
  /** Students see no other students (A9). */
  readonly studentsHidden: boolean;
  /** What it is written on. */
  readonly paper: Paper;
  /** The board was deleted while this page showed it. */
  readonly isDeleted: boolean;
}

export const newBoard: BoardSettings = { title: "", frozen: false, studentsHidden: false, paper: usualPaper, isDeleted: false };
