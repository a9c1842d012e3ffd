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
import { CallLog } from "./call_log.ts";
import type { LwwRegisters } from "./lww_registers.ts";
import { AwarenessState } from "./awareness_state.ts";


/** Whose page this is. */
interface Self {
  readonly user: string;
  client(): string;
}

/** Something that somebody else shows in one of their pages. */
export interface Shown<V> {
  readonly client: string;
  readonly user: string;
  readonly presence: Presence;
  readonly value: V;
}

export interface RemoteAwarenessListener {
  /** Who is here has changed. */
  people(): void;
  /** What somebody shows has changed. */
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
 * What the others show, and who is here. The person's own pages are nobody else; but what is drawn, dragged and pointed at in another one, such as that on
 * the projector's screen, is shown.
 */
export class RemoteAwareness {
  readonly #scene = new AwarenessState();
  readonly #calls = new CallLog();
  readonly #clock: Clock;
  readonly #self: Self;
  readonly #isOnBoard: (id: string) => boolean;
  readonly #listener: RemoteAwarenessListener;
  #onlyTeachers = false;
  #cancelExpiry = () => {};
  /** What is known is that of the last connection. */
  #isStale = false;

  constructor(clock: Clock, self: Self, isOnBoard: (id: string) => boolean, listener: RemoteAwarenessListener) {
    this.#clock = clock;
    this.#self = self;
    this.#isOnBoard = isOnBoard;
    this.#listener = listener;
  }

  /** Everybody who is here, the person included, by user. */
  people(): ReadonlyMap<string, Presence> {
    return new Map(this.#scene.people.entries());
  }

  person(user: string): Presence | undefined {
    return this.#scene.people.get(user);
  }

  /** Where they point; while they draw or use the laser pointer, that says so sooner. */
  *cursors(): Iterable<Shown<Point>> {
    for (const shown of this.#shown(this.#scene.cursors)) {
      const value = this.#scene.inks.tip(shown.client) ?? this.#scene.lasers.get(shown.client) ?? shown.value;
      yield { ...shown, value };
    }
  }

  /** How long their news are gathered now, in milliseconds (A5). */
  tick(): number {
    return this.#scene.tick ?? times.shortestTick;
  }

  lasers(): Iterable<Shown<Point>> {
    return this.#shownInOtherPages(this.#scene.lasers);
  }

  drags(): Iterable<Shown<Drag>> {
    return this.#shownInOtherPages(this.#scene.drags);
  }

  /** Strokes that aren't on the board yet. */
  *inks(): Iterable<Shown<Ink>> {
    for (const shown of this.#shownInOtherPages(this.#scene.inks)) {
      if (!this.#isOnBoard(shown.value.id)) {
        yield shown;
      }
    }
  }

  /** What a person sees in their pages; whichever was heard of last comes last. */
  viewsOf(user: string): ReadonlyMap<string, Area> {
    return new Map([...this.#scene.views.entries()].filter(([client]) => this.#scene.userOf(client) === user));
  }

  /** Whether anybody else follows the person. */
  isFollowed(): boolean {
    return [...this.#shown(this.#scene.follows)].some(({ value }) => value === this.#self.user);
  }

  /** Whether this user follows the person, or somebody who does so: following them would make both views chase each other. */
  isLedByMe(user: string): boolean {
    const seen = new Set([user]);
    for (const follower of seen) {
      for (const shown of this.#shown(this.#scene.follows)) {
        if (shown.user === follower) {
          seen.add(shown.value);
        }
      }
    }
    return seen.has(this.#self.user);
  }

  /** A connection has begun: what is known is over when it tells what is the case (A6). */
  welcomed(): void {
    this.#isStale = true;
  }

  receive(delta: AwarenessDelta): void {
    const isNewsOfPeople = this.#merge(delta);
    const calls = this.#calls.heard(delta);
    if (this.#onlyTeachers) {
      this.#keepTeachers();
    }
    if (isNewsOfPeople) {
      this.#listener.people();
    }
    this.#changed();
    for (const [client, { area }] of calls) {
      const user = this.#scene.userOf(client);
      if (user !== undefined && client !== this.#self.client() && this.person(user)?.role === "teacher") {
        this.#listener.called({ user, client, area });
      }
    }
  }

  /** Tells whether it is about who is here. */
  #merge(delta: AwarenessDelta): boolean {
    const news: AwarenessDelta = this.#isStale ? { ...delta, complete: true } : delta;
    this.#isStale = false;
    this.#scene.merge(news, this.#clock.now());
    return news.complete === true || news.people !== undefined;
  }

  /** These elements have changed on the board: strokes among them need no ink any more (A4). */
  arrived(ids: Iterable<string>): void {
    for (const id of ids) {
      this.#scene.inks.arrived(id);
    }
  }

  /** Whether all but teachers are to be forgotten, and stay so (A9). */
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

  close(): void {
    this.#cancelExpiry();
  }

  #keepTeachers(): void {
    this.#scene.keep((user, { role }) => role === "teacher" || user === this.#self.user);
  }

  #changed(): void {
    this.#cancelExpiry();
    const end = this.#scene.nextEnd();
    if (end !== undefined) {
      this.#cancelExpiry = this.#clock.after(Math.max(0, end - this.#clock.now()), () => {
        this.#scene.expire(this.#clock.now());
        this.#changed();
      });
    }
    this.#listener.awareness();
  }

  *#shown<V>(lane: LwwRegisters<V>): Iterable<Shown<V>> {
    for (const shown of this.#shownInOtherPages(lane)) {
      if (shown.user !== this.#self.user) {
        yield shown;
      }
    }
  }

  /** What people show who are here: nobody is shown without a name. */
  *#shownInOtherPages<V>(lane: LwwRegisters<V>): Iterable<Shown<V>> {
    for (const [client, value] of lane.entries()) {
      const user = this.#scene.userOf(client);
      const presence = user === undefined ? undefined : this.person(user);
      if (user !== undefined && presence !== undefined && client !== this.#self.client()) {
        yield { client, user, presence, value };
      }
    }
  }
}
