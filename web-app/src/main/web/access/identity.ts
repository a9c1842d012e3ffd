import { browserStorage, type KeyValueStorage, tabStorage } from "../base/browser_storage.ts";
import { cutText } from "../base/characters.ts";
import { limits, type SessionGrant } from "../protocol/contract.ts";
import { isId, randomLetters } from "../protocol/ids.ts";
import { KeptBoards } from "./kept_boards.ts";

const SECRET = "chalkstream.secret";
const NAME = "chalkstream.name";
const HERE = "chalkstream.here";
/** After such a pause, somebody else may sit at the computer: a lesson is longer than a break. In milliseconds. */
const pause = 30 * 60_000;

/** Who is at this device. The device keeps it, and only the server sees more of it than a name. */
export class DeviceIdentity {
  readonly boards: KeptBoards;
  readonly #device: KeyValueStorage;
  readonly #tab: KeyValueStorage;
  readonly #now: () => number;

  /** @param tab what is kept for as long as this tab is open */
  constructor(device: KeyValueStorage, tab: KeyValueStorage, now: () => number) {
    this.#device = device;
    this.#tab = tab;
    this.#now = now;
    this.boards = new KeptBoards(device);
  }

  /** What makes the person the same in every tab and after a reload (K2, C3). Only this browser and the server see it. */
  secret(): string {
    const known = this.#device.getItem(SECRET);
    if (isId(known) && known.length >= limits.secretLength) {
      return known;
    }
    const made = randomLetters(limits.secretLength);
    this.#device.setItem(SECRET, made);
    return made;
  }

  name(): string | undefined {
    return this.#device.getItem(NAME) ?? undefined;
  }

  /** Keeps a name; returns it as it is kept. */
  rename(typed: string): string {
    const name = cutText(typed.trim(), limits.nameLength);
    this.#device.setItem(NAME, name);
    return name;
  }

  /** Whether the person is surely still the same: they have been on this board, in this tab, a moment ago. */
  isSurelyHere(board: string): boolean {
    const [at, secret, last] = (this.#tab.getItem(HERE) ?? "").split(" ");
    const since = this.#now() - Number(at);
    return secret === this.secret() && last === board && since >= 0 && since < pause;
  }

  /** The person is on this board now. */
  noteHere(board: string): void {
    this.#tab.setItem(HERE, `${this.#now()} ${this.secret()} ${board}`);
  }

  /** The person has come to a board by this link. */
  opened(board: string, link: string, { role, member }: SessionGrant): void {
    this.boards.opened(board, link, role, this.#now());
    if (member !== undefined) {
      this.boards.update(board, { member });
    }
    this.noteHere(board);
  }

  /** The person has made a board, which they can open by this link of a teacher. */
  made(board: string, link: string): void {
    this.boards.opened(board, link, "teacher", this.#now());
  }

  /**
   * Somebody else is at the device: they get an identity of their own, and nothing of the last person's. What wasn't sent of that
   * person's work stays on the device, under their identity.
   */
  replace(typed: string): string {
    this.forget();
    return this.rename(typed);
  }

  /** The last person has left the device, and nobody has come yet. */
  forget(): void {
    this.#device.removeItem(SECRET);
    this.#device.removeItem(NAME);
    this.#tab.removeItem(HERE);
    this.boards.clear();
  }
}

export function deviceIdentity(): DeviceIdentity {
  return new DeviceIdentity(browserStorage, tabStorage, () => Date.now());
}
