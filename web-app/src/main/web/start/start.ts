import { h, render } from "preact";
import { AccessApi } from "../access/access_api.ts";
import { addressOf, type BoardAddress } from "../access/address.ts";
import { deviceIdentity } from "../access/identity.ts";
import { systemClock } from "../base/clock.ts";
import { StartPage } from "./start_page.tsx";
import { StartState } from "./start_state.ts";

function go(to: BoardAddress | "start"): void {
  location.assign(to === "start" ? "/" : addressOf(to, location.href));
}

/** Shows the start page; with a code, it goes on to the code's board. */
export function showStart(code: string | undefined): void {
  const state = new StartState(new AccessApi((path, init) => fetch(path, init), systemClock), deviceIdentity(), go);
  const root = document.createElement("div");
  root.className = "start-root";
  document.body.append(root);
  render(h(StartPage, { state, code }), root);
  if (code !== undefined) {
    void state.enter(code);
  }
}
