import type { Clock } from "../base/clock.ts";
import type { BoardClient } from "../board/board.ts";
import type { LiveRegion } from "./live_region.ts";
import { boardChangeText, freezes, RemoteChanges } from "./remote_changes.ts";

/** Changes of others are gathered for so long before they are announced together. In milliseconds. */
export const GATHERED = 5_000;

/** Announces what others do, quietly: together, and never more often than `GATHERED` says. */
export class ChangeAnnouncements {
  readonly #changes = new RemoteChanges();
  readonly #clock: Pick<Clock, "after">;
  readonly #region: LiveRegion;
  readonly #isOn: () => boolean;
  #isGathering = false;

  /**
   * `show`: shows at once, to everybody, what somebody else has done with the whole board, unless the board shows that itself.
   * `isOn`: whether the person wants to hear of the rest.
   */
  constructor(client: BoardClient, region: LiveRegion, clock: Pick<Clock, "after">, show: (text: string) => void, isOn: () => boolean) {
    this.#region = region;
    this.#clock = clock;
    this.#isOn = isOn;
    client.onConfirmed((event) => {
      if (event.author.user === client.person.user) {
        return;
      }
      const text = boardChangeText(event);
      if (text !== undefined) {
        // The board itself shows for as long as it is frozen that it is.
        const tell = freezes(event) ? (words: string) => region.announce(words) : show;
        tell(text);
      }
      this.#changes.add(event);
      this.#gather();
    });
  }

  #gather(): void {
    if (this.#isGathering || this.#changes.isEmpty) {
      return;
    }
    this.#isGathering = true;
    this.#clock.after(GATHERED, () => {
      this.#isGathering = false;
      const summary = this.#changes.takeSummary();
      if (summary !== "" && this.#isOn()) {
        this.#region.announce(summary);
      }
    });
  }
}
