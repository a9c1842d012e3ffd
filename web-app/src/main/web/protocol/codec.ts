import type { ClientMessage, ServerMessage } from "./contract.ts";

export function encode(message: ClientMessage): string {
  return JSON.stringify(message);
}

/** The messages of one frame: a server sends one, or an array of several that waited together (C1). */
export function decode(frame: string): readonly ServerMessage[] {
  const parsed = JSON.parse(frame) as ServerMessage | readonly ServerMessage[];
  return Array.isArray(parsed) ? parsed : [parsed as ServerMessage];
}
