import { limits } from "../protocol/facts.ts";
import { newId } from "../protocol/ids.ts";

const BOARD_PATH = new RegExp(`^/b/([A-Za-z0-9_-]{1,${limits.idLength}})$`);

/** The address that leads to a board, on the server that this page comes from. */
export function addressOf(boardId: string, base: string): string {
  return new URL(`/b/${boardId}`, base).href;
}

/** The board that an address leads to, if it names one. */
export function boardAt(address: string): string | undefined {
  return BOARD_PATH.exec(new URL(address).pathname)?.[1];
}

/** The board of this page's address; a new one if there is none. The address leads to it afterwards. */
export function openedBoard(): { readonly boardId: string; readonly isNew: boolean } {
  const known = boardAt(location.href);
  if (known !== undefined) {
    return { boardId: known, isNew: false };
  }
  const boardId = newId();
  history.replaceState(null, "", addressOf(boardId, location.href));
  return { boardId, isNew: true };
}
