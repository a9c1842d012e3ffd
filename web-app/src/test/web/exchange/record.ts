// Five people work at one board, at random: `record.ts SEED [write]`. A Java test (ExchangeTest) starts this and decides what the
// pages send: a line out for each message, a line in for what comes of it. `write`: it becomes the recording that the tests replay.
import type { ClientMessage } from "../../../main/web/protocol/contract.ts";
import { one, randomOf } from "../support/random_boards.ts";
import { Deeds } from "./deeds.ts";
import { type Decided, ID_SEED, type Recording, writeRecording } from "./recording.ts";
import { type Outcome, roles, type Step, withIdsOf, World } from "./world.ts";

const OPERATIONS = 2_500;
/** How often people try what their page knows that they may not. */
const TRY = 0.1;

const steps: Recording["steps"][number][] = [];
const random = randomOf(Number(Deno.args[0]));
const deeds = new Deeds(random);
const world = new World(decided);
let operations = 0;

withIdsOf(randomOf(ID_SEED), () => {
  while (operations < OPERATIONS) {
    perform(next());
  }
  for (let left = world.deliveries(); left.length > 0; left = world.deliveries()) {
    perform(left[0]!);
  }
});
const end = ask({ end: true });
world.holdSame(end);
if (Deno.args[1] === "write") {
  writeRecording({ steps, end });
}
console.log(JSON.stringify({ done: true }));

function next(): Step | undefined {
  const who = Math.floor(random() * roles.length);
  const { replica, up, down } = world.people[who]!;
  const way = random();
  if (way < 0.3) {
    const apply = deeds.of(who, replica.store);
    const isDone = apply.length > 0 && (replica.refusalOf(apply) === undefined || random() < TRY);
    return isDone ? { who, apply } : undefined;
  }
  if (way < 0.33) {
    return { who, reverse: one(["undo", "undo", "redo"], random) };
  }
  if (way < 0.65) {
    return up.length === 0 ? undefined : { who, up: true };
  }
  return down.length === 0 ? undefined : { who, down: Math.min(down.length, 1 + Math.floor(random() * 4)) };
}

function perform(step: Step | undefined): void {
  if (step !== undefined) {
    if (!("up" in step)) {
      steps.push(step);
    }
    world.perform(step);
  }
}

function decided(who: number, message: ClientMessage): Outcome {
  const outcome: Outcome = ask({ who, message });
  const step: Decided = { who, up: message, ...outcome };
  steps.push(step);
  operations += message.type === "op" ? 1 : 0;
  return outcome;
}

function ask(question: object) {
  console.log(JSON.stringify(question));
  const bytes: number[] = [];
  const byte = new Uint8Array(1);
  while (Deno.stdin.readSync(byte) === 1 && byte[0] !== 10) {
    bytes.push(byte[0]!);
  }
  return JSON.parse(new TextDecoder().decode(new Uint8Array(bytes)));
}
