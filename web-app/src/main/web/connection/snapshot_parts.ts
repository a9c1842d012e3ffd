/** A snapshot that comes in parts (J5). */
export class SnapshotParts {
  readonly #decoder = new TextDecoder();
  readonly #bytes: number;
  #received = 0;
  #text = "";

  /** `bytes`: of all of it. */
  constructor(bytes: number) {
    this.#bytes = bytes;
  }

  /** How much of it has come: 0 to 1. */
  get progress(): number {
    return this.#received / this.#bytes;
  }

  /** Takes the next part. Returns the snapshot's frame when it is whole. */
  take(part: ArrayBuffer): string | undefined {
    this.#received += part.byteLength;
    this.#text += this.#decoder.decode(part, { stream: true });
    return this.#received < this.#bytes ? undefined : this.#text;
  }
}
