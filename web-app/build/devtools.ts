// Talks with Chromium by its DevTools protocol. The browser is the one in CHROMIUM, or /usr/bin/chromium.

/** Everything comes from one processor, as on most school computers: so graphics cards make no difference between machines. */
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-accelerated-2d-canvas", "--no-first-run", "--remote-debugging-port=0", "--window-size=1280,800"];

/** A page of the browser. */
export class DevTools {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (answer: { readonly result: never; readonly error?: unknown }) => void>();
  readonly #listeners = new Map<string, (params: never) => void>();
  #asked = 0;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => {
      const said = JSON.parse(data);
      if (said.id === undefined) {
        this.#listeners.get(said.method)?.(said.params as never);
      } else {
        this.#waiting.get(said.id)?.(said);
        this.#waiting.delete(said.id);
      }
    });
  }

  ask<T>(method: string, params: unknown = {}): Promise<T> {
    return new Promise((done, failed) => {
      const id = ++this.#asked;
      this.#waiting.set(id, ({ result, error }) => error === undefined ? done(result) : failed(new Error(`${method}: ${JSON.stringify(error)}`)));
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  on<T>(method: string, listener: (params: T) => void): void {
    this.#listeners.set(method, listener);
  }

  async evaluate<T>(expression: string): Promise<T> {
    interface Evaluated {
      readonly result: { readonly value: T };
      readonly exceptionDetails?: { readonly exception?: { readonly description?: string } };
    }
    const { result, exceptionDetails } = await this.ask<Evaluated>("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
    if (exceptionDetails !== undefined) {
      throw new Error(exceptionDetails.exception?.description);
    }
    return result.value;
  }

  /** Waits until an expression is true in the page. */
  async until(expression: string): Promise<void> {
    const end = Date.now() + 60_000;
    while (!await this.evaluate<boolean>(`Boolean(${expression})`)) {
      if (Date.now() > end) {
        throw new Error(`in vain: ${expression}`);
      }
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

/** Runs `work` with an empty page of a new browser. */
export async function inBrowser<T>(work: (page: DevTools) => Promise<T>): Promise<T> {
  const profile = await Deno.makeTempDir();
  const args = [...flags, `--user-data-dir=${profile}`, "about:blank"];
  const browser = new Deno.Command(Deno.env.get("CHROMIUM") ?? "/usr/bin/chromium", { args, stderr: "piped", stdout: "null" }).spawn();
  try {
    return await work(await pageOf(await debuggerOf(browser.stderr)));
  } finally {
    browser.kill();
    await browser.status;
    await Deno.remove(profile, { recursive: true }).catch(() => {});
  }
}

async function pageOf(address: string): Promise<DevTools> {
  const targets: { type: string; webSocketDebuggerUrl: string }[] = await (await fetch(`http://${address}/json`)).json();
  const socket = new WebSocket(targets.find(({ type }) => type === "page")!.webSocketDebuggerUrl);
  await new Promise((opened) => socket.addEventListener("open", opened, { once: true }));
  return new DevTools(socket);
}

async function debuggerOf(log: ReadableStream<Uint8Array>): Promise<string> {
  let told = "";
  for await (const text of log.pipeThrough(new TextDecoderStream())) {
    told += text;
    const found = /DevTools listening on ws:\/\/([^/]+)\//.exec(told);
    if (found !== null) {
      return found[1]!;
    }
  }
  throw new Error(`the browser says no address: ${told}`);
}
