import { DialogHost } from "./dialog_host.tsx";
import { ErrorBoundary } from "./error_boundary.tsx";
import { NoAccessScreen } from "./no_access_screen.tsx";
import { ProblemBar } from "./problem_bar.tsx";
import type { AppState } from "../workspace/app_state.ts";
import { WorkspaceView } from "./workspace_view.tsx";

/** The whole page, whatever it shows now. */
export function App({ app }: { readonly app: AppState }) {
  const { workspace, noAccess, dialogs, problems } = app;
  return (
    <>
      <ErrorBoundary problems={problems}>
        {workspace.value !== undefined && <WorkspaceView workspace={workspace.value} problems={problems} />}
      </ErrorBoundary>
      <ErrorBoundary problems={problems}>
        {noAccess.value !== undefined && <NoAccessScreen key={noAccess.value} reason={noAccess.value} refused={workspace.value?.refused} />}
        <DialogHost dialogs={dialogs} />
      </ErrorBoundary>
      <ProblemBar problems={problems} reloadWhenSaved={() => app.reloadWhenSaved()} />
    </>
  );
}
