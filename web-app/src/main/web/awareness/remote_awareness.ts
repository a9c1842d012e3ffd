import type { Clock } from "../base/clock.ts";
import {
  type Area,
  type AwarenessDelta,
  type Drag,
  type Ink,
  type Point,
  type Presence,
  type Role,
  times,
} from "../protocol/contract.ts";
import { CallFilter } from "./call_filter.ts";
import { allFollowersOf, type Follow, followersOf } from "./follows.ts";
import type { LwwRegisters } from "./lww_registers.ts";
import { AwarenessState } from "./awareness_state.ts";

/** Whose page this is. */
interface Self {
  readonly user: string;
  client(): string;
}

/** What is on the board. */
interface Board {
  has(id: string): boolean;
  isLocked(id: string): boolean;
}

/** A value of somebody else's awareness, with its client and person. */
export interface Shown<V> {
  readonly client: string;
  readonly user: string;
  readonly presence: Presence;
  readonly value: V;
}

export interface RemoteAwarenessListener {
  /** The people who are here have changed. */
  people(): void;
  /** The awareness of somebody has changed. */
  awareness(): void;
  /** A teacher calls everybody there. */
  called(call: Called): void;
}

/** A teacher calls everybody to a part of the board, in one of their pages. */
export interface Called {
  readonly user: string;
  readonly client: string;
  readonly area: Area;
}

/**
 * The others' awareness, and who is here. The person's own other pages count as the person; but what is drawn, dragged and
 * pointed at there, for instance on the projector, is shown.
 */
export class RemoteAwareness {
  readonly #state = new AwarenessState();
  readonly #calls = new CallFilter();
  readonly #clock: Clock;
  readonly #self: Self;
  readonly #board: Board;
  readonly #listener: RemoteAwarenessListener;
  #onlyTeachers = false;
  #cancelExpiry = () => {};
  /** Whether the state is still that of the former connection. */
  #isStale = false;

  constructor(clock: Clock, self: Self, board: Board, listener: RemoteAwarenessListener) {
    this.#clock = clock;
    this.#self = self;
    this.#board = board;
    this.#listener = listener;
  }

  /** Everybody who is here, the person included, by user. */
  people(): ReadonlyMap<string, Presence> {
    return new Map(this.#state.people.entries());
  }

  person(user: string): Presence | undefined {
    return this.#state.people.get(user);
  }

  /** The others' cursors. While somebody draws or uses the laser pointer, that is the cursor's place. */
  *cursors(): Iterable<Shown<Point>> {
    for (const shown of this.#ofOthers(this.#state.cursors)) {
      const value = this.#state.inks.tip(shown.client) ?? this.#state.lasers.get(shown.client) ?? shown.value;
      yield { ...shown, value };
    }
  }

  /** The server's batching interval, in milliseconds (A5). */
  tick(): number {
    return this.#state.tick ?? times.shortestTick;
  }

  lasers(): Iterable<Shown<Point>> {
    return this.#ofOtherPages(this.#state.lasers);
  }

  /** What is dragged, but for what its person may not move (A10). */
  *drags(): Iterable<Shown<Drag>> {
    for (const shown of this.#ofOtherPages(this.#state.drags)) {
      const mayMove = (id: string) => shown.presence.role === "teacher" || !this.#board.isLocked(id);
      const value = Object.fromEntries(Object.entries(shown.value).filter(([id]) => mayMove(id)));
      if (Object.keys(value).length > 0) {
        yield { ...shown, value };
      }
    }
  }

  /** The elements in which others write. */
  writings(): Iterable<Shown<string>> {
    return this.#ofOtherPages(this.#state.writings);
  }

  /** Strokes that aren't on the board yet. */
  *inks(): Iterable<Shown<Ink>> {
    for (const shown of this.#ofOtherPages(this.#state.inks)) {
      if (!this.#board.has(shown.value.id)) {
        yield shown;
      }
    }
  }

  /** The views of a person's pages, the latest last. */
  viewsOf(user: string): ReadonlyMap<string, Area> {
    return new Map([...this.#state.views.entries()].filter(([client]) => this.#state.userOf(client) === user));
  }

  /** Whether anybody else follows the person. */
  isFollowed(): boolean {
    return followersOf(this.#self.user, this.#follows()).size > 0;
  }

  /** Whether this user follows the person, directly or through others: following them would make a circle. */
  isLedByMe(user: string): boolean {
    return user === this.#self.user || allFollowersOf(this.#self.user, this.#follows()).has(user);
  }

  /** A new connection: its first complete delta replaces the state (A6). */
  welcomed(): void {
    this.#isStale = true;
  }

  receive(delta: AwarenessDelta): void {
    const havePeopleChanged = this.#merge(delta);
    const calls = this.#calls.accept(delta);
    if (this.#onlyTeachers) {
      this.#keepTeachers();
    }
    if (havePeopleChanged) {
      this.#listener.people();
    }
    this.#changed();
    for (const [client, { area }] of calls) {
      const user = this.#state.userOf(client);
      if (user !== undefined && client !== this.#self.client() && this.person(user)?.role === "teacher") {
        this.#listener.called({ user, client, area });
      }
    }
  }

  /** Returns whether the people have changed. */
  #merge(delta: AwarenessDelta): boolean {
    const received: AwarenessDelta = this.#isStale ? { ...delta, complete: true } : delta;
    this.#isStale = false;
    this.#state.merge(received, this.#clock.now());
    return received.complete === true || received.people !== undefined;
  }

  /** These elements have changed on the board: strokes among them replace their ink (A4). */
  arrived(ids: Iterable<string>): void {
    for (const id of ids) {
      this.#state.inks.arrived(id);
    }
  }

  /** Sets whether only teachers are shown (A9). */
  showOnlyTeachers(on: boolean): void {
    if (on !== this.#onlyTeachers) {
      this.#onlyTeachers = on;
      if (on) {
        this.#keepTeachers();
        this.#listener.people();
        this.#changed();
      }
    }
  }

  /** Whether somebody of this role is hidden from the person (A9). */
  hides(role: Role): boolean {
    return this.#onlyTeachers && role !== "teacher";
  }

  /** Who of the others follows whom. */
  #follows(): readonly Follow[] {
    return [...this.#ofOthers(this.#state.follows)].map(({ user, value }) => ({ follower: user, leader: value }));
  }

  close(): void {
    this.#cancelExpiry();
  }

  #keepTeachers(): void {
    this.#state.keep((user, { role }) => role === "teacher" || user === this.#self.user);
  }

  #changed(): void {
    this.#cancelExpiry();
    const end = this.#state.nextEnd();
    if (end !== undefined) {
      this.#cancelExpiry = this.#clock.after(Math.max(0, end - this.#clock.now()), () => {
        this.#state.expire(this.#clock.now());
        this.#changed();
      });
    }
    this.#listener.awareness();
  }

  *#ofOthers<V>(registers: LwwRegisters<V>): Iterable<Shown<V>> {
    for (const shown of this.#ofOtherPages(registers)) {
      if (shown.user !== this.#self.user) {
        yield shown;
      }
    }
  }

  /** The values whose person is here: nobody is shown without a name. */
  *#ofOtherPages<V>(registers: LwwRegisters<V>): Iterable<Shown<V>> {
    for (const [client, value] of registers.entries()) {
      const user = this.#state.userOf(client);
      const presence = user === undefined ? undefined : this.person(user);
      if (user !== undefined && presence !== undefined && client !== this.#self.client()) {
        yield { client, user, presence, value };
      }
    }
  }
}
