/** In letters. A board of the most elements has less. */
export const longestJson = 48 * 1024 * 1024;
/** No file that the page reads is nested more deeply. */
const deepest = 40;

/** Parses what somebody else has written; throws, at once, if it is too long, too deeply nested, or no JSON. */
export function parseBounded(text: string): unknown {
  if (text.length > longestJson || isTooDeep(text)) {
    throw new SyntaxError("too long, or too deeply nested");
  }
  return JSON.parse(text);
}

function isTooDeep(text: string): boolean {
  const { length } = text;
  let depth = 0;
  for (let i = 0; i < length; i++) {
    const letter = text[i];
    if (letter === '"') {
      for (i++; i < length && text[i] !== '"'; i++) {
        i += text[i] === "\\" ? 1 : 0;
      }
    } else if (letter === "[" || letter === "{") {
      depth++;
      if (depth > deepest) {
        return true;
      }
    } else if (letter === "]" || letter === "}") {
      depth--;
    }
  }
  return false;
}
