import { AccessApi } from "../../../main/web/access/access_api.ts";
import type { Links } from "../../../main/web/access/responses.ts";
import { FakeClock } from "./fake_clock.ts";

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | null;
  readonly body: unknown;
}

type Answer = Response | Promise<Response> | Error;

/** Answers requests with what it was told to, in that order. */
export class FakeGateway {
  readonly clock = new FakeClock();
  readonly asked: Asked[] = [];
  readonly api = new AccessApi((path, init) => this.#fetch(path, init), this.clock);
  #answers: Answer[] = [];

  willAnswer(...answers: readonly Answer[]): void {
    this.#answers.push(...answers);
  }

  async #fetch(path: string, { method = "GET", headers, body, signal }: RequestInit): Promise<Response> {
    const authorization = new Headers(headers).get("Authorization");
    this.asked.push({ method, path, authorization, body: typeof body === "string" ? JSON.parse(body) : undefined });
    const answer = this.#answers.shift() ?? new Error("no answer is left");
    if (answer instanceof Error) {
      throw answer;
    }
    const aborted = new Promise<never>((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
    return await Promise.race([answer, aborted]);
  }
}

export function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status });
}

export function refusal(status: number, code: string): Response {
  return json(status, { type: "error", code, message: "no" });
}

export const links: Links = { teacher: "l-teacher", student: "l-student", viewer: "l-viewer" };

export function grant(token: string, role = "teacher") {
  return { token, user: "u-ana", name: "Ana", role, expiresInMs: 900_000 };
}
