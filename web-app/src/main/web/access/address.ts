import { isId } from "../protocol/ids.ts";

const BOARD_PATH = /^\/b\/([^/]+)$/;

export interface BoardAddress {
  readonly boardId: string;
  /** Empty: none. */
  readonly link: string;
}

/** The address that leads to a board, on the server that this page comes from. What is behind the `#` reaches none (K1). */
export function addressOf({ boardId, link }: BoardAddress, base: string): string {
  return new URL(`/b/${boardId}#${link}`, base).href;
}

/** Where an address leads to, if it names a board. */
export function boardAt(address: string): BoardAddress | undefined {
  const { pathname, hash } = new URL(address);
  const boardId = BOARD_PATH.exec(pathname)?.[1];
  return isId(boardId) ? { boardId, link: hash.slice(1) } : undefined;
}

/** Makes this page's address lead to a board: a reload, or a bookmark, comes back to it. */
export function showAddress(board: BoardAddress): void {
  history.replaceState(null, "", addressOf(board, location.href));
}
