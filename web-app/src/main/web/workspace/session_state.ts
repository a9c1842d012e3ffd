import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { BoardSession } from "../board/board.ts";
import type { ConnectionState } from "../connection/connection.ts";
import type { Clock } from "../base/clock.ts";
import type { Presence, Role } from "../protocol/contract.ts";
import type { BoardSettings } from "../store/board_settings.ts";
import type { HistoryState } from "../store/history.ts";
import type { Situation } from "../store/permission.ts";

/** A session that is renewed is back before this, and nobody needs to see that it was. In milliseconds. */
const UNNOTICED = 1_000;

/** What the session says of itself, for views to follow. */
export class SessionState {
  readonly role: ReadonlySignal<Role | undefined>;
  readonly settings: ReadonlySignal<BoardSettings>;
  readonly history: ReadonlySignal<HistoryState>;
  /** As it is to be shown: short losses aren't. */
  readonly connection: ReadonlySignal<ConnectionState>;
  /** Whether the board isn't known yet. */
  readonly isLoading: ReadonlySignal<boolean>;
  readonly pendingOps: ReadonlySignal<number>;
  readonly isSavingSlow: ReadonlySignal<boolean>;
  /** Whether the server can't take the person's changes at the moment (E8): they are kept, and sent again. */
  readonly isHeldUp: ReadonlySignal<boolean>;
  /** Whether leaving the page loses nothing that has been put on the board. */
  readonly isSafeToLeave: ReadonlySignal<boolean>;
  readonly isOutdated: ReadonlySignal<boolean>;
  /** Everybody who is here, by user. */
  readonly people: ReadonlySignal<ReadonlyMap<string, Presence>>;
  readonly situation: ReadonlySignal<Situation>;

  constructor(session: BoardSession, clock: Clock) {
    const role = this.role = signal(session.role());
    const settings = this.settings = signal(session.settings());
    const history = this.history = signal(session.history());
    const connection = this.connection = signal(session.connection());
    const isLoading = this.isLoading = signal(session.isLoading());
    const pendingOps = this.pendingOps = signal(session.pendingOps());
    const isSavingSlow = this.isSavingSlow = signal(session.isSavingSlow());
    const isHeldUp = this.isHeldUp = signal(false);
    const isSafeToLeave = this.isSafeToLeave = signal(session.isSafeToLeave());
    const isOutdated = this.isOutdated = signal(session.isOutdated());
    const newsOfPeople = signal(0);
    this.people = computed(() => {
      newsOfPeople.value;
      return session.remote.people();
    });
    this.situation = computed(() => ({ role: role.value, frozen: settings.value.frozen, ...(isOutdated.value && { isOutdated: true }) }));
    let cancel = () => {};
    const showConnection = () => {
      cancel();
      const isLost = connection.value === "online" && session.connection() === "connecting";
      const show = () => void (connection.value = session.connection());
      cancel = isLost ? clock.after(UNNOTICED, show) : () => {};
      if (!isLost) {
        show();
      }
    };
    session.on((news) =>
      batch(() => {
        role.value = session.role();
        settings.value = session.settings();
        history.value = session.history();
        isLoading.value = session.isLoading();
        if (session.pendingOps() < pendingOps.value) {
          isHeldUp.value = false;
        }
        pendingOps.value = session.pendingOps();
        isSavingSlow.value = session.isSavingSlow();
        isSafeToLeave.value = session.isSafeToLeave();
        isOutdated.value = session.isOutdated();
        if (typeof news === "object" && "notice" in news) {
          isHeldUp.value ||= news.notice === "unavailable" && pendingOps.value > 0;
        } else if (news === "people") {
          newsOfPeople.value++;
        } else if (news === "connection") {
          showConnection();
        }
      })
    );
  }
}
