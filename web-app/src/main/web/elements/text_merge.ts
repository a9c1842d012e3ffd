/**
 * What two people's versions of one text come to: no word of either is lost. Where both changed other places, both changes are
 * made; where they changed the same place, it has `theirs` and then `mine`.
 */
export function mergedText(base: string, theirs: string, mine: string): string {
  if (theirs === base || theirs === mine) {
    return mine;
  }
  if (mine === base) {
    return theirs;
  }
  const words = wordsIn(base);
  const [a, b] = [editOf(words, wordsIn(theirs)), editOf(words, wordsIn(mine))];
  const isSamePlace = a.from === b.from && a.from === a.to && b.from === b.to;
  if (!isSamePlace && (a.to <= b.from || b.to <= a.from)) {
    const [first, second] = a.to <= b.from ? [a, b] : [b, a];
    return joined([...words.slice(0, first.from), ...first.words, ...words.slice(first.to, second.from), ...second.words, ...words.slice(second.to)]);
  }
  const [from, to] = [Math.min(a.from, b.from), Math.max(a.to, b.to)];
  const versionOf = (edit: Edit) => [...words.slice(from, edit.from), ...edit.words, ...words.slice(edit.to, to)];
  return joined([...words.slice(0, from), ...together(versionOf(a), versionOf(b)), ...words.slice(to)]);
}

/** The words that were added to a text, each once. */
export function addedWords(before: string, after: string): ReadonlySet<string> {
  const known = new Set(wordsIn(before));
  return new Set(wordsIn(after).filter((word) => !isGap(word) && !known.has(word)));
}

/** What has become of some of a text's words. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly words: readonly string[];
}

/** Words, and what is between them. */
function wordsIn(text: string): readonly string[] {
  return text.split(/(\s+)/).filter((part) => part !== "");
}

/** The least stretch outside of which nothing has changed. */
function editOf(before: readonly string[], after: readonly string[]): Edit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) {
    start++;
  }
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) {
    end++;
  }
  return { from: start, to: before.length - end, words: after.slice(start, after.length - end) };
}

function together(theirs: readonly string[], mine: readonly string[]): readonly string[] {
  const isBlank = (words: readonly string[]) => words.every(isGap);
  if (isBlank(theirs) || isBlank(mine)) {
    return isBlank(theirs) ? mine : theirs;
  }
  const isOneLine = ![...theirs, ...mine].some((word) => word.includes("\n"));
  return isOneLine || isGap(theirs.at(-1)!) || isGap(mine[0]!) ? [...theirs, ...mine] : [...theirs, "\n", ...mine];
}

function isGap(word: string): boolean {
  return word.trim() === "";
}

/** Words that have come to stand beside each other stay words of their own. */
function joined(words: readonly string[]): string {
  return words.map((word, i) => (i > 0 && !isGap(word) && !isGap(words[i - 1]!) ? ` ${word}` : word)).join("");
}
