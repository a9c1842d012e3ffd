import { type ReadonlySignal, signal } from "@preact/signals";
import type { HistoryPart } from "../access/responses.ts";
import type { Clock } from "../base/clock.ts";
import type { Outcome } from "../base/outcome.ts";
import type { BoardClient, ConfirmedBoard } from "../board/board.ts";
import { around, type Box } from "../geometry/box.ts";
import type { Deed } from "../history/deed.ts";
import { Lesson } from "../history/lesson.ts";
import { LessonLoader } from "../history/lesson_loader.ts";
import { PastBoard } from "../history/past_board.ts";
import { Playback, type Speed } from "../history/playback.ts";
import { changedId, changesElement } from "../protocol/element.ts";
import type { Stage } from "../stage/stage.ts";
import type { BoardDocument } from "../store/document.ts";
import { t } from "../text/text.ts";
import { BoardCopying } from "./board_copying.ts";
import type { Dialogs } from "./dialogs.ts";
import { FollowedWork } from "./followed_work.ts";
import type { LiveRegion } from "./live_region.ts";
import { Moments } from "./moments.ts";
import { PastComments } from "./past_comments.ts";

export interface TimeMachineOptions {
  readonly client: BoardClient;
  readonly stage: Pick<Stage, "lookAt" | "shownScene"> & { readonly viewport: Pick<Stage["viewport"], "reveal"> };
  readonly clock: Clock;
  readonly region: LiveRegion;
  readonly dialogs: Pick<Dialogs, "confirm">;
  say(text: string): void;
  /** The part of the board's history that ends with this event. */
  history(upTo: number): Promise<Outcome<HistoryPart>>;
  /** Makes a new board of this. The outcome is its address; undefined: it wasn't possible. */
  copy(document: BoardDocument, progress: (part: number) => void): Promise<string | undefined>;
  /** Takes home the board that is shown, if the person means it. */
  export(): Promise<void>;
  /** The person no longer looks back. */
  ended(): void;
}

/** The board as it was after each event, up to the moment at which the person began to look back. */
export class TimeMachine {
  readonly moments: Moments;
  readonly followed: FollowedWork;
  readonly copying: BoardCopying;
  readonly comments: PastComments;
  readonly speed = signal<Speed>(1);
  readonly #options: TimeMachineOptions;
  readonly #lesson: Lesson;
  readonly #board: PastBoard;
  readonly #loader: LessonLoader;
  readonly #playback: Playback;
  readonly #position;
  readonly #loaded = signal(0);
  readonly #isPlaying = signal(false);
  readonly #stop: () => void;
  /** Where the person wants to look, which isn't loaded yet. */
  #wanted: number | undefined;

  constructor({ position, elements, settings }: ConfirmedBoard, options: TimeMachineOptions) {
    this.#options = options;
    const { client, stage, clock, copy } = options;
    const lesson = this.#lesson = new Lesson(position.epoch, { seq: position.seq, elements, settings });
    this.#position = signal(position.seq);
    this.#board = new PastBoard(lesson);
    this.moments = new Moments(lesson);
    this.followed = new FollowedWork(lesson, this.#board, () => stage.shownScene);
    this.copying = new BoardCopying(client, this.#board, copy);
    this.comments = new PastComments(client, () => stage.shownScene);
    this.#playback = new Playback({
      lesson,
      clock,
      position: () => this.#position.peek(),
      speed: () => this.speed.peek(),
      followed: () => this.followed.doer.peek(),
      show: (seq) => this.#show(seq),
      ended: () => this.#isPlaying.value = false,
    });
    stage.lookAt(this.#board, (id) => this.comments.show(id));
    this.#loader = new LessonLoader(lesson, clock, (upTo) => options.history(upTo), () => this.#loadedMore());
    void this.#loader.load();
    // When the students are hidden, the others forget the names that the lesson has told them (A9).
    const knowsNames = !client.seesOnlyTeachers();
    this.#stop = client.on(() => (client.settings().isDeleted || (knowsNames && client.seesOnlyTeachers())) && options.ended());
  }

  /** Up to which event the board is shown. */
  get position(): ReadonlySignal<number> {
    return this.#position;
  }

  get isPlaying(): ReadonlySignal<boolean> {
    return this.#isPlaying;
  }

  /** How much of the history is loaded, in percent. */
  get loaded(): ReadonlySignal<number> {
    return this.#loaded;
  }

  /** Why no more of the history comes; undefined: it is all here, or still comes. */
  get problem(): string | undefined {
    this.#loaded.value;
    const { problem } = this.#loader;
    return problem && t(problem === "too-much" ? "lookBack.tooMuch" : "lookBack.lost");
  }

  /** The event from which on the board can be seen, now or once it is loaded. */
  get beginning(): number {
    this.#loaded.value;
    return this.#loader.problem === undefined ? this.#lesson.beginning ?? this.#lesson.first : this.#lesson.first;
  }

  /** Whether the last event is shown. */
  get isAtEnd(): boolean {
    return this.#position.value === this.#lesson.last;
  }

  /** Whether something has been taken away before what is shown. */
  get hasRemoval(): boolean {
    this.#loaded.value;
    return this.#lesson.removalUpTo(this.#position.value) !== undefined;
  }

  /** What was done around the moment that is shown, of those who are followed. */
  around(each: number): readonly Deed[] {
    this.#loaded.value;
    return this.moments.around(this.#position.value, each, this.followed.doer.value);
  }

  /** Shows the board after this event. */
  go(seq: number): void {
    this.pause();
    this.#wanted = seq < this.#lesson.first ? seq : undefined;
    this.#show(seq);
  }

  /** Goes to the next event, or back by one; of the one who is followed, if anybody is. */
  step(direction: 1 | -1): void {
    const { first, last } = this.#lesson;
    const from = this.#position.peek() + (direction === 1 ? 1 : 0);
    const seq = this.#lesson.next(from, direction, this.followed.doer.peek()) ?? (direction === 1 ? last : first + 1);
    this.go(direction === 1 ? seq : seq - 1);
    this.#reveal(seq);
    this.#announce();
  }

  /** Shows the board before this event, and the part of it where that happened. */
  goBefore(seq: number): void {
    this.go(seq - 1);
    this.#reveal(seq);
    this.#announce();
  }

  /** Shows the board before the latest deletion up to here. */
  goBeforeRemoval(): void {
    const removal = this.#lesson.removalUpTo(this.#position.peek());
    if (removal !== undefined) {
      this.goBefore(removal);
    }
  }

  /** At the end, it begins anew. */
  play(): void {
    if (this.#position.peek() === this.#lesson.last) {
      this.#show(this.#lesson.first);
    }
    this.#isPlaying.value = true;
    this.#playback.play();
  }

  toggle(): void {
    if (this.#isPlaying.peek()) {
      this.pause();
    } else {
      this.play();
    }
  }

  pause(): void {
    this.#playback.pause();
    if (this.#isPlaying.peek()) {
      this.#isPlaying.value = false;
      this.#announce();
    }
  }

  /** Makes the board what it was, if the person means it: an operation like others. */
  async restore(): Promise<void> {
    const { client, dialogs, say, ended } = this.#options;
    this.pause();
    const seq = this.#position.peek();
    const time = this.moments.timeOf(seq) ?? t("lookBack.beginning");
    if (await dialogs.confirm({ title: t("restore.title"), text: t("restore.text", { time }), confirm: t("restore.confirm") })) {
      ended();
      if (client.apply([{ kind: "restore", seq }]) !== undefined) {
        say(t("restore.done", { time }));
      }
    }
  }

  copy(): Promise<void> {
    this.pause();
    return this.copying.copy();
  }

  export(): Promise<void> {
    this.pause();
    return this.#options.export();
  }

  /** Moves the view to a part of the board. */
  reveal(box: Box): void {
    this.#options.stage.viewport.reveal(box);
  }

  close(): void {
    this.#playback.pause();
    this.#loader.stop();
    this.#stop();
    this.#options.stage.lookAt(undefined);
  }

  /** Leaves the past. */
  end(): void {
    this.#options.ended();
  }

  #show(seq: number): void {
    const shown = Math.min(this.#lesson.last, Math.max(this.#lesson.first, seq));
    this.#board.show(shown);
    this.#position.value = shown;
    this.followed.update();
    this.comments.update();
  }

  #loadedMore(): void {
    const { first, last, beginning = 0, isComplete } = this.#lesson;
    // Each part is told, however small it is.
    this.#loaded.value = isComplete ? 100 : Math.min(99.9, Math.max(this.#loaded.peek() + 1e-6, 100 * (last - first) / (last - beginning)));
    if (this.#wanted !== undefined && !this.#isPlaying.peek()) {
      this.go(this.#wanted);
    } else {
      this.followed.update();
    }
  }

  /** Moves the view so that what an event changes is seen, as far as it is on the board that is shown. */
  #reveal(seq: number): void {
    if (this.#lesson.deed(seq) === undefined || seq <= this.#lesson.first) {
      return;
    }
    const { shownScene, viewport } = this.#options.stage;
    const box = around(this.#lesson.event(seq).changes.filter(changesElement).flatMap((change) => shownScene.bounds(changedId(change)) ?? []));
    if (box !== undefined) {
      viewport.reveal(box);
    }
  }

  #announce(): void {
    this.#options.region.announce(this.moments.labelOf(this.#position.peek()));
  }
}
