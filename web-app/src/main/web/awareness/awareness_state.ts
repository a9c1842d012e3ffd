import { type Area, type AwarenessDelta, type Drag, type Point, type Presence, times } from "../protocol/contract.ts";
import { InkRegisters } from "./ink_registers.ts";
import { LwwRegisters } from "./lww_registers.ts";

/** The awareness state of a board, as last-writer-wins registers. It changes by merging deltas (A2). Times are in milliseconds. */
export class AwarenessState {
  readonly people = new LwwRegisters<Presence>();
  readonly cursors = new LwwRegisters<Point>();
  readonly inks = new InkRegisters();
  readonly drags = new LwwRegisters<Drag>();
  readonly lasers = new LwwRegisters<Point>();
  readonly views = new LwwRegisters<Area>();
  readonly follows = new LwwRegisters<string>();
  readonly writings = new LwwRegisters<string>();
  readonly #gestures = [this.cursors, this.inks, this.drags, this.lasers, this.writings];
  readonly #byClient = [...this.#gestures, this.views, this.follows];
  #tick: number | undefined;

  /** The server's batching interval (A5); undefined: not told yet. */
  get tick(): number | undefined {
    return this.#tick;
  }

  merge(delta: AwarenessDelta, now: number): void {
    const { people, follows, views } = delta;
    if (delta.complete || delta.tick !== undefined) {
      this.#tick = delta.tick;
    }
    if (delta.complete) {
      this.people.keep((user) => people?.[user] !== undefined);
      this.follows.keep((client) => follows?.[client] !== undefined);
      this.views.keep((client) => views?.[client] !== undefined);
    }
    this.people.merge(people, now);
    this.cursors.merge(delta.cursors, now);
    this.inks.merge(delta.inks, now);
    this.drags.merge(delta.drags, now);
    this.lasers.merge(delta.lasers, now);
    this.writings.merge(delta.writings, now);
    this.views.merge(views, now);
    this.follows.merge(follows, now);
  }

  /** Removes what has expired. To be called at `nextEnd`. */
  expire(now: number): void {
    this.#gestures.forEach((registers) => registers.expire(now - times.gestureLife));
    this.inks.expireEnded(now);
  }

  /** When the next register expires; undefined: none will. */
  nextEnd(): number | undefined {
    const oldest = this.#gestures.map((registers) => registers.oldest()).filter((at) => at !== undefined);
    const ends = [...oldest.map((at) => at + times.gestureLife), this.inks.nextEnd()].filter((at) => at !== undefined);
    return ends.length === 0 ? undefined : Math.min(...ends);
  }

  /** Keeps only the chosen people and their registers (A9). */
  keep(isChosen: (user: string, presence: Presence) => boolean): void {
    const all = new Map(this.people.entries());
    this.people.keep((user) => isChosen(user, all.get(user)!));
    this.#byClient.forEach((registers) => registers.keep((client) => this.userOf(client) !== undefined));
  }

  /** The user of a client, whose id begins with the user's and `_` (K4). Undefined: that user isn't here. */
  userOf(client: string): string | undefined {
    for (let at = client.indexOf("_"); at >= 0; at = client.indexOf("_", at + 1)) {
      const user = client.slice(0, at);
      if (this.people.get(user) !== undefined) {
        return user;
      }
    }
    return undefined;
  }
}
