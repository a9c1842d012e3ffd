import type { Clock } from "../connection/clock.ts";
import type { Area } from "../protocol/awareness.ts";
import type { Announcer } from "./announcer.ts";
import type { Others } from "./others.ts";

/** A leader who is away for less than this has only lost the connection, in milliseconds. */
const patience = 10_000;

export interface FollowingListener {
  /** Whom the person follows has changed. */
  changed(): void;
  /** The leader sees that part of the board. */
  see(area: Area): void;
  /** The leader isn't here any more. */
  left(name: string): void;
  /** Somebody can't be followed who, maybe by way of others, follows the person. */
  ledByMe(name: string): void;
}

/** Whom the person follows (A8). */
export class Following {
  readonly #clock: Clock;
  readonly #user: string;
  readonly #others: Others;
  readonly #announcer: Pick<Announcer, "follow">;
  readonly #listener: FollowingListener;
  #leader: { readonly user: string; readonly name: string } | undefined;
  #seen: Area | undefined;
  /** Of the wait for a leader who is away. */
  #cancelWait: (() => void) | undefined;

  constructor(clock: Clock, user: string, others: Others, announcer: Pick<Announcer, "follow">, listener: FollowingListener) {
    this.#clock = clock;
    this.#user = user;
    this.#others = others;
    this.#announcer = announcer;
    this.#listener = listener;
  }

  get leader(): { readonly user: string; readonly name: string } | undefined {
    return this.#leader;
  }

  follow(user: string): void {
    const name = this.#others.person(user)?.name;
    if (name === undefined || user === this.#user || user === this.#leader?.user) {
      return;
    }
    if (this.#others.isLedByMe(user)) {
      this.#listener.ledByMe(name);
      return;
    }
    this.#lead({ user, name });
    this.refresh();
  }

  /** A teacher calls everybody there. */
  called(user: string, area: Area): void {
    this.follow(user);
    this.#seen = this.#others.viewOf(user);
    this.#listener.see(area);
  }

  stop(): void {
    if (this.#leader !== undefined) {
      this.#lead(undefined);
    }
  }

  /** What the others show has changed. */
  refresh(): void {
    if (this.#leader === undefined) {
      return;
    }
    const { user, name } = this.#leader;
    if (this.#others.person(user) === undefined) {
      this.#cancelWait ??= this.#clock.after(patience, () => {
        this.stop();
        this.#listener.left(name);
      });
      return;
    }
    this.#endWait();
    if (this.#others.isLedByMe(user)) {
      this.stop();
      this.#listener.ledByMe(name);
    } else {
      this.#see(this.#others.viewOf(user));
    }
  }

  #see(area: Area | undefined): void {
    if (area !== undefined && area !== this.#seen) {
      this.#seen = area;
      this.#listener.see(area);
    }
  }

  #endWait(): void {
    this.#cancelWait?.();
    this.#cancelWait = undefined;
  }

  #lead(leader: { readonly user: string; readonly name: string } | undefined): void {
    this.#endWait();
    this.#leader = leader;
    this.#seen = undefined;
    this.#announcer.follow(leader?.user);
    this.#listener.changed();
  }
}
