/** The distance between the dots of the grid, in board units: one lies at the board's origin. */
export const GRID = 24;
