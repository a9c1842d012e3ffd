import { papers } from "../protocol/contract.ts";
import { paperBackground } from "../stage/paper.ts";
import { t } from "../text/text.ts";
import type { PaperQuestion } from "../workspace/dialogs.ts";
import { Button } from "./widgets/button.tsx";
import { Modal } from "./widgets/modal.tsx";

/** How the samples show a paper: small, and with its axes in the middle. */
const SAMPLE = { x: -60, y: -36, zoom: 0.6 };

/** Chooses what the board is written on. */
export function PaperDialog({ question: { now, answer } }: { readonly question: PaperQuestion }) {
  return (
    <Modal title={t("paper")} dismiss={() => answer(undefined)}>
      <div class="papers">
        {papers.map((paper) => (
          <Button key={paper} label={t(`paper.${paper}`)} class="paper-choice" testId={`paper-${paper}`} isPressed={paper === now} press={() => answer(paper)}>
            <span class="paper-sample" style={{ background: paperBackground(paper, SAMPLE) }} />
            {t(`paper.${paper}`)}
          </Button>
        ))}
      </div>
    </Modal>
  );
}
