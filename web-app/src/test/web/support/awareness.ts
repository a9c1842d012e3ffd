import type { LwwRegisters } from "../../../main/web/awareness/lww_registers.ts";
import type { AwarenessDelta, Ink, Presence, Role } from "../../../main/web/protocol/contract.ts";

/** What a lane holds, by name. */
export function all<V>(lane: LwwRegisters<V>): Record<string, V> {
  return Object.fromEntries(lane.entries());
}

export function person(name: string, role: Role = "student"): Presence {
  return { name, role, colour: 0, since: 0, idle: false };
}

/** The points of a stroke from one number to before another. Each point is made of its number. */
export function inkPart(id: string, from: number, to: number): Ink {
  const points = Array.from({ length: to - from }, (_, i) => [from + i, 2 * (from + i), 0.5]).flat();
  return { id, color: "black", size: 4, from, points };
}

type Values = Record<string, unknown>;
type Strokes = Map<string, { readonly id: string; points: number }>;

interface Known {
  readonly said: Record<string, Values>;
  readonly strokes: Strokes;
}

/** Everybody's awareness, as simply as possible: each reader gets the latest of what has changed since they asked last. */
export class Source {
  readonly latest = { people: {} as Values, cursors: {} as Values, lasers: {} as Values, follows: {} as Values };
  readonly strokes: Strokes = new Map();
  readonly #known = new Map<number, Known>();
  #ids = 0;

  say(delta: AwarenessDelta): void {
    for (const [lane, news] of Object.entries(delta)) {
      for (const [name, value] of Object.entries(news)) {
        const values = this.latest[lane as keyof typeof this.latest];
        delete values[name];
        if (value !== null) {
          values[name] = value;
        }
      }
    }
  }

  draw(client: string, points: number): void {
    const known = this.strokes.get(client);
    const stroke = known === undefined || known.points === 0 ? { id: `s${++this.#ids}`, points: 0 } : known;
    stroke.points += points;
    this.strokes.set(client, stroke);
  }

  /** What is drawn after that is another stroke. */
  takeBack(client: string): void {
    const stroke = this.strokes.get(client);
    if (stroke !== undefined) {
      stroke.points = 0;
    }
  }

  lift(client: string): void {
    this.strokes.delete(client);
  }

  news(reader: number): AwarenessDelta {
    const known: Known = this.#known.get(reader) ?? { said: {}, strokes: new Map() };
    const delta: Record<string, Values> = {};
    for (const [lane, values] of Object.entries(this.latest)) {
      delta[lane] = changes(known.said[lane] ?? {}, values);
    }
    delta["inks"] = {};
    for (const [client, { id, points }] of this.strokes) {
      const before = known.strokes.get(client);
      const from = before?.id === id ? before.points : 0;
      if (from < points) {
        delta["inks"][client] = inkPart(id, from, points);
      } else if (points < from || (before !== undefined && before.id !== id)) {
        delta["inks"][client] = inkPart(id, 0, points);
      }
    }
    for (const client of known.strokes.keys()) {
      if (!this.strokes.has(client)) {
        delta["inks"][client] = null;
      }
    }
    this.#known.set(reader, structuredClone({ said: this.latest, strokes: this.strokes }));
    return delta as AwarenessDelta;
  }
}

/** The strokes of a source that are growing, whole. */
export function growing({ strokes }: Source): Record<string, Ink> {
  const shown = [...strokes].filter(([, { points }]) => points > 0);
  return Object.fromEntries(shown.map(([client, { id, points }]) => [client, inkPart(id, 0, points)]));
}

function changes(before: Values, after: Values): Values {
  const gone = Object.keys(before).filter((name) => !(name in after)).map((name) => [name, null] as const);
  const changed = Object.entries(after).filter(([name, value]) => JSON.stringify(before[name]) !== JSON.stringify(value));
  return Object.fromEntries([...gone, ...changed]);
}
