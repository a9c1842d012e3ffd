import { isCanvasReadable } from "../base/canvas_reading.ts";
import { effect } from "@preact/signals";
import type { DeviceIdentity } from "../access/identity.ts";
import type { Clock } from "../base/clock.ts";
import type { Workspace } from "./workspace.ts";

/** After such a pause, somebody else may sit at the computer. In milliseconds. */
const pause = 30 * 60_000;
/** How often it is written down that the person is here. In milliseconds. */
const notingInterval = 60_000;
const picture = { width: 240, height: 150 } as const;
const kinds = ["pointerdown", "keydown"] as const;

/** Keeps the board's title and a small picture of it for the start page, and notices that somebody else may have sat down. */
export class BoardKeeper {
  readonly #workspace: Workspace;
  readonly #identity: DeviceIdentity;
  readonly #clock: Clock;
  #lastActive: number;
  #lastNoted: number;
  #isAsking = false;

  constructor(workspace: Workspace, identity: DeviceIdentity, clock: Clock) {
    this.#workspace = workspace;
    this.#identity = identity;
    this.#clock = clock;
    this.#lastActive = this.#lastNoted = clock.now();
  }

  listen(): void {
    const { client, status } = this.#workspace;
    effect(() => {
      const { title, isDeleted } = status.settings.value;
      if (isDeleted) {
        this.#identity.boards.forget(client.boardId);
      } else if (!status.isLoading.value) {
        this.#identity.boards.update(client.boardId, { title });
      }
    });
    kinds.forEach((kind) => addEventListener(kind, () => this.#noticeActivity(), { capture: true, passive: true }));
    addEventListener("pagehide", () => this.#keepPicture());
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.#keepPicture());
  }

  #noticeActivity(): void {
    const now = this.#clock.now();
    const wasAway = now - this.#lastActive >= pause;
    this.#lastActive = now;
    if (this.#isAsking) {
      return;
    }
    if (wasAway && this.#workspace.status.role.peek() !== "teacher") {
      this.#isAsking = true;
      void this.#workspace.askWho().then((isSame) => this.#isAsking = !isSame);
    } else if (now - this.#lastNoted >= notingInterval) {
      this.#lastNoted = now;
      this.#identity.noteHere(this.#workspace.client.boardId);
    }
  }

  /** What the person sees of the board, in small. */
  #keepPicture(): void {
    const { client, stage, status } = this.#workspace;
    const from = stage.surface.querySelector("canvas");
    if (from === null || from.width === 0 || !isCanvasReadable() || status.isLoading.peek() || status.settings.peek().isDeleted) {
      return;
    }
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [picture.width, picture.height];
    const context = canvas.getContext("2d")!;
    context.fillStyle = getComputedStyle(stage.surface).backgroundColor;
    context.fillRect(0, 0, picture.width, picture.height);
    const scale = Math.max(picture.width / from.width, picture.height / from.height);
    const [width, height] = [from.width * scale, from.height * scale];
    context.drawImage(from, (picture.width - width) / 2, (picture.height - height) / 2, width, height);
    this.#identity.boards.update(client.boardId, { picture: canvas.toDataURL("image/webp", 0.7) });
  }
}
