/** The state of a board apart from its elements. */
export interface BoardSettings {
  readonly title: string;
  /** Students can't change it. */
  readonly frozen: boolean;
  /** Students see no other students (A9). */
  readonly studentsHidden: boolean;
  /** The board was deleted while this page showed it. */
  readonly isDeleted: boolean;
}

export const newBoard: BoardSettings = { title: "", frozen: false, studentsHidden: false, isDeleted: false };
