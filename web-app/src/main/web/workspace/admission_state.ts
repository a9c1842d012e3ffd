import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Credentials } from "../access/credentials.ts";
import type { Clock } from "../base/clock.ts";
import type { Outcome } from "../base/outcome.ts";
import type { BoardPeople, PersonStatus } from "../protocol/contract.ts";
import { t } from "../text/text.ts";
import type { Dialogs } from "./dialogs.ts";

export type AdmissionCredentials = Pick<Credentials, "role" | "people" | "setPerson" | "setWaitingRoom" | "admit">;

/** A teacher's page asks so often who waits, besides when it is told of it: nobody tells who gives up. In milliseconds. */
const interval = 30_000;
/** What is told within this time is asked for once. In milliseconds. */
const gathering = 300;
const nobody: BoardPeople = { waitingRoom: false, waiting: [], people: [] };

/** Who waits, and what teachers have said of people (K10). Only teachers' pages know. */
export class AdmissionState {
  readonly #credentials: AdmissionCredentials;
  readonly #dialogs: Dialogs;
  readonly #clock: Clock;
  readonly #say: (text: string) => void;
  readonly #people = signal<BoardPeople>(nobody);
  #isTeacher = false;
  /** Whether it is asked soon. */
  #isGathering = false;
  #cancel = () => {};

  constructor(credentials: AdmissionCredentials, dialogs: Dialogs, clock: Clock, say: (text: string) => void) {
    this.#credentials = credentials;
    this.#dialogs = dialogs;
    this.#clock = clock;
    this.#say = say;
  }

  get people(): ReadonlySignal<BoardPeople> {
    return this.#people;
  }

  /** Asks who waits, now and again, for as long as the person is a teacher. */
  follow(isTeacher: () => boolean): void {
    effect(() => {
      this.#isTeacher = isTeacher();
      this.changed();
    });
  }

  /** Who waits, or what was said of people, may be different now. */
  changed(): void {
    if (this.#isTeacher && !this.#isGathering) {
      this.#isGathering = true;
      this.#askIn(gathering);
    }
  }

  /** What was said of a person; undefined: nothing. */
  of(user: string): PersonStatus | undefined {
    return this.#people.value.people.find((status) => status.user === user);
  }

  async remove(user: string, name: string): Promise<void> {
    const question = { title: t("remove.title", { name }), text: t("remove.text"), confirm: t("remove.confirm") };
    if (await this.#dialogs.confirm(question)) {
      await this.#set(user, name, { removed: true });
    }
  }

  async letBack(user: string, name: string): Promise<void> {
    await this.#set(user, name, { removed: false });
  }

  async rename(user: string, name: string): Promise<void> {
    const answer = await this.#dialogs.askNameOf(name);
    if (answer !== undefined && answer !== name) {
      await this.#set(user, name, { rename: answer });
    }
  }

  async setViewer(user: string, name: string, viewer: boolean): Promise<void> {
    await this.#set(user, name, { viewer });
  }

  async setWaitingRoom(on: boolean): Promise<void> {
    this.#take(await this.#credentials.setWaitingRoom(on));
  }

  /** Lets people in. */
  async admit(users: readonly string[]): Promise<void> {
    this.#take(await this.#credentials.admit(users));
  }

  async #set(user: string, name: string, change: Partial<Pick<PersonStatus, "removed" | "rename" | "viewer">>): Promise<void> {
    const { removed = false, viewer = false, rename } = this.of(user) ?? {};
    const status = { name, removed, viewer, ...(rename !== undefined && { rename }), ...change };
    this.#take(await this.#credentials.setPerson(user, status));
  }

  /** Asks after this time, and then now and again. */
  #askIn(delay: number): void {
    this.#cancel();
    this.#cancel = this.#clock.after(delay, () => {
      this.#isGathering = false;
      if (this.#isTeacher) {
        this.#askIn(interval);
        void this.#ask();
      }
    });
  }

  async #ask(): Promise<void> {
    const outcome = await this.#credentials.people();
    if (outcome.kind === "done") {
      this.#take(outcome);
    }
  }

  #take(outcome: Outcome<BoardPeople>): void {
    if (outcome.kind !== "done") {
      this.#say(t(`notice.${outcome.kind}`));
      return;
    }
    const news = outcome.value.waiting.filter(({ user }) => !this.#people.value.waiting.some((known) => known.user === user));
    this.#people.value = outcome.value;
    if (news.length > 0) {
      this.#say(t("waitingRoom.knock", { name: news[0]!.name, count: outcome.value.waiting.length }));
    }
  }
}
