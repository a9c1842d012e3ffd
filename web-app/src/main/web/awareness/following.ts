import type { Clock } from "../base/clock.ts";
import type { Area, Role } from "../protocol/contract.ts";
import type { Announcer } from "./announcer.ts";
import type { Called, RemoteAwareness } from "./remote_awareness.ts";
import { sameJson } from "./sender.ts";

/** A leader who disappears for less than this, in milliseconds, is still followed. */
const leaderTimeout = 10_000;

export interface FollowingListener {
  /** Whom the person follows has changed. */
  changed(): void;
  /** The leader's visible part of the board has changed. */
  see(area: Area): void;
  /** The leader has left. */
  left(name: string): void;
  /** This person can't be followed, because they follow this page's person, directly or through others. */
  ledByMe(name: string): void;
}

interface Leader {
  readonly user: string;
  readonly name: string;
  readonly role: Role;
}

/** Follows another person's view (A8). Of their several pages it follows the one whose view changed last. */
export class Following {
  readonly #clock: Clock;
  readonly #user: string;
  readonly #remote: RemoteAwareness;
  readonly #announcer: Pick<Announcer, "follow">;
  readonly #listener: FollowingListener;
  #leader: Leader | undefined;
  /** The page whose view is followed. */
  #client: string | undefined;
  /** The call of a page that hasn't sent its view yet. */
  #called: readonly [client: string, area: Area] | undefined;
  /** The last views of the leader's pages. */
  #views: ReadonlyMap<string, Area> = new Map();
  /** Cancels the wait for a leader who has disappeared. */
  #cancelWait: (() => void) | undefined;

  constructor(clock: Clock, user: string, others: RemoteAwareness, announcer: Pick<Announcer, "follow">, listener: FollowingListener) {
    this.#clock = clock;
    this.#user = user;
    this.#remote = others;
    this.#announcer = announcer;
    this.#listener = listener;
  }

  get leader(): Leader | undefined {
    return this.#leader;
  }

  follow(user: string): void {
    const person = this.#remote.person(user);
    if (person === undefined || user === this.#user || user === this.#leader?.user) {
      return;
    }
    if (this.#remote.isLedByMe(user)) {
      this.#listener.ledByMe(person.name);
      return;
    }
    this.#lead({ user, name: person.name, role: person.role });
    this.refresh();
  }

  /** A teacher calls everybody to a part of the board. */
  called({ user, client, area }: Called): void {
    this.follow(user);
    this.#client = client;
    this.#called = [client, area];
    this.#views = this.#shownBy(user);
    this.#listener.see(area);
  }

  stop(): void {
    if (this.#leader !== undefined) {
      this.#lead(undefined);
    }
  }

  /** To be called when the others' awareness has changed. */
  refresh(): void {
    if (this.#leader === undefined) {
      return;
    }
    const { user, name, role } = this.#leader;
    if (this.#remote.hides(role)) {
      this.stop();
    } else if (this.#remote.person(user) === undefined) {
      this.#forgetPages();
      this.#cancelWait ??= this.#clock.after(leaderTimeout, () => {
        this.stop();
        this.#listener.left(name);
      });
    } else if (this.#remote.isLedByMe(user)) {
      this.stop();
      this.#listener.ledByMe(name);
    } else {
      this.#endWait();
      this.#look(this.#shownBy(user));
    }
  }

  /** Follows the page whose view changed; without a page to follow, the latest one. */
  #look(views: ReadonlyMap<string, Area>): void {
    const hasPage = this.#client !== undefined && views.has(this.#client);
    const latest = [...views].findLast(([client, area]) => {
      const before = this.#views.get(client);
      return before === undefined ? client === this.#client || !hasPage : !sameJson(before, area);
    });
    this.#views = views;
    if (latest !== undefined) {
      this.#client = latest[0];
      this.#listener.see(latest[1]);
    }
  }

  #shownBy(user: string): ReadonlyMap<string, Area> {
    const views = this.#remote.viewsOf(user);
    if (this.#called !== undefined && views.has(this.#called[0])) {
      this.#called = undefined;
    }
    return this.#called === undefined ? views : new Map([this.#called, ...views]);
  }

  #forgetPages(): void {
    this.#client = this.#called = undefined;
    this.#views = new Map();
  }

  #endWait(): void {
    this.#cancelWait?.();
    this.#cancelWait = undefined;
  }

  #lead(leader: Leader | undefined): void {
    this.#endWait();
    this.#leader = leader;
    this.#forgetPages();
    this.#announcer.follow(leader?.user);
    this.#listener.changed();
  }
}
