import type { Socket } from "../../../main/web/connection/connection.ts";
import type { ClientMessage, ServerMessage } from "../../../main/web/protocol/contract.ts";

/** The server's side of a socket. */
export class FakeSocket implements Socket {
  binaryType: BinaryType = "blob";
  onopen: Socket["onopen"] = null;
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;
  /** What the client has sent. */
  readonly sent: ClientMessage[] = [];
  /** The code with which the client has closed it. */
  closeCode: number | undefined;

  send(frame: string): void {
    this.sent.push(JSON.parse(frame));
  }

  get closedByClient(): boolean {
    return this.closeCode !== undefined;
  }

  close(code: number): void {
    this.closeCode = code;
  }

  open(): void {
    this.onopen?.call(this.#self, new Event("open"));
  }

  /** Opens the socket and answers the client's `hello`. */
  welcome(): void {
    this.open();
    this.receive({ type: "welcome", protocol: 1, minor: 2, gateway: "g", role: "teacher" });
  }

  /** Delivers one frame. */
  receive(...messages: readonly ServerMessage[]): void {
    const data = JSON.stringify(messages.length === 1 ? messages[0] : messages);
    this.onmessage?.call(this.#self, new MessageEvent("message", { data }));
  }

  /** Delivers a binary frame. */
  receiveBytes(bytes: Uint8Array<ArrayBuffer>): void {
    const data = this.binaryType === "arraybuffer" ? bytes.slice().buffer : new Blob([bytes]);
    this.onmessage?.call(this.#self, new MessageEvent("message", { data }));
  }

  lose(code = 1006): void {
    this.onclose?.call(this.#self, new CloseEvent("close", { code }));
  }

  get #self(): WebSocket {
    return this as unknown as WebSocket;
  }
}
