import { TriangleAlert } from "lucide";
import { useState } from "preact/hooks";
import { t } from "../text/text.ts";
import { Icon } from "./widgets/icon.tsx";
import type { Workspace } from "./workspace.ts";

/** Says that something went wrong, and how to go on. */
export function ProblemBar({ workspace }: { readonly workspace: Workspace | undefined }) {
  const [isWaiting, setWaiting] = useState(false);
  const reload = () => {
    setWaiting(true);
    if (workspace === undefined) {
      location.reload();
    } else {
      workspace.reloadWhenSaved();
    }
  };
  return (
    <div class="problem banner panel" role="alert" data-testid="problem">
      <Icon of={TriangleAlert} />
      <span>{t(isWaiting ? "problem.waiting" : "problem.text")}</span>
      {!isWaiting && <button type="button" class="secondary" data-testid="problem-reload" onClick={reload}>{t("problem.reload")}</button>}
    </div>
  );
}
