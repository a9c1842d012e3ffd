import { type Destination, destinationAt } from "./access/address.ts";
import { browserStorage } from "./base/browser_storage.ts";
import { ColorScheme } from "./base/color_scheme.ts";
import { Preferences } from "./base/preferences.ts";
import { loadCatalog } from "./text/catalogs.ts";
import { directionOf, preferredLanguage, setLanguage, useCatalog } from "./text/text.ts";
import { showLoadFailure } from "./ui/load_failure.ts";

/** The page's first step: what it shows, the start page or a board, comes as a file of its own. */
async function start(): Promise<void> {
  const preferences = new Preferences(browserStorage);
  const colorScheme = new ColorScheme(preferences, matchMedia("(prefers-color-scheme: dark)"), document.documentElement);
  const language = preferredLanguage(preferences.language, navigator.languages ?? [navigator.language]);
  setLanguage(language);
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  // Another link to the same board differs only behind the `#`, where browsers don't load the page again.
  addEventListener("hashchange", () => location.reload());
  const destination = destinationAt(location.href);
  try {
    const [catalog, show] = await Promise.all([loadCatalog(language), opener(destination, preferences, colorScheme)]);
    useCatalog(catalog);
    document.getElementById("not-started")?.remove();
    show();
  } catch {
    showLoadFailure();
  }
}

/** Loads what shows the destination. */
async function opener(destination: Destination, preferences: Preferences, colorScheme: ColorScheme): Promise<() => void> {
  if (destination.kind === "start") {
    const { showStart } = await import("./start/start.ts");
    return () => showStart(destination.code);
  }
  const { showBoard } = await import("./board_page.ts");
  return () => void showBoard(destination, preferences, colorScheme);
}

void start();
