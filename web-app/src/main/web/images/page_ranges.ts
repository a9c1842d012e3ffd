/** The pages that a text such as `1-3, 5` means, in their order; undefined: it means none of these. */
export function readRanges(text: string, pages: number): readonly number[] | undefined {
  const chosen = new Set<number>();
  const parts = text.replaceAll(/\s*[-–]\s*/g, "-").split(/[,;\s]+/).filter((each) => each !== "");
  for (const part of parts) {
    const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (first === undefined || from < 1 || to > pages || from > to) {
      return undefined;
    }
    for (let page = from; page <= to; page++) {
      chosen.add(page);
    }
  }
  return chosen.size === 0 ? undefined : [...chosen].sort((a, b) => a - b);
}

/** Pages as a person would write them: `1-3, 5`. */
export function writtenRanges(pages: Iterable<number>): string {
  const parts: [number, number][] = [];
  for (const page of [...pages].sort((a, b) => a - b)) {
    const last = parts.at(-1);
    if (last?.[1] === page - 1) {
      last[1] = page;
    } else {
      parts.push([page, page]);
    }
  }
  return parts.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(", ");
}
