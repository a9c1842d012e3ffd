import type { AccessApi } from "../access/access_api.ts";
import type { BoardAddress } from "../access/address.ts";
import { Credentials } from "../access/credentials.ts";
import type { DeviceIdentity } from "../access/identity.ts";
import type { KeptBoard } from "../access/kept_boards.ts";
import type { Clock } from "../base/clock.ts";
import type { BoardClient } from "../board/board.ts";
import { openBoardClient } from "../board/browser.ts";
import { operations } from "../editing/changes.ts";
import { type ImageApi, imageApi } from "../images/image_api.ts";
import { imagesOf } from "../images/images_of.ts";
import { type Change, type Element, limits } from "../protocol/contract.ts";
import { usualPaper } from "../store/board_settings.ts";
import { isWithinBounds } from "../store/bounds.ts";
import type { BoardDocument } from "../store/document.ts";

/** A board that can't be reached for so long is left alone. In milliseconds. */
const patience = 30_000;
/** An image that isn't taken now is sent again after pauses that grow; one that can't be had, not for so long. In milliseconds. */
const firstPause = 1_000;
const longestPause = 32_000;
const longestSearch = 2_000;

export interface TaskOptions {
  readonly api: AccessApi;
  readonly identity: DeviceIdentity;
  readonly clock: Clock;
  /** Joins a board; the page's own way unless given. */
  readonly open?: typeof openBoardClient;
  /** The images of a board; the gateway's unless given. */
  readonly images?: typeof imageApi;
}

/**
 * The changes that make a copy of a board on an empty one: with its locks, and without likes, which are their owners' own,
 * nor what an earlier release took and the board no longer takes (B25).
 */
export function copyOf({ elements: all, title, paper = usualPaper }: BoardDocument): readonly Change[] {
  const elements = all.filter(isWithinBounds);
  const posts = new Set(elements.map(({ id }) => id));
  const isAttached = ({ type, props }: Element) => type !== "comment" || posts.has(props.post);
  const inOrder = elements.filter(isAttached).sort((a, b) => Number(a.type === "comment") - Number(b.type === "comment"));
  const puts = inOrder.flatMap(({ likes: _, locked, ...element }): readonly Change[] => [
    { kind: "put", element: element as Element },
    ...(locked === true ? [{ kind: "lock", id: element.id, on: true } as const] : []),
  ]);
  return [
    ...puts,
    ...(title === "" ? [] : [{ kind: "rename", title: title.slice(0, limits.titleLength) } as const]),
    ...(paper === usualPaper ? [] : [{ kind: "paper", paper } as const]),
  ];
}

/** Makes a new board that is like this one. Undefined: it wasn't possible. */
export async function duplicate(kept: KeptBoard, title: string, options: TaskOptions): Promise<BoardAddress | undefined> {
  const from = { boardId: kept.board, link: kept.link };
  const source = await joined(from, options);
  if (source === undefined) {
    return undefined;
  }
  const elements = [...source.elements()];
  const { paper } = source.settings();
  source.close();
  return await makeCopy({ title, paper, elements }, from, options);
}

/** Makes a new board of this, with the images of the board that it is from, and tells how much is done. Undefined: it wasn't possible. */
export async function makeCopy(
  document: BoardDocument,
  from: BoardAddress,
  options: TaskOptions,
  progress: (part: number) => void = () => {},
): Promise<BoardAddress | undefined> {
  const made = await options.api.createBoard();
  if (made.kind !== "done") {
    return undefined;
  }
  const address = { boardId: made.value.board, link: made.value.links.teacher };
  const isCopied = await copyImages(imagesOf(document.elements), from, address, options);
  return isCopied && await applied(address, operations(copyOf(document)), options, progress) ? address : undefined;
}

/** Copies images from one board to another. Returns whether the other one has all that the first one has. */
export async function copyImages(hashes: readonly string[], from: BoardAddress, to: BoardAddress, options: TaskOptions): Promise<boolean> {
  const [source, target] = [from, to].map((address) => {
    const credentials = credentialsOf(address, options);
    return (options.images ?? imageApi)(address.boardId, () => credentials.token(), options.clock);
  }) as [ImageApi, ImageApi];
  for (const hash of hashes) {
    const bytes = await untilDone(() => source.download(hash), (found) => found !== undefined, longestSearch, options.clock);
    const problem = bytes && (await untilDone(() => target.upload(hash, bytes), (problem) => problem !== "unavailable", longestPause, options.clock));
    if (problem !== undefined) {
      return false;
    }
  }
  return true;
}

/** Tries again after pauses that double, up to the longest one. */
async function untilDone<T>(attempt: () => Promise<T>, isDone: (result: T) => boolean, longest: number, clock: Clock): Promise<T> {
  let result = await attempt();
  for (let pause = firstPause; !isDone(result) && pause <= longest; pause *= 2) {
    await new Promise<void>((resolve) => clock.after(pause, resolve));
    result = await attempt();
  }
  return result;
}

/** Deletes a board for everybody. Returns whether it is deleted. */
export async function deleteBoard({ board, link }: KeptBoard, options: TaskOptions): Promise<boolean> {
  return await applied({ boardId: board, link }, [[{ kind: "delete" }]], options);
}

async function applied(
  address: BoardAddress,
  parts: readonly (readonly Change[])[],
  options: TaskOptions,
  progress: (part: number) => void = () => {},
): Promise<boolean> {
  const client = await joined(address, options);
  if (client === undefined) {
    return false;
  }
  let isRefused = false;
  client.onRefused(() => isRefused = true);
  parts.forEach((part) => client.apply(part));
  let pending = client.pendingOps();
  let isDone = false;
  // Patience is for each operation, not for all of them.
  while (!isDone && await until(client, options.clock, () => client.pendingOps() === 0 || client.pendingOps() < pending)) {
    pending = client.pendingOps();
    isDone = pending === 0;
    progress(1 - pending / Math.max(1, parts.length));
  }
  client.close();
  return isDone && !isRefused;
}

/** A client that knows the board; undefined: the person doesn't come in. */
async function joined(address: BoardAddress, options: TaskOptions): Promise<BoardClient | undefined> {
  const { boardId } = address;
  const { clock, open = openBoardClient } = options;
  const admission = credentialsOf(address, options);
  const session = await admission.session();
  if (session.kind !== "done") {
    return undefined;
  }
  const { user, name } = session.value;
  const client = open({ boardId, person: { user, name }, admission });
  if (await until(client, clock, () => !client.isLoading() && client.role() !== undefined)) {
    return client;
  }
  client.close();
  return undefined;
}

function credentialsOf({ boardId, link }: BoardAddress, { api, identity, clock }: TaskOptions): Credentials {
  return new Credentials({
    board: boardId,
    link,
    name: identity.name() ?? "?",
    secret: identity.secret(),
    member: () => identity.boards.find(boardId)?.member,
    granted: () => {},
    linkReplaced: () => {},
  }, api, clock);
}

/** Whether something comes true before patience ends. */
async function until(client: BoardClient, clock: Clock, isTrue: () => boolean): Promise<boolean> {
  if (isTrue()) {
    return true;
  }
  return await new Promise((resolve) => {
    const stop = client.on(() => isTrue() && finish(true));
    const cancel = clock.after(patience, () => finish(false));
    function finish(result: boolean): void {
      stop();
      cancel();
      resolve(result);
    }
  });
}
