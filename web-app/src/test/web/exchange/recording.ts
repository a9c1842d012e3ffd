import { gunzipSync, gzipSync } from "node:zlib";
import type { ClientMessage, SnapshotMessage } from "../../../main/web/protocol/contract.ts";
import { golden } from "../support/golden.ts";
import type { Outcome, Step } from "./world.ts";

/** A message that reaches the server, and what comes of it. */
export interface Decided extends Outcome {
  readonly who: number;
  readonly up: ClientMessage;
}

/** What five people have done, and what board-state has made of it. */
export interface Recording {
  readonly steps: readonly (Exclude<Step, { readonly up: true }> | Decided)[];
  /** The board at the end, as who comes then gets it. */
  readonly end: SnapshotMessage;
}

/** The seed of the new ids, which the pages make themselves. */
export const ID_SEED = 19;

const file = new URL("exchange/exchange.jsonl.gz", golden);

/** A step a line; the last line is the board at the end. */
export function readRecording(): Recording {
  const lines = gunzipSync(Deno.readFileSync(file)).toString().trimEnd().split("\n").map((line) => JSON.parse(line));
  return { steps: lines.slice(0, -1), end: lines.at(-1) };
}

export function writeRecording({ steps, end }: Recording): void {
  Deno.mkdirSync(new URL(".", file), { recursive: true });
  Deno.writeFileSync(file, gzipSync([...steps, end].map((line) => `${JSON.stringify(line)}\n`).join(""), { level: 9 }));
}
