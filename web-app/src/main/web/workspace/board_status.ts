import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { BoardClient } from "../board/board.ts";
import type { ConnectionState } from "../connection/connection.ts";
import type { Clock } from "../base/clock.ts";
import type { Presence, Role } from "../protocol/contract.ts";
import type { Version } from "../protocol/version.ts";
import type { BoardSettings } from "../store/board_settings.ts";
import type { HistoryState } from "../store/history.ts";
import type { Situation } from "../store/permission.ts";

/** A connection whose session is renewed is back within this time, and the loss is not shown. In milliseconds. */
const UNNOTICED = 1_000;

/** The state of the board and of its connection as signals, for views to follow. */
export class BoardStatus {
  readonly role: ReadonlySignal<Role | undefined>;
  /** What may be used on the board (V9). */
  readonly offered: ReadonlySignal<Version>;
  readonly settings: ReadonlySignal<BoardSettings>;
  readonly history: ReadonlySignal<HistoryState>;
  /** As it is to be shown: short losses aren't. */
  readonly connection: ReadonlySignal<ConnectionState>;
  /** Whether the board isn't known yet. */
  readonly isLoading: ReadonlySignal<boolean>;
  /** How much of a large board has come. */
  readonly loadingPercent: ReadonlySignal<number | undefined>;
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

  constructor(client: BoardClient, clock: Clock) {
    const role = this.role = signal(client.role());
    const offered = this.offered = signal(client.offered());
    const settings = this.settings = signal(client.settings());
    const history = this.history = signal(client.history());
    const connection = this.connection = signal(client.connection());
    const isLoading = this.isLoading = signal(client.isLoading());
    const loadingPercent = this.loadingPercent = signal(client.loadingPercent());
    const pendingOps = this.pendingOps = signal(client.pendingOps());
    const isSavingSlow = this.isSavingSlow = signal(client.isSavingSlow());
    const isHeldUp = this.isHeldUp = signal(false);
    const isSafeToLeave = this.isSafeToLeave = signal(client.isSafeToLeave());
    const isOutdated = this.isOutdated = signal(client.isOutdated());
    const peopleChanges = signal(0);
    this.people = computed(() => {
      peopleChanges.value;
      return client.remote.people();
    });
    this.situation = computed(() => ({ role: role.value, frozen: settings.value.frozen, ...(isOutdated.value && { isOutdated: true }) }));
    let cancel = () => {};
    const showConnection = () => {
      cancel();
      const isLost = connection.value === "online" && client.connection() === "connecting";
      const show = () => void (connection.value = client.connection());
      cancel = isLost ? clock.after(UNNOTICED, show) : () => {};
      if (!isLost) {
        show();
      }
    };
    client.on((event) =>
      batch(() => {
        role.value = client.role();
        offered.value = client.offered();
        settings.value = client.settings();
        history.value = client.history();
        isLoading.value = client.isLoading();
        loadingPercent.value = client.loadingPercent();
        if (client.pendingOps() < pendingOps.value) {
          isHeldUp.value = false;
        }
        pendingOps.value = client.pendingOps();
        isSavingSlow.value = client.isSavingSlow();
        isSafeToLeave.value = client.isSafeToLeave();
        isOutdated.value = client.isOutdated();
        if (typeof event === "object" && "notice" in event) {
          isHeldUp.value ||= event.notice === "unavailable" && pendingOps.value > 0;
        } else if (event === "people") {
          peopleChanges.value++;
        } else if (event === "connection") {
          showConnection();
        }
      })
    );
  }
}
