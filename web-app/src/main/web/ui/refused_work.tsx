import { FileDown, Inbox, X } from "lucide";
import { useSignal } from "@preact/signals";
import { t } from "../text/text.ts";
import type { RefusedState } from "../workspace/refused_state.ts";
import { Icon } from "./widgets/icon.tsx";

/** Offers what the board hasn't taken, as text and as a file. */
export function RefusedWorkBar({ refused }: { readonly refused: RefusedState }) {
  const isCopied = useSignal(false);
  const count = refused.works.value.length;
  if (count === 0) {
    return null;
  }
  const text = refused.text.value;
  const copy = async () => void (isCopied.value = await refused.copy());
  return (
    <div class="refused-work banner panel" role="status" data-testid="refused-work">
      <Icon of={Inbox} />
      <div class="refused-words">
        <p>{t("refused.title", { count })} {refused.reason.value}</p>
        {text !== "" && <textarea readOnly rows={3} aria-label={t("refused.text")} data-testid="refused-text" value={text} />}
      </div>
      {text !== "" && (
        <button type="button" class="secondary" data-testid="refused-copy" onClick={() => void copy()}>
          {t(isCopied.value ? "refused.copied" : "refused.copy")}
        </button>
      )}
      <button type="button" class="secondary" data-testid="refused-save" onClick={() => refused.save()}>
        <Icon of={FileDown} />
        {t("refused.save")}
      </button>
      <button type="button" class="secondary" data-testid="refused-put-aside" onClick={() => refused.putAside()}>
        <Icon of={X} />
        {t("refused.putAside")}
      </button>
    </div>
  );
}
