import { TriangleAlert, X } from "lucide";
import { useState } from "preact/hooks";
import { t } from "../text/text.ts";
import type { Problems } from "../workspace/problems.ts";
import { Icon } from "./widgets/icon.tsx";

export interface ProblemBarProps {
  readonly problems: Problems;
  /** Loads the page again as soon as nothing is lost by it. */
  readonly reloadWhenSaved: () => void;
}

/** Says that something went wrong, and how to go on. */
export function ProblemBar({ problems, reloadWhenSaved }: ProblemBarProps) {
  const [isWaiting, setWaiting] = useState(false);
  if (!problems.isBroken.value) {
    return null;
  }
  const reload = () => {
    setWaiting(true);
    reloadWhenSaved();
  };
  return (
    <div class="problem banner panel" role="alert" data-testid="problem">
      <Icon of={TriangleAlert} />
      <span>{t(isWaiting ? "problem.waiting" : "problem.text")}</span>
      {isWaiting
        ? <button type="button" class="secondary" onClick={() => location.reload()}>{t("problem.reloadNow")}</button>
        : <button type="button" class="secondary" data-testid="problem-reload" onClick={reload}>{t("problem.reload")}</button>}
      <button type="button" aria-label={t("close")} onClick={() => problems.dismiss()}><Icon of={X} /></button>
    </div>
  );
}
