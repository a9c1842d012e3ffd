/** Enough for the board's precision, and short on the wire. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
