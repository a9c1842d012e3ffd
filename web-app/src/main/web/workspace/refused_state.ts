import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { BoardClient } from "../board/board.ts";
import type { RefusedWorks } from "../device/refused_works.ts";
import { newId } from "../protocol/ids.ts";
import { writeElements } from "../store/document.ts";
import { isNoWork, mergedWork, type RefusedWork } from "../store/refused_work.ts";
import { t } from "../text/text.ts";
import { copyText } from "./clipboard.ts";
import { fileName, save } from "./files.ts";
import { refusalText } from "./summaries.ts";

/** What the person has made and the board hasn't taken: theirs to copy or to save, until they put it aside. */
export class RefusedState {
  readonly #client: BoardClient;
  readonly #device: RefusedWorks | undefined;
  readonly #refused = signal<readonly RefusedWork[]>([]);
  readonly #pending = signal<readonly RefusedWork[]>([]);
  readonly #isShut = signal(false);

  /** Without a device's memory, work is lost when the page closes. */
  constructor(client: BoardClient, device: RefusedWorks | undefined) {
    this.#client = client;
    this.#device = device;
    client.onRefused((work) => this.#add(work));
    client.on((event) => {
      this.#isShut.value ||= typeof event === "object" && "noAccess" in event;
      if (this.#isShut.value) {
        this.#showPending(typeof event === "object" && "noAccess" in event ? event.noAccess : undefined);
      }
    });
    void this.#load();
  }

  /** Whether the person isn't let in any more: all that has no outcome is among the works, too. */
  get isShut(): ReadonlySignal<boolean> {
    return this.#isShut;
  }

  readonly works: ReadonlySignal<readonly RefusedWork[]> = computed(() => [...this.#refused.value, ...this.#pending.value]);

  /** Why the latest of it was not taken. */
  readonly reason: ReadonlySignal<string> = computed(() => {
    const why = this.works.value.at(-1)?.why ?? "malformed";
    return why === "deleted" ? t("deleted.text") : why === "expired" || why === "unfinished" ? t(`refused.${why}`) : refusalText(why);
  });

  /** What is written in it. */
  readonly text: ReadonlySignal<string> = computed(() => mergedWork(this.works.value).text);

  copy(): Promise<boolean> {
    return copyText(this.text.value);
  }

  /** Offers it as a file, which can be imported. */
  save(): void {
    const { title } = this.#client.settings();
    const document = writeElements({ title, elements: mergedWork(this.works.value).elements });
    save(fileName(title, "chalkstream.json"), new Blob([document], { type: "application/json" }));
  }

  putAside(): void {
    const ids = this.#refused.value.map(({ id }) => id);
    this.#refused.value = [];
    this.#pending.value = [];
    void this.#device?.remove(ids).catch(() => {});
  }

  /** What is half written, and has nowhere to go any more. */
  lost(text: string, why: RefusedWork["why"] = "unknown-element"): void {
    this.#add({ id: newId(), why, elements: [], text });
  }

  /** It stays on the device, to be sent when the person is let in again. */
  #showPending(why: RefusedWork["why"] = this.#pending.value[0]?.why ?? "not-allowed"): void {
    const work = this.#client.pendingWork();
    this.#pending.value = isNoWork(work) ? [] : [{ id: "pending", why, ...work }];
  }

  #add(work: RefusedWork): void {
    this.#refused.value = [...this.#refused.value, work];
    void this.#device?.add(work).catch(() => {});
  }

  async #load(): Promise<void> {
    const before = await this.#device?.all().catch(() => []) ?? [];
    this.#refused.value = [...before, ...this.#refused.value];
  }
}
