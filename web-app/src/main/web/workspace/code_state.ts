import { type ReadonlySignal, signal } from "@preact/signals";
import type { Credentials } from "../access/credentials.ts";
import type { Outcome } from "../base/outcome.ts";
import type { JoinCode } from "../protocol/contract.ts";
import { t } from "../text/text.ts";

export interface CodeOptions {
  readonly credentials: Pick<Credentials, "code" | "makeCode" | "revokeCode" | "role">;
  /** The address that leads to the board by a code. */
  addressOfCode(code: string): string;
  /** The server's name, as it is typed. */
  readonly host: string;
}

/** A code that is shown. */
export interface ShownCode {
  readonly code: string;
  readonly address: string;
  /** When it ends, by this device's clock. */
  readonly until: number;
  /** Whether those who come by it wait for a teacher now (K9). */
  readonly isGuarded: boolean;
}

/** How long a code may last, in minutes: a lesson, a day, a week. */
export const codeLives = [60, 1440, 10_080] as const;
export type CodeLife = typeof codeLives[number];

/** The board's code, by which others come in (K9). */
export class CodeState {
  readonly #options: CodeOptions;
  readonly #code = signal<ShownCode | undefined>(undefined);
  readonly #problem = signal<string | undefined>(undefined);
  readonly #isOnScreen = signal(false);

  constructor(options: CodeOptions) {
    this.#options = options;
  }

  get code(): ReadonlySignal<ShownCode | undefined> {
    return this.#code;
  }

  get problem(): ReadonlySignal<string | undefined> {
    return this.#problem;
  }

  /** Whether it fills the screen, for a projector. */
  get isOnScreen(): ReadonlySignal<boolean> {
    return this.#isOnScreen;
  }

  get host(): string {
    return this.#options.host;
  }

  async load(): Promise<void> {
    if (this.#options.credentials.role === "teacher") {
      this.#take(await this.#options.credentials.code());
    }
  }

  /** Makes a code in place of the one before. */
  async make(minutes: CodeLife): Promise<void> {
    this.#take(await this.#options.credentials.makeCode({ role: "student", minutes }));
  }

  async revoke(): Promise<void> {
    this.#isOnScreen.value = false;
    this.#take(await this.#options.credentials.revokeCode());
  }

  /** Fills the screen with the code; makes one that lasts for a lesson if there is none. */
  async show(): Promise<void> {
    if (this.#code.value === undefined) {
      await this.make(codeLives[0]);
    }
    this.#isOnScreen.value = this.#code.value !== undefined;
  }

  hide(): void {
    this.#isOnScreen.value = false;
  }

  #take(outcome: Outcome<JoinCode>): void {
    this.#problem.value = outcome.kind === "done" ? undefined : t(`notice.${outcome.kind}`);
    if (outcome.kind === "done") {
      const { code, expiresInMs, guarded } = outcome.value;
      this.#code.value = code === undefined
        ? undefined
        : { code, address: this.#options.addressOfCode(code), until: Date.now() + expiresInMs, isGuarded: guarded };
    }
  }
}
