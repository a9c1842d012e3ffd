import type { KeyValueStorage } from "../base/browser_storage.ts";
import { type Role, roles } from "../protocol/contract.ts";
import { isId } from "../protocol/ids.ts";
import { isLink } from "./responses.ts";

/** A board that this person has been on, as the device knows it. */
export interface KeptBoard {
  readonly board: string;
  readonly link: string;
  /** What the person may do by the link. */
  readonly role: Role;
  readonly title: string;
  /** When it was opened last, by the device's clock. */
  readonly opened: number;
  /** Proves that the person has been let in (K10). */
  readonly member?: string;
  /** A small picture, as the address of its data. */
  readonly picture?: string;
}

const KEY = "chalkstream.boards";
/** Each takes some 8 KB, of the 5 MB that browsers let a site keep. */
const mostBoards = 60;

/** The boards that the person at this device has been on, the latest first. Several pages may change them. */
export class KeptBoards {
  readonly #storage: KeyValueStorage;

  constructor(storage: KeyValueStorage) {
    this.#storage = storage;
  }

  all(): readonly KeptBoard[] {
    return readBoards(this.#storage.getItem(KEY));
  }

  find(board: string): KeptBoard | undefined {
    return this.all().find((kept) => kept.board === board);
  }

  /** The person has come to a board. A link by which they may do more is kept. */
  opened(board: string, link: string, role: Role, at: number): void {
    const known = this.find(board);
    const isBetter = known === undefined || rank(role) >= rank(known.role);
    const kept = { title: "", ...known, board, opened: at, ...(isBetter ? { link, role } : {}) } as KeptBoard;
    this.#write([kept, ...this.#others(board)]);
  }

  /** Keeps something else about a board that is kept. */
  update(board: string, change: Partial<Omit<KeptBoard, "board">>): void {
    this.#write(this.all().map((kept) => (kept.board === board ? { ...kept, ...change } : kept)));
  }

  forget(board: string): void {
    this.#write(this.#others(board));
  }

  /** Another person is at the device. */
  clear(): void {
    this.#storage.removeItem(KEY);
  }

  #others(board: string): readonly KeptBoard[] {
    return this.all().filter((kept) => kept.board !== board);
  }

  #write(boards: readonly KeptBoard[]): void {
    this.#storage.setItem(KEY, JSON.stringify(boards.slice(0, mostBoards)));
  }
}

function rank(role: Role): number {
  return role === "teacher" ? 2 : role === "student" ? 1 : 0;
}

function readBoards(text: string | null): readonly KeptBoard[] {
  try {
    const read: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(read) ? read.filter(isKept) : [];
  } catch {
    return [];
  }
}

function isKept(value: unknown): value is KeptBoard {
  const { board, link, role, title, opened, member, picture } = (value ?? {}) as Partial<Record<keyof KeptBoard, unknown>>;
  return isId(board) && isLink(link) && roles.some((known) => known === role) && typeof title === "string" && typeof opened === "number" &&
    (member === undefined || isLink(member)) && (picture === undefined || typeof picture === "string" && picture.startsWith("data:image/"));
}
