import { type ReadonlySignal, signal } from "@preact/signals";
import { Following } from "../awareness/following.ts";
import type { Called } from "../awareness/remote_awareness.ts";
import type { BoardClient } from "../board/board.ts";
import { personColor } from "../canvas/person_colors.ts";
import { systemClock } from "../base/clock.ts";
import type { Stage } from "../stage/stage.ts";
import { t } from "../text/text.ts";

export interface Leader {
  readonly user: string;
  readonly name: string;
}

/** Whose view the person sees, and who sees the person's. */
export class FollowState {
  readonly #client: BoardClient;
  readonly #stage: Stage;
  readonly #say: (text: string) => void;
  readonly #following: Following;
  readonly #leader = signal<Leader | undefined>(undefined);

  constructor(client: BoardClient, stage: Stage, say: (text: string) => void) {
    this.#client = client;
    this.#stage = stage;
    this.#say = say;
    const { person, remote, announcer } = client;
    this.#following = new Following(systemClock, person.user, remote, announcer, {
      changed: () => this.#leaderChanged(),
      see: (area) => stage.viewport.follow(area),
      left: (name) => say(t("leaderLeft", { name })),
      ledByMe: (name) => say(t("ledByYou", { name })),
    });
    client.on((event) => {
      if (event === "awareness") {
        this.#following.refresh();
        this.sendView();
      } else if (typeof event === "object" && "called" in event) {
        this.#called(event.called);
      }
    });
    document.addEventListener("visibilitychange", () => this.sendView());
  }

  get leader(): ReadonlySignal<Leader | undefined> {
    return this.#leader;
  }

  /** Follows somebody, or no longer if it is them already. */
  toggle(user: string): void {
    if (this.#leader.value?.user === user) {
      this.stop();
    } else {
      this.#following.follow(user);
    }
  }

  /** Follows nobody any more. Tells whether there was somebody. */
  stop(): boolean {
    const isFollowing = this.#following.leader !== undefined;
    this.#following.stop();
    return isFollowing;
  }

  /** Brings everybody to what the person sees. */
  call(): void {
    const { area } = this.#stage.viewport;
    if (area !== undefined) {
      this.stop();
      this.#client.announcer.call(area);
      this.#say(t("calling"));
    }
  }

  /** Whoever follows the person sees what they see, in a page that they have before them. */
  sendView(): void {
    const isShown = this.#client.remote.isFollowed() && document.visibilityState === "visible";
    this.#client.announcer.view(isShown ? this.#stage.viewport.area : undefined);
  }

  #called(call: Called): void {
    this.#following.called(call);
    this.#say(t("called", { name: this.#client.remote.person(call.user)?.name ?? "" }));
  }

  #leaderChanged(): void {
    const { leader } = this.#following;
    if (leader === undefined) {
      this.#stage.viewport.rest();
    }
    const colour = this.#client.remote.person(leader?.user ?? "")?.colour ?? 0;
    this.#stage.frame(leader && personColor(colour).fill);
    this.#leader.value = leader;
  }
}
