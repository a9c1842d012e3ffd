const shortest = 33;
const longest = 100;
const perMover = 1;
const perPerson = 0.2;

/** How long news are gathered, in milliseconds, while `movers` of `people` show something (A5). */
export function tick(movers: number, people: number): number {
  return Math.min(longest, Math.max(shortest, perMover * movers, perPerson * people));
}
