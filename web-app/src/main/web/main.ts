import { h, render } from "preact";
import { AccessApi } from "./access/access_api.ts";
import { addressOf } from "./access/address.ts";
import { type Entry, JoinFlow } from "./access/join_flow.ts";
import { openBoardClient } from "./board/browser.ts";
import { browserStorage } from "./base/browser_storage.ts";
import { systemClock } from "./base/clock.ts";
import { ColorScheme } from "./base/color_scheme.ts";
import { Preferences } from "./base/preferences.ts";
import { openDevice } from "./device/device.ts";
import { imageApi } from "./images/image_api.ts";
import { ImageLibrary } from "./images/image_library.ts";
import { openShelf } from "./images/image_shelf.ts";
import { exposeBoard } from "./inspection.ts";
import { loadCatalog } from "./text/catalogs.ts";
import { newId } from "./protocol/ids.ts";
import { directionOf, preferredLanguage, setLanguage, t, useCatalog } from "./text/text.ts";
import { App } from "./ui/app.tsx";
import { showLoadFailure } from "./ui/load_failure.ts";
import { AppState } from "./workspace/app_state.ts";
import { Workspace } from "./workspace/workspace.ts";

const app = new AppState();
const preferences = new Preferences(browserStorage);
const colorScheme = new ColorScheme(preferences, matchMedia("(prefers-color-scheme: dark)"), document.documentElement);

async function start(): Promise<void> {
  app.problems.listen(globalThis);
  const language = preferredLanguage(preferences.language, navigator.languages ?? [navigator.language]);
  setLanguage(language);
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  // Another link to the same board differs only behind the `#`, where browsers don't load the page again.
  addEventListener("hashchange", () => location.reload());
  try {
    useCatalog(await loadCatalog(language));
  } catch {
    showLoadFailure();
    return;
  }
  document.getElementById("not-started")?.remove();
  const root = document.createElement("div");
  document.body.append(root);
  render(h(App, { app }), root);
  const api = new AccessApi((path, init) => fetch(path, init), systemClock);
  const entry = await new JoinFlow(api, systemClock, {
    askName: () => app.dialogs.askName(t("guest", { number: 10 + Math.floor(Math.random() * 90) }), false),
    noAccess: (reason) => void (app.noAccess.value = reason),
  }).enter();
  if (entry !== undefined) {
    await join(entry);
  }
}

async function join({ boardId, isNew, credentials, grant: { user, name } }: Entry): Promise<void> {
  const device = await openDevice({ board: boardId, user }, newId(), systemClock);
  const client = openBoardClient({ boardId, person: { user, name }, admission: credentials, device });
  const share = { credentials, addressOf: (link: string) => addressOf({ boardId, link }, location.href) };
  const images = new ImageLibrary(imageApi(boardId, () => credentials.token(), systemClock), await openShelf(boardId), systemClock);
  const workspace = new Workspace({ client, clock: systemClock, dialogs: app.dialogs, share, device, preferences, colorScheme, images });
  client.on((event) => {
    if (typeof event === "object" && "noAccess" in event) {
      app.noAccess.value = event.noAccess;
    }
  });
  addEventListener("beforeunload", (event) => {
    if (!workspace.unload.prepareToLeave()) {
      event.preventDefault();
    }
  });
  exposeBoard(client);
  app.workspace.value = workspace;
  workspace.listen();
  if (isNew) {
    workspace.invite();
  }
}

void start();
