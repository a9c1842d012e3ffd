import type { Clock } from "../connection/clock.ts";
import type { Area, At, Delta, Drag, Ink, Presence } from "../protocol/awareness.ts";
import { CallLog } from "./call_log.ts";
import type { Lane } from "./lane.ts";
import { AwarenessScene } from "./scene.ts";

/** How long news are gathered until the server says otherwise, in milliseconds (A5). */
const shortestTick = 33;

/** Something that somebody else shows in one of their pages. */
export interface Shown<V> {
  readonly client: string;
  readonly user: string;
  readonly presence: Presence;
  readonly value: V;
}

export interface OthersListener {
  /** Who is here has changed. */
  people(): void;
  /** What somebody shows has changed. */
  awareness(): void;
  /** A teacher calls everybody there. */
  called(user: string, area: Area): void;
}

/** What the others show, and who is here. The person's own pages are nobody else. */
export class Others {
  readonly #scene = new AwarenessScene();
  readonly #calls = new CallLog();
  readonly #clock: Clock;
  readonly #user: string;
  readonly #isOnBoard: (id: string) => boolean;
  readonly #listener: OthersListener;
  #onlyTeachers = false;
  #cancelExpiry = () => {};

  constructor(clock: Clock, user: string, isOnBoard: (id: string) => boolean, listener: OthersListener) {
    this.#clock = clock;
    this.#user = user;
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
  *cursors(): Iterable<Shown<At>> {
    for (const shown of this.#shown(this.#scene.cursors)) {
      const value = this.#scene.inks.tip(shown.client) ?? this.#scene.lasers.get(shown.client) ?? shown.value;
      yield { ...shown, value };
    }
  }

  /** How long their news are gathered now, in milliseconds (A5). */
  tick(): number {
    return this.#scene.tick ?? shortestTick;
  }

  lasers(): Iterable<Shown<At>> {
    return this.#shown(this.#scene.lasers);
  }

  drags(): Iterable<Shown<Drag>> {
    return this.#shown(this.#scene.drags);
  }

  /** Strokes that aren't on the board yet. */
  *inks(): Iterable<Shown<Ink>> {
    for (const shown of this.#shown(this.#scene.inks)) {
      if (!this.#isOnBoard(shown.value.id)) {
        yield shown;
      }
    }
  }

  /** What a person sees; of several pages, the one that was heard of last. */
  viewOf(user: string): Area | undefined {
    return [...this.#scene.views.entries()].findLast(([client]) => this.#scene.userOf(client) === user)?.[1];
  }

  /** Whether anybody else follows the person. */
  isFollowed(): boolean {
    return [...this.#shown(this.#scene.follows)].some(({ value }) => value === this.#user);
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
    return seen.has(this.#user);
  }

  receive(delta: Delta): void {
    this.#scene.merge(delta, this.#clock.now());
    const calls = this.#calls.heard(delta);
    if (this.#onlyTeachers) {
      this.#keepTeachers();
    }
    if (delta.complete || delta.people !== undefined) {
      this.#listener.people();
    }
    this.#changed();
    for (const [client, { area }] of calls) {
      const user = this.#scene.userOf(client);
      if (user !== undefined && user !== this.#user && this.person(user)?.role === "teacher") {
        this.#listener.called(user, area);
      }
    }
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

  close(): void {
    this.#cancelExpiry();
  }

  #keepTeachers(): void {
    this.#scene.keep((user, { role }) => role === "teacher" || user === this.#user);
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

  /** What people show who are here: nobody is shown without a name. */
  *#shown<V>(lane: Lane<V>): Iterable<Shown<V>> {
    for (const [client, value] of lane.entries()) {
      const user = this.#scene.userOf(client);
      const presence = user === undefined ? undefined : this.person(user);
      if (user !== undefined && presence !== undefined && user !== this.#user) {
        yield { client, user, presence, value };
      }
    }
  }
}
