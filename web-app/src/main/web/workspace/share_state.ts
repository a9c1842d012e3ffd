import { type ReadonlySignal, signal } from "@preact/signals";
import type { Credentials } from "../access/credentials.ts";
import type { Outcome } from "../base/outcome.ts";
import type { Links } from "../access/responses.ts";
import type { Role } from "../protocol/contract.ts";
import { t } from "../text/text.ts";
import { copyText } from "./clipboard.ts";
import { type CodeOptions, CodeState } from "./code_state.ts";
import type { Dialogs } from "./dialogs.ts";

export interface ShareOptions extends CodeOptions {
  readonly credentials: Credentials;
  /** The address that leads to the board by a link. */
  addressOf(link: string): string;
}

/** The addresses that the person can give to others; to teachers, one for each role. */
export class ShareState {
  readonly code: CodeState;
  readonly #options: ShareOptions;
  readonly #dialogs: Dialogs;
  readonly #addresses = signal<Readonly<Partial<Record<Role, string>>>>({});
  readonly #confirmation = signal<{ readonly text: string; readonly isGood: boolean } | undefined>(undefined);

  constructor(options: ShareOptions, dialogs: Dialogs) {
    this.#options = options;
    this.code = new CodeState(options);
    this.#dialogs = dialogs;
  }

  get addresses(): ReadonlySignal<Readonly<Partial<Record<Role, string>>>> {
    return this.#addresses;
  }

  /** What has come of the last thing that the person did. */
  get confirmation(): ReadonlySignal<{ readonly text: string; readonly isGood: boolean } | undefined> {
    return this.#confirmation;
  }

  /** The one that is given to others most often comes first. */
  get roles(): readonly Role[] {
    return this.isTeacher ? ["student", "viewer", "teacher"] : ["student"];
  }

  get isTeacher(): boolean {
    return this.#options.credentials.role === "teacher";
  }

  /** Learns the links as they are now. */
  async load(): Promise<void> {
    this.#confirmation.value = undefined;
    if (this.isTeacher) {
      const [links] = await Promise.all([this.#options.credentials.links(), this.code.load()]);
      this.#take(links);
    } else {
      this.#addresses.value = { student: this.#options.addressOf(this.#options.credentials.link) };
    }
  }

  async copy(role: Role): Promise<void> {
    const address = this.#addresses.value[role];
    if (address !== undefined) {
      const isGood = await copyText(address);
      this.#confirmation.value = { text: t(isGood ? "copied" : "notCopied"), isGood };
    }
  }

  async revoke(role: Role): Promise<void> {
    const title = t(`revoke.${role}.title`);
    if (!(await this.#dialogs.confirm({ title, text: t(`revoke.${role}.text`), confirm: t("revoke.confirm") }))) {
      return;
    }
    const outcome = await this.#options.credentials.revoke(role);
    this.#take(outcome);
    if (outcome.kind === "done") {
      this.#confirmation.value = { text: t("revoke.done"), isGood: true };
    }
  }

  #take(outcome: Outcome<Links>): void {
    if (outcome.kind === "done") {
      const { student, viewer, teacher } = outcome.value;
      const { addressOf } = this.#options;
      this.#addresses.value = { student: addressOf(student), viewer: addressOf(viewer), teacher: addressOf(teacher) };
    } else {
      this.#confirmation.value = { text: t(`notice.${outcome.kind}`), isGood: false };
    }
  }
}
