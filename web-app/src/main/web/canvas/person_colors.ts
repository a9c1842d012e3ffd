/** The colour of a person's cursor, laser pointer and avatar, and of letters on it. */
export interface PersonColor {
  readonly fill: string;
  readonly on: string;
}

const DARK = "#14161f";
const LIGHT = "#ffffff";

/**
 * For people, by `colour` (A7). Also for those who see few hues, each differs well from each other one; a name or its
 * initials always stands beside.
 */
const COLORS: readonly PersonColor[] = [
  { fill: "#334dcc", on: LIGHT },
  { fill: "#e60066", on: LIGHT },
  { fill: "#80cc80", on: DARK },
  { fill: "#663380", on: LIGHT },
  { fill: "#998033", on: DARK },
  { fill: "#4d99ff", on: DARK },
  { fill: "#004d33", on: LIGHT },
  { fill: "#ff99b3", on: DARK },
  { fill: "#663300", on: LIGHT },
  { fill: "#b3cc00", on: DARK },
  { fill: "#ff33b3", on: DARK },
  { fill: "#e6b3ff", on: DARK },
];

export const PERSON_COLOURS = COLORS.length;

export function personColor(colour: number): PersonColor {
  return COLORS[colour % COLORS.length]!;
}
