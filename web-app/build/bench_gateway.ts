// A gateway with one board, for benchmarks: the page comes from it, and everybody else on the board is made up by it.
import { extname, join } from "node:path";

/** What others write with a tick's length of 50 ms. */
const tick = 50;
const strokeTicks = 40;
const pointsPerTick = 3;
const types: Record<string, string> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2" };

export interface BenchElement {
  readonly id: string;
  readonly type: string;
  readonly props: Record<string, unknown>;
}

interface Writer {
  readonly client: string;
  readonly x: number;
  readonly y: number;
  stroke: number;
  count: number;
}

export class BenchGateway {
  readonly #resources: string;
  readonly #server: Deno.HttpServer<Deno.NetAddr>;
  readonly #timers = new Set<number>();
  #elements: readonly BenchElement[] = [];
  #socket: WebSocket | undefined;
  /** The page's. */
  #client = "";
  #seq = 1;
  #top = 0;

  /** `resources`: the folder with the built page. */
  constructor(resources: string) {
    this.#resources = resources;
    this.#server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, (request) => this.#answer(request));
  }

  /** The address of the board, which has these elements from now on. */
  open(elements: readonly BenchElement[]): string {
    this.#elements = elements;
    return `http://127.0.0.1:${this.#server.addr.port}/b/bench?${elements.length}#a.b.${"c".repeat(43)}`;
  }

  /** People write, each a stroke of 120 points after the other, within a part of the board. */
  write(people: number, { width, height }: { readonly width: number; readonly height: number }): void {
    const writers: readonly Writer[] = Array.from({ length: people }, (_, i) => ({
      client: `w${i}_1`,
      x: (i % 6 + 0.2) * width / 6,
      y: (Math.floor(i / 6) + 0.3) * height * 6 / people,
      stroke: 0,
      count: (i * pointsPerTick) % (strokeTicks * pointsPerTick),
    }));
    const present = Object.fromEntries(writers.map((_, i) => [`w${i}`, { name: `Writer ${i}`, role: "student", colour: i % 12, since: 0, idle: false }]));
    this.#send({ type: "awareness", delta: { complete: true, tick, people: present } });
    this.#every(tick, () => this.#writeOn(writers));
  }

  /** Elements of the board are moved, `perSecond` in all, each by an event of its own. */
  change(perSecond: number): void {
    const started = performance.now();
    let made = 0;
    this.#every(4, () => {
      for (const due = (performance.now() - started) * perSecond / 1_000; made < due; made++) {
        const { id, props } = this.#elements[(made * 7) % this.#elements.length]!;
        this.#event([{ kind: "set", id, props: { x: Number(props.x) + made % 40, y: props.y } }]);
      }
    });
  }

  /** Everybody rests. */
  rest(): void {
    this.#timers.forEach(clearInterval);
    this.#timers.clear();
  }

  async close(): Promise<void> {
    this.rest();
    this.#socket?.close();
    await this.#server.shutdown();
  }

  async #answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/ws/")) {
      const { socket, response } = Deno.upgradeWebSocket(request, { protocol: "chalkstream" });
      socket.onmessage = ({ data }) => this.#take(socket, JSON.parse(data));
      return response;
    }
    if (pathname.endsWith("/session")) {
      return Response.json({ token: "a.b.c", user: "me", name: "Me", role: "teacher", expiresInMs: 900_000 });
    }
    if (pathname.startsWith("/api/")) {
      return new Response(null, { status: 404 });
    }
    const file = pathname.startsWith("/assets/") ? pathname : "/index.html";
    const content = await Deno.readFile(join(this.#resources, file));
    return new Response(content, { headers: { "Content-Type": types[extname(file)] ?? "application/octet-stream" } });
  }

  #take(socket: WebSocket, message: { readonly type: string; readonly client?: string; readonly op?: number; readonly changes?: readonly unknown[] }): void {
    if (message.type === "hello") {
      this.#socket = socket;
      this.#seq = 1;
      this.#client = message.client!;
      this.#send({ type: "welcome", protocol: 1, minor: 1, gateway: "bench", role: "teacher" });
      this.#send({ type: "snapshot", epoch: 1, seq: 1, board: { title: "", frozen: false, studentsHidden: false }, elements: this.#elements });
    } else if (message.type === "ping") {
      this.#send({ type: "pong" });
    } else if (message.type === "op") {
      this.#event(message.changes!, { user: "me", name: "Me", client: this.#client, role: "teacher" }, message.op!);
    }
  }

  #writeOn(writers: readonly Writer[]): void {
    const inks: Record<string, unknown> = {};
    const cursors: Record<string, unknown> = {};
    writers.forEach((writer, i) => {
      if (writer.count >= strokeTicks * pointsPerTick) {
        this.#put(writer, i);
      }
      const points = pointsOf(writer, writer.count, pointsPerTick);
      inks[writer.client] = { id: `s-${i}-${writer.stroke}`, color: "blue", size: 4, from: writer.count, points };
      cursors[writer.client] = points.slice(-3, -1);
      writer.count += pointsPerTick;
    });
    this.#send({ type: "awareness", delta: { inks, cursors } });
  }

  #put(writer: Writer, i: number): void {
    const props = { x: 0, y: 0, z: `b${String(++this.#top).padStart(6, "0")}V`, color: "blue", size: 4, points: pointsOf(writer, 0, writer.count) };
    this.#event([{ kind: "put", element: { id: `s-${i}-${writer.stroke}`, type: "stroke", props } }]);
    writer.stroke++;
    writer.count = 0;
  }

  #event(changes: readonly unknown[], author: unknown = { user: "w0", name: "Writer 0", client: "w0_2", role: "student" }, op = this.#seq): void {
    this.#send({ type: "event", epoch: 1, seq: ++this.#seq, at: Date.now(), author, op, changes });
  }

  #send(message: unknown): void {
    this.#socket?.send(JSON.stringify(message));
  }

  #every(milliseconds: number, work: () => void): void {
    this.#timers.add(setInterval(work, milliseconds));
  }
}

/** Small letters, one after the other. */
function pointsOf({ x, y }: Writer, from: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => {
    const n = from + i;
    return [Math.round(x + n * 1.1 + 6 * Math.sin(n / 2)), Math.round(y + 10 * Math.cos(n / 2)), 0.5];
  }).flat();
}

/** Strokes of 20 points, evenly over a part of the board. */
export function strokes(count: number, { width, height }: { readonly width: number; readonly height: number }): readonly BenchElement[] {
  return Array.from({ length: count }, (_, i) => {
    const random = (n: number) => ((Math.sin(i * 127.1 + n * 311.7) * 43758.5453) % 1 + 1) % 1;
    const points = Array.from({ length: 20 }, (_, n) => [n * 2, Math.round(20 * random(n)), 0.5]).flat();
    const props = { x: Math.round(width * random(98)), y: Math.round(height * random(99)), z: `a${String(i).padStart(6, "0")}V`, color: "black", size: 4, points };
    return { id: `e${i}`, type: "stroke", props };
  });
}
