import { signal } from "@preact/signals";
import type { NoAccess } from "../access/join_flow.ts";
import type { Workspace } from "./workspace.ts";
import { Dialogs } from "./dialogs.ts";
import { Problems } from "./problems.ts";

/** What the page shows, from its first moment on. */
export class AppState {
  readonly dialogs = new Dialogs();
  readonly problems = new Problems();
  /** Why no board is to be seen. */
  readonly noAccess = signal<NoAccess | undefined>(undefined);
  readonly workspace = signal<Workspace | undefined>(undefined);

  /** Loads the page again as soon as nothing of the person's work is lost by it. */
  reloadWhenSaved(): void {
    if (this.workspace.value === undefined) {
      location.reload();
    } else {
      this.workspace.value.unload.reloadWhenSaved();
    }
  }
}
