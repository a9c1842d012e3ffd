import type { Color } from "../protocol/contract.ts";
import { isMixed, mixture, type PaletteColor, readable } from "./mixed_colors.ts";

/** How colours look where they are used. */
export interface Tones {
  readonly palette: Readonly<Record<PaletteColor, string>>;
  /** How a colour looks that a person has mixed, `#rrggbb`. */
  mixed(color: string): string;
}

/** How the board's colours look. */
export interface Theme {
  /** What everything lies on. */
  readonly board: string;
  /** Lines and letters. */
  readonly ink: Tones;
  /** Filled shapes: pale, so that what is written on them can be read. */
  readonly fill: Tones;
  readonly paper: Tones;
  /** What highlighters leave, and how it is mixed with what is below it. */
  readonly highlight: Tones;
  readonly highlighting: "multiply" | "screen";
  /** The lines that a paper has. The style sheet has the same. */
  readonly ruling: { readonly dots: string; readonly lines: string; readonly axes: string };
  /** Letters on paper. */
  readonly onPaper: string;
  readonly paperEdge: string;
  /** The small labels at elements, what is on them, and what is the person's own there. */
  readonly badge: string;
  readonly onBadge: string;
  readonly own: string;
  readonly accent: string;
  readonly accentWash: string;
}

const light: Theme = {
  board: "#fbfbfa",
  ink: {
    palette: {
      black: "#1f2328",
      grey: "#7a8392",
      red: "#d7332f",
      orange: "#e36c0a",
      yellow: "#b07d00",
      green: "#1d9153",
      blue: "#2563eb",
      violet: "#8a3fd6",
      white: "#ffffff",
      none: "transparent",
    },
    mixed: (color) => readable(color, "#fbfbfa", "#000000", 1.5),
  },
  fill: {
    palette: {
      black: "#cdd2da",
      grey: "#e8ebf0",
      red: "#fcdddb",
      orange: "#fde4cd",
      yellow: "#fff1bd",
      green: "#d4f0df",
      blue: "#dbe7fe",
      violet: "#ecdffb",
      white: "#ffffff",
      none: "transparent",
    },
    mixed: (color) => mixture(color, "#fbfbfa", 0.82),
  },
  paper: {
    palette: {
      black: "#c3c9d3",
      grey: "#e3e7ed",
      red: "#ffcfcb",
      orange: "#ffdcb3",
      yellow: "#ffee9c",
      green: "#caf0cf",
      blue: "#cfe2ff",
      violet: "#e6d5fd",
      white: "#ffffff",
      none: "#ffffff",
    },
    mixed: (color) => mixture(color, "#ffffff", 0.7),
  },
  highlight: {
    palette: {
      black: "#c3c9d3",
      grey: "#dfe3ea",
      red: "#ffb9b3",
      orange: "#ffcf91",
      yellow: "#ffec5c",
      green: "#b4f2a4",
      blue: "#abdcff",
      violet: "#dfc6ff",
      white: "#ffffff",
      none: "transparent",
    },
    mixed: (color) => mixture(color, "#ffffff", 0.5),
  },
  highlighting: "multiply",
  ruling: { dots: "#d9dbe0", lines: "#dce3ee", axes: "#94a0b5" },
  onPaper: "#23262b",
  paperEdge: "rgba(20, 24, 32, 0.12)",
  badge: "#ffffff",
  onBadge: "#5a6270",
  own: "#d7332f",
  accent: "#4655d8",
  accentWash: "rgba(70, 85, 216, 0.1)",
};

const dark: Theme = {
  board: "#15171b",
  ink: {
    palette: {
      black: "#eceef2",
      grey: "#98a2b3",
      red: "#ff6d67",
      orange: "#ff9c52",
      yellow: "#ffd54f",
      green: "#50cc88",
      blue: "#74a4ff",
      violet: "#c08fff",
      white: "#2a2e35",
      none: "transparent",
    },
    mixed: (color) => readable(color, "#15171b", "#ffffff", 3),
  },
  fill: {
    palette: {
      black: "#555c67",
      grey: "#363b44",
      red: "#532b2d",
      orange: "#533621",
      yellow: "#4e431b",
      green: "#1f4431",
      blue: "#243a61",
      violet: "#402c5a",
      white: "#22262c",
      none: "transparent",
    },
    mixed: (color) => mixture(color, "#15171b", 0.72),
  },
  paper: {
    palette: {
      black: "#5a616d",
      grey: "#3d434d",
      red: "#6d3532",
      orange: "#6e4423",
      yellow: "#655617",
      green: "#27573b",
      blue: "#2c4a7d",
      violet: "#523774",
      white: "#2a2e35",
      none: "#2a2e35",
    },
    mixed: (color) => readable(mixture(color, "#15171b", 0.6), "#f1f3f6", "#15171b", 4.6),
  },
  highlight: {
    palette: {
      black: "#4c535e",
      grey: "#3b414b",
      red: "#7a2b28",
      orange: "#784a10",
      yellow: "#6f6100",
      green: "#1f6330",
      blue: "#15507f",
      violet: "#532f86",
      white: "#2a2e35",
      none: "transparent",
    },
    mixed: (color) => readable(mixture(color, "#000000", 0.5), "#eceef2", "#000000", 5.6),
  },
  highlighting: "screen",
  ruling: { dots: "#30343c", lines: "#2a313c", axes: "#66718a" },
  onPaper: "#f1f3f6",
  paperEdge: "rgba(255, 255, 255, 0.14)",
  badge: "#2b2f37",
  onBadge: "#c3c9d4",
  own: "#ff6d67",
  accent: "#8f9bff",
  accentWash: "rgba(143, 155, 255, 0.16)",
};

const knownMixtures = new Map<Tones, Map<string, string>>();

/** How a colour looks; one that this page doesn't know looks like black. */
export function colorOf(tones: Tones, color: Color): string {
  return isMixed(color) ? mixed(tones, color) : tones.palette[color as PaletteColor] ?? tones.palette.black;
}

function mixed(tones: Tones, color: string): string {
  const known = knownMixtures.get(tones) ?? new Map<string, string>();
  const look = known.get(color) ?? tones.mixed(color);
  knownMixtures.set(tones, known.set(color, look));
  return look;
}

export function themeFor(scheme: "light" | "dark"): Theme {
  return scheme === "dark" ? dark : light;
}
