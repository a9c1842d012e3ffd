/** Finds what people take for characters, where the browser can. */
const characters = "Segmenter" in Intl ? new Intl.Segmenter(undefined, { granularity: "grapheme" }) : undefined;

/** The longest beginning of a text that has at most so many UTF-16 code units and ends with a whole character. */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) {
    return text;
  }
  const end = characters?.segment(text).containing(longest)?.index ?? endOfCodePoint(text, longest);
  return text.slice(0, end);
}

/** What a field holds, and where the caret is in it. */
export interface FieldContent {
  readonly text: string;
  readonly caret: number;
}

/** A field's content without as much of what was put in last as is too much for it. `before`: its text before that. */
export function cutInsertion(before: string, { text, caret }: FieldContent, longest: number): FieldContent {
  if (text.length <= longest) {
    return { text, caret };
  }
  const rest = text.slice(caret);
  // What stands before and after the caret are two parts: what was inserted may begin as the second one does.
  const first = Math.min(caret, before.length - rest.length);
  let start = 0;
  while (start < first && text[start] === before[start]) {
    start++;
  }
  start = endOfCodePoint(text, start);
  const room = longest - start - rest.length;
  if (room < 0) {
    const whole = cutText(text, longest);
    return { text: whole, caret: Math.min(caret, whole.length) };
  }
  const inserted = text.slice(0, start) + cutText(text.slice(start, caret), room);
  return { text: inserted + rest, caret: inserted.length };
}

/** The end itself, or the place before it if a code point would be cut in two. */
function endOfCodePoint(text: string, end: number): number {
  return (text.codePointAt(end - 1) ?? 0) > 0xffff ? end - 1 : end;
}
