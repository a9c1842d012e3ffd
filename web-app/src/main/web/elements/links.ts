/** A part of a text that leads somewhere. */
export interface Link {
  /** Where it begins in the text. */
  readonly at: number;
  readonly text: string;
  readonly href: string;
}

const CANDIDATE = /\b(?:https?:\/\/|mailto:)[^\s<>"]+/gi;
/** What belongs to the sentence around a link. */
const TRAILING = /[.,;:!?'"…)\]}]+$/;
const PROTOCOLS = ["http:", "https:", "mailto:"];

/** The links in a text: addresses of the web and of mail, as they are written. */
export function linksIn(text: string): readonly Link[] {
  return [...text.matchAll(CANDIDATE)].flatMap((match): readonly Link[] => {
    const written = withoutTrailing(match[0]);
    const href = hrefOf(written);
    return href === undefined ? [] : [{ at: match.index, text: written, href }];
  });
}

/** A bracket that is opened in the link belongs to it. */
function withoutTrailing(written: string): string {
  const [trailing = ""] = TRAILING.exec(written) ?? [];
  const kept = written.slice(0, written.length - trailing.length);
  return kept.includes("(") && !kept.includes(")") && trailing.startsWith(")") ? `${kept})` : kept;
}

function hrefOf(written: string): string | undefined {
  try {
    const { protocol, href } = new URL(written);
    return PROTOCOLS.includes(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}
