/** What the console answers: see Overview.java. What isn't known is null; times are milliseconds since 1970. */
export interface Overview {
  readonly at: number;
  readonly kafka: Kafka | null;
  readonly features: readonly Feature[];
  readonly gateways: readonly Gateway[];
  readonly history: Readonly<Record<string, readonly Point[]>>;
}

export type State = "FINE" | "UNKNOWN" | "LATE" | "UNREAD";

export interface Kafka {
  readonly brokers: readonly { readonly id: number; readonly address: string; readonly rack: string | null; readonly leads: number }[];
  readonly topics: readonly Topic[];
  readonly groups: readonly { readonly name: string; readonly state: string; readonly members: readonly Member[] }[];
}

export interface Topic {
  readonly name: string;
  readonly owner: string;
  readonly partitions: number;
  readonly replicas: number;
  readonly underReplicated: number;
  readonly leaderless: number;
  readonly inPerSecond: number | null;
}

export interface Member {
  readonly client: string;
  readonly host: string;
  readonly partitions: string;
}

export interface Feature {
  readonly name: string;
  readonly state: State;
  readonly processes: readonly { readonly name: string; readonly up: boolean }[];
  readonly readers: readonly Reader[];
}

export interface Reader {
  readonly id: string;
  readonly topic: string;
  readonly state: State;
  readonly partitions: number;
  readonly unassigned: number;
  readonly consumers: number;
  readonly lagRecords: number | null;
  readonly lagSeconds: number | null;
  readonly inPerSecond: number | null;
  readonly outPerSecond: number | null;
}

export interface Gateway {
  readonly name: string;
  readonly up: boolean;
  readonly connections: number | null;
  readonly rooms: number | null;
  readonly inPerSecond: number | null;
  readonly outPerSecond: number | null;
  readonly delayedPerSecond: number | null;
  readonly closedSlow: number | null;
  readonly refused: number | null;
  readonly gaps: number | null;
  readonly lagSeconds: number | null;
  readonly deliverySeconds: number | null;
}

export interface Point {
  readonly at: number;
  readonly state: State;
  readonly lagRecords: number | null;
  readonly lagSeconds: number | null;
}

/** The later overview with the history of both, no longer than `kept` milliseconds. */
export function continued(before: Overview | undefined, next: Overview, kept: number): Overview {
  const history: Record<string, readonly Point[]> = {};
  for (const [reader, points] of Object.entries(next.history)) {
    const known = before?.history[reader] ?? [];
    const last = known.at(-1)?.at ?? 0;
    history[reader] = [...known, ...points.filter(({ at }) => at > last)].filter(({ at }) => at > next.at - kept);
  }
  return { ...next, history };
}

/** What is wrong now, the worst first. */
export interface Problem {
  readonly kind: "kafka" | "leaderless" | "copies" | "unread" | "late" | "process" | "gateway";
  /** What it is about. */
  readonly name: string;
  readonly reader?: Reader;
}

export function problems({ kafka, features, gateways }: Overview): readonly Problem[] {
  const found: Problem[] = [];
  if (kafka === null) {
    found.push({ kind: "kafka", name: "Kafka" });
  }
  const topics = kafka?.topics ?? [];
  found.push(...topics.filter(({ leaderless }) => leaderless > 0).map(({ name }): Problem => ({ kind: "leaderless", name })));
  for (const [state, kind] of [["UNREAD", "unread"], ["LATE", "late"]] as const) {
    for (const { name, readers } of features) {
      found.push(...readers.filter((reader) => reader.state === state).map((reader): Problem => ({ kind, name, reader })));
    }
  }
  found.push(...gateways.filter(({ up }) => !up).map(({ name }): Problem => ({ kind: "gateway", name })));
  for (const { name, processes, state } of features) {
    if (state !== "UNREAD") {
      found.push(...processes.filter(({ up }) => !up).map((process): Problem => ({ kind: "process", name: process.name === name ? name : `${name} ${process.name}` })));
    }
  }
  found.push(...topics.filter(({ leaderless, underReplicated }) => leaderless === 0 && underReplicated > 0).map(({ name }): Problem => ({ kind: "copies", name })));
  return found;
}
