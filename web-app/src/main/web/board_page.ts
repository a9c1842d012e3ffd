import { h, render } from "preact";
import { AccessApi } from "./access/access_api.ts";
import { addressOf, addressOfCode, type Destination, showAddress } from "./access/address.ts";
import { deviceIdentity } from "./access/identity.ts";
import { type Entry, JoinFlow } from "./access/join_flow.ts";
import { systemClock } from "./base/clock.ts";
import type { ColorScheme } from "./base/color_scheme.ts";
import type { Preferences } from "./base/preferences.ts";
import { openBoardClient } from "./board/browser.ts";
import { openDevice } from "./device/device.ts";
import { BoardFonts } from "./fonts/board_fonts.ts";
import { imageApi } from "./images/image_api.ts";
import { ImageLibrary } from "./images/image_library.ts";
import { openShelf } from "./images/image_shelf.ts";
import { exposeBoard } from "./inspection.ts";
import { newId } from "./protocol/ids.ts";
import type { BoardDocument } from "./store/document.ts";
import { t } from "./text/text.ts";
import { App } from "./ui/app.tsx";
import { AppState } from "./workspace/app_state.ts";
import { BoardKeeper } from "./workspace/board_keeper.ts";
import { Workspace } from "./workspace/workspace.ts";

const app = new AppState();
const identity = deviceIdentity();

/** Brings the person to a board, and shows it. */
export async function showBoard(
  destination: Exclude<Destination, { readonly kind: "start" }>,
  preferences: Preferences,
  colorScheme: ColorScheme,
): Promise<void> {
  app.problems.listen(globalThis);
  const root = document.createElement("div");
  document.body.append(root);
  render(h(App, { app }), root);
  const api = new AccessApi((path, init) => fetch(path, init), systemClock);
  const entry = await new JoinFlow(api, systemClock, identity, {
    askName: async () => (await app.dialogs.askName(t("guest", { number: 10 + Math.floor(Math.random() * 90) }), false))!.name,
    askWho: (name) => app.dialogs.askWho(name),
    showAddress,
    noAccess: (reason) => void (app.noAccess.value = reason),
  }).enter(destination);
  if (entry !== undefined) {
    await join(api, entry, preferences, colorScheme);
  }
}

async function join(api: AccessApi, { boardId, isNew, credentials, grant: { user, name } }: Entry, preferences: Preferences, colorScheme: ColorScheme): Promise<void> {
  const device = await openDevice({ board: boardId, user }, newId(), systemClock);
  const client = openBoardClient({ boardId, person: { user, name }, admission: credentials, device });
  const share = {
    credentials,
    addressOf: (link: string) => addressOf({ boardId, link }, location.href),
    addressOfCode: (code: string) => addressOfCode(code, location.href),
    host: location.host,
  };
  const images = new ImageLibrary(imageApi(boardId, () => credentials.token(), systemClock), await openShelf(boardId), systemClock);
  const copyBoard = async (document: BoardDocument, progress: (part: number) => void) => {
    const { makeCopy } = await import("./start/board_tasks.ts");
    const address = await makeCopy(document, { boardId, link: credentials.link }, { api, identity, clock: systemClock }, progress);
    return address && addressOf(address, location.href);
  };
  const workspace = new Workspace({ client, clock: systemClock, dialogs: app.dialogs, share, device, identity, preferences, colorScheme, images, fonts: new BoardFonts(systemClock), copyBoard });
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
  new BoardKeeper(workspace, identity, systemClock).listen();
  if (isNew) {
    workspace.invite();
  }
}
