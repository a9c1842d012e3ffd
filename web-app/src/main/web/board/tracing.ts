import type { ClientMessage, WelcomeMessage } from "../protocol/contract.ts";

/** Begins traces for a part of the page's operations, as its gateway says (C10). */
export class Tracing {
  #part = 0;

  welcomed({ traced }: WelcomeMessage): void {
    this.#part = traced ?? 0;
  }

  /** The message as it is sent: an operation that is traced says so. */
  traced(message: ClientMessage): ClientMessage {
    return message.type === "op" && Math.random() < this.#part ? { ...message, trace: newTrace() } : message;
  }
}

/** A trace whose first step is the page's (W3C Trace Context). */
function newTrace(): string {
  return `00-${randomHex(16)}-${randomHex(8)}-01`;
}

function randomHex(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
