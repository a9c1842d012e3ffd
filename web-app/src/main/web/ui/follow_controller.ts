import { Following } from "../awareness/following.ts";
import type { Called } from "../awareness/remote_awareness.ts";
import type { Session } from "../board/board.ts";
import { personColor } from "../canvas/person_colors.ts";
import { systemClock } from "../connection/clock.ts";
import { FollowBanner } from "./follow_banner.ts";
import { PeoplePanel } from "./people_panel.ts";
import type { Stage } from "./stage.ts";
import { strings } from "./strings.ts";

/** Who else is here, and whose view the person sees. */
export class FollowController {
  readonly panel: PeoplePanel;
  readonly banner = new FollowBanner(() => this.stop());
  private readonly following: Following;

  constructor(
    private readonly session: Session,
    private readonly stage: Stage,
    private readonly say: (text: string) => void,
  ) {
    const { person, remote, announcer } = session;
    this.following = new Following(systemClock, person.user, remote, announcer, {
      changed: () => this.leaderChanged(),
      see: (area) => stage.follow(area),
      left: (name) => say(strings.leaderLeft(name)),
      ledByMe: (name) => say(strings.ledByYou(name)),
    });
    this.panel = new PeoplePanel(session, {
      toggleFollow: (user) => (this.following.leader?.user === user ? this.stop() : this.following.follow(user)),
      call: () => this.call(),
      leader: () => this.following.leader?.user,
    });
    document.addEventListener("visibilitychange", () => this.tellView());
  }

  /** Follows nobody any more. Tells whether there was somebody. */
  stop(): boolean {
    const isFollowing = this.following.leader !== undefined;
    this.following.stop();
    return isFollowing;
  }

  /** A teacher calls everybody there. */
  called(call: Called): void {
    this.following.called(call);
    this.say(strings.called(this.session.remote.person(call.user)?.name ?? ""));
  }

  peopleChanged(): void {
    this.panel.refresh();
  }

  /** What the others show, or what the person sees, has changed. */
  refresh(): void {
    this.following.refresh();
    this.tellView();
  }

  /** Whoever follows the person sees what they see, in a page that they have before them. */
  tellView(): void {
    const isShown = this.session.remote.isFollowed() && document.visibilityState === "visible";
    this.session.announcer.view(isShown ? this.stage.area : undefined);
  }

  private call(): void {
    const { area } = this.stage;
    if (area !== undefined) {
      this.stop();
      this.session.announcer.call(area);
      this.say(strings.calling);
    }
  }

  private leaderChanged(): void {
    const { leader } = this.following;
    const { surface } = this.stage;
    if (leader === undefined) {
      this.stage.rest();
    }
    if (leader !== undefined) {
      this.panel.hide();
    }
    this.banner.show(leader?.name);
    surface.toggleAttribute("data-following", leader !== undefined);
    surface.style.setProperty("--leader", personColor(this.session.remote.person(leader?.user ?? "")?.colour ?? 0).fill);
    this.panel.refresh();
  }
}
