import type { Clock } from "../base/clock.ts";
import { Listeners } from "../base/listeners.ts";
import type { ImageApi, UploadProblem } from "./image_api.ts";
import type { ImageShelf } from "./image_shelf.ts";
import type { Crop } from "../protocol/crop.ts";
import { partUrl } from "./part_url.ts";
import { decoded, type PreparedImage } from "./prepare.ts";

/** An image that the board doesn't take. */
export interface RefusedImage {
  readonly hash: string;
  readonly problem: Exclude<UploadProblem, "unavailable">;
}

/** A picture that the server doesn't have yet is asked for again, at longer and longer intervals. In milliseconds. */
const firstPause = 1_000;
const longestPause = 30_000;

/**
 * The images of a board. What this page adds is shown at once, and is uploaded until the server has it, also by a later page.
 * What others have added is downloaded when it is first painted.
 */
export class ImageLibrary {
  readonly #api: ImageApi;
  readonly #shelf: ImageShelf;
  readonly #clock: Clock;
  readonly #loaded = new Listeners<string>();
  readonly #refused = new Listeners<RefusedImage>();
  readonly #pictures = new Map<string, HTMLImageElement | undefined>();
  readonly #waiting = new Set<string>();
  #isUploading = false;

  constructor(api: ImageApi, shelf: ImageShelf, clock: Clock) {
    this.#api = api;
    this.#shelf = shelf;
    this.#clock = clock;
  }

  /** Tells the hash of each image whose pixels have come. */
  onLoaded(listener: (hash: string) => void): void {
    this.#loaded.add(listener);
  }

  onRefused(listener: (refused: RefusedImage) => void): void {
    this.#refused.add(listener);
  }

  /** The number of images that the server doesn't have yet. */
  get uploading(): number {
    return this.#waiting.size;
  }

  /** Goes on with what an earlier page hasn't uploaded. */
  async resume(): Promise<void> {
    (await this.#shelf.waiting()).forEach((hash) => this.#waiting.add(hash));
    this.#upload();
  }

  /** Adds an image that the person has chosen. It is there when the promise resolves. */
  async add({ hash, bytes }: PreparedImage): Promise<void> {
    await this.#shelf.keep(hash, bytes, true);
    await this.#show(hash, bytes);
    this.#waiting.add(hash);
    this.#upload();
  }

  find(hash: string): HTMLImageElement | undefined {
    if (!this.#pictures.has(hash)) {
      this.#pictures.set(hash, undefined);
      void this.#load(hash, firstPause);
    }
    return this.#pictures.get(hash);
  }

  dataUrl(hash: string, part: Crop): string | undefined {
    const picture = this.find(hash);
    return picture && partUrl(picture, part);
  }

  /** The bytes of an image, from the device or the server. */
  async bytes(hash: string): Promise<Blob | undefined> {
    const kept = await this.#shelf.find(hash);
    if (kept !== undefined) {
      return kept;
    }
    const bytes = await this.#api.download(hash);
    if (bytes !== undefined) {
      await this.#shelf.keep(hash, bytes, false);
    }
    return bytes;
  }

  /** An element of another board has come with its image: this board needs it, too. */
  async adopt(hash: string): Promise<void> {
    const bytes = await this.#shelf.find(hash);
    if (bytes !== undefined) {
      await this.bring(hash, bytes);
    }
  }

  /** An image has come with a board from a file: the server gets it, and it is shown when it is first painted. */
  async bring(hash: string, bytes: Blob): Promise<void> {
    if (!this.#waiting.has(hash)) {
      await this.#shelf.keep(hash, bytes, true);
      this.#waiting.add(hash);
      this.#upload();
    }
  }

  async #load(hash: string, pause: number): Promise<void> {
    const bytes = await this.bytes(hash);
    if (this.#pictures.get(hash) !== undefined || (bytes !== undefined && (await this.#show(hash, bytes)))) {
      return;
    }
    this.#clock.after(pause, () => void this.#load(hash, Math.min(2 * pause, longestPause)));
  }

  async #show(hash: string, bytes: Blob): Promise<boolean> {
    const picture = await decoded(bytes);
    if (picture !== undefined) {
      this.#pictures.set(hash, picture);
      this.#loaded.notify(hash);
    }
    return picture !== undefined;
  }

  /** One image after the other. */
  #upload(): void {
    if (!this.#isUploading) {
      this.#isUploading = true;
      void this.#uploadAll().finally(() => this.#isUploading = false);
    }
  }

  async #uploadAll(): Promise<void> {
    let pause = firstPause;
    for (let hash = first(this.#waiting); hash !== undefined; hash = first(this.#waiting)) {
      const bytes = await this.#shelf.find(hash);
      const problem = bytes && (await this.#api.upload(hash, bytes));
      if (problem === "unavailable") {
        await new Promise<void>((resolve) => this.#clock.after(pause, resolve));
        pause = Math.min(2 * pause, longestPause);
        continue;
      }
      pause = firstPause;
      this.#waiting.delete(hash);
      await this.#shelf.uploaded(hash);
      if (problem !== undefined) {
        this.#refused.notify({ hash, problem });
      }
    }
  }
}

function first<T>(values: Iterable<T>): T | undefined {
  for (const value of values) {
    return value;
  }
  return undefined;
}
