import { isId } from "../protocol/ids.ts";
import { readCode } from "./join_code.ts";

export interface BoardAddress {
  readonly boardId: string;
  /** Empty: none. */
  readonly link: string;
}

/** Where an address leads to. */
export type Destination =
  /** The start page; with the code that stands behind the `#`, if there is one. */
  | { readonly kind: "start"; readonly code: string | undefined }
  | { readonly kind: "new" }
  | ({ readonly kind: "board" } & BoardAddress)
  /** A board's, of which too much has got lost. */
  | { readonly kind: "broken" };

const newBoardPath = "/new";
/** What stands between the board and the link is a `#`, or what became of it on the way. */
const boardPath = /^\/b\/+([A-Za-z0-9_-]+)(?:[^A-Za-z0-9_-]+(.*))?$/is;
/** A link as gateways sign it: HMAC with SHA-256 takes 43 characters. */
const signedLink = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{43}/;
/** What mail programs break long lines with. */
const lineBreaks = /[\s=]+/g;
const quotesBefore = /^[\s<("'\u00ab\u201c\u2018]+/;
const sentenceAfter = /[\s.,;:!?)\]}>"'\u00bb\u201d\u2019\u3002\uff0c]+$/;
/** An address may have been encoded again each time that it was passed on. */
const encodings = 3;

/** The address that leads to a board, on the server that this page comes from. What is behind the `#` reaches none (K1). */
export function addressOf({ boardId, link }: BoardAddress, base: string): string {
  return new URL(`/b/${boardId}#${link}`, base).href;
}

/** The address that a code's picture leads to. */
export function addressOfCode(code: string, base: string): string {
  return new URL(`/#${code}`, base).href;
}

/** Where an address leads to. One that a mail program has bent is read as it was meant; a board's never makes a new board. */
export function destinationAt(address: string): Destination {
  const { pathname, search, hash } = new URL(address);
  const path = decoded(pathname);
  if (!/^\/b(\/|$)/i.test(path)) {
    return path === newBoardPath ? { kind: "new" } : { kind: "start", code: readCode(decoded(hash).slice(1)) };
  }
  const fragment = decoded(hash);
  const whole = (path + decoded(search) + fragment).replace("&#35;", "#");
  const [, boardId, rest = ""] = boardPath.exec(whole) ?? [];
  // Programs that count who follows a link put something before the `#`.
  const link = signedLinkIn(rest) ?? signedLinkIn(fragment.slice(1)) ?? bare(rest);
  return isId(boardId) ? { kind: "board", boardId, link } : { kind: "broken" };
}

/** Where an address leads to that somebody has typed or pasted, maybe without `https:`; undefined: it is none. */
export function destinationOf(typed: string): Destination | undefined {
  const address = typed.trim().replace(quotesBefore, "");
  if (!/[/#]/.test(address)) {
    return undefined;
  }
  try {
    return destinationAt(/^https?:/i.test(address) ? address : `https://${address}`);
  } catch {
    return undefined;
  }
}

/** Makes this page's address lead to a board: a reload, or a bookmark, comes back to it. */
export function showAddress(board: BoardAddress): void {
  history.replaceState(null, "", addressOf(board, location.href));
}

/** The link in a text that may have got something before, in or after it; undefined: there is none. */
function signedLinkIn(text: string): string | undefined {
  return (signedLink.exec(bare(text)) ?? signedLink.exec(bare(text).replace(lineBreaks, "")))?.[0];
}

function bare(text: string): string {
  return text.replace(quotesBefore, "").replace(sentenceAfter, "");
}

function decoded(text: string): string {
  let last = text;
  for (let i = 0; i < encodings; i++) {
    try {
      last = decodeURIComponent(last);
    } catch {
      return last;
    }
  }
  return last;
}
