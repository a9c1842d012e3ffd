import type { Clock } from "../base/clock.ts";
import type { Outcome } from "../base/outcome.ts";

/** Why an image wasn't kept. */
export type UploadProblem = "refused" | "full" | "unavailable";

/** Requests about the images of one board (I). Each ends within a while: what takes longer is asked for again. */
export interface ImageApi {
  /** Undefined: it is kept. */
  upload(hash: string, bytes: Blob): Promise<UploadProblem | undefined>;
  /** Undefined: it isn't there, or can't be had now. */
  download(hash: string): Promise<Blob | undefined>;
}

/** In milliseconds: 5 MiB on a slow line, and what the gateway waits for. */
const patience = 60_000;

/** `token`: that of the person's session. */
export function imageApi(board: string, token: () => Promise<Outcome<string>>, clock: Clock): ImageApi {
  const ask = async (hash: string, init: RequestInit): Promise<Response | undefined> => {
    const session = await token();
    if (session.kind !== "done") {
      return undefined;
    }
    const abort = new AbortController();
    const stop = clock.after(patience, () => abort.abort());
    try {
      const headers = { Authorization: `Bearer ${session.value}` };
      return await fetch(`/api/boards/${board}/images/${hash}`, { ...init, headers, signal: abort.signal });
    } catch {
      return undefined;
    } finally {
      stop();
    }
  };
  return {
    async upload(hash, bytes) {
      const response = await ask(hash, { method: "PUT", body: bytes });
      if (response === undefined || response.status === 429 || response.status >= 500 || response.status === 401) {
        return "unavailable";
      }
      if (response.ok) {
        return undefined;
      }
      const { code }: { code?: unknown } = await response.json().catch(() => ({}));
      return code === "over-limit" ? "full" : "refused";
    },
    async download(hash) {
      const response = await ask(hash, {});
      return response?.ok === true ? await response.blob().catch(() => undefined) : undefined;
    },
  };
}
