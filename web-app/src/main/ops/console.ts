import { signal } from "@preact/signals";
import { continued, type Overview } from "./overview.ts";

const everyMillis = 1_000;
const keptMillis = 10 * 60 * 1_000;
/** So many answers may be missing before the page says so. */
const mayBeMissing = 3;

export type Access = "asking" | "in" | "out";

/** What the page follows. */
export class Console {
  readonly overview = signal<Overview | undefined>(undefined);
  readonly access = signal<Access>("asking");
  /** The console itself doesn't answer. */
  readonly lost = signal(false);
  readonly wrongKey = signal(false);
  private missing = 0;

  constructor(private readonly fetcher: typeof fetch = (input, init) => fetch(input, init)) {}

  start(): void {
    void this.ask().finally(() => setTimeout(() => this.start(), everyMillis));
  }

  /** Asks once. Never fails. */
  async ask(): Promise<void> {
    if (this.access.value === "out") {
      return;
    }
    const known = this.overview.value;
    try {
      const answer = await this.fetcher(`/ops/overview?since=${known?.at ?? 0}`, { signal: AbortSignal.timeout(5_000) });
      if (answer.status === 401) {
        this.access.value = "out";
        return;
      }
      if (!answer.ok) {
        throw new Error(`status ${answer.status}`);
      }
      const next: Overview = await answer.json();
      this.missing = 0;
      this.lost.value = false;
      this.access.value = "in";
      if (next.at > (known?.at ?? 0)) {
        this.overview.value = continued(known, next, keptMillis);
      }
    } catch {
      this.missing += 1;
      this.lost.value = this.missing >= mayBeMissing;
    }
  }

  async logIn(key: string): Promise<void> {
    const answer = await this.fetcher("/ops/login", { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: key.trim() }).catch(() => undefined);
    this.wrongKey.value = answer?.ok !== true;
    if (answer?.ok === true) {
      this.access.value = "asking";
      await this.ask();
    }
  }
}
