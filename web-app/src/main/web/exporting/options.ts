/** What is exported. */
export const exportScopes = ["selection", "view", "board"] as const;
export type ExportScope = (typeof exportScopes)[number];

export const exportFormats = ["pdf", "png", "svg", "print", "json"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What lies below everything: the board's paper, its colour alone, or nothing. */
export const exportBackgrounds = ["paper", "plain", "transparent"] as const;
export type ExportBackground = (typeof exportBackgrounds)[number];

export const exportThemes = ["light", "dark"] as const;
export type ExportTheme = (typeof exportThemes)[number];

/** One page as large as everything, or as many pages of A4 as it takes. */
export const exportPages = ["one", "a4"] as const;
export type ExportPages = (typeof exportPages)[number];

export interface ExportOptions {
  readonly scope: ExportScope;
  readonly format: ExportFormat;
  readonly background: ExportBackground;
  readonly theme: ExportTheme;
  readonly pages: ExportPages;
}

/** Light, whatever the page looks like: it may be printed. */
export const usualExport: ExportOptions = { scope: "board", format: "pdf", background: "paper", theme: "light", pages: "one" };

/** Whether a format has pages. */
export function isPaged(format: ExportFormat): boolean {
  return format === "pdf" || format === "print";
}

/** Whether a format shows the board: then it has a background and colours. */
export function isPicture(format: ExportFormat): boolean {
  return format !== "json";
}
