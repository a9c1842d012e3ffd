import type { Deed } from "../history/deed.ts";
import { t } from "../text/text.ts";
import type { TimeMachine } from "../workspace/time_machine.ts";

/** So many events before the moment that is shown, and after it. */
const each = 2;

/** Who did what around the moment that is shown. */
export function Deeds({ machine }: { readonly machine: TimeMachine }) {
  return (
    <ol class="time-deeds" aria-label={t("lookBack.deeds")} data-testid="deeds">
      {machine.around(each).map((deed) => <li key={deed.seq}><DeedItem machine={machine} deed={deed} /></li>)}
    </ol>
  );
}

function DeedItem({ machine, deed: { seq, removes } }: { readonly machine: TimeMachine; readonly deed: Deed }) {
  const isShown = machine.position.value === seq;
  const text = machine.moments.textOf(seq);
  return (
    <>
      <button type="button" class="time-deed" aria-current={isShown ? "step" : undefined} onClick={() => machine.go(seq)}>
        <time>{machine.moments.timeOf(seq)}</time>
        <span dir="auto">{text}</span>
      </button>
      {removes && (
        <button type="button" class="secondary" data-testid="before-this" aria-label={t("lookBack.beforeThisOf", { deed: text })} onClick={() => machine.goBefore(seq)}>
          {t("lookBack.beforeThis")}
        </button>
      )}
    </>
  );
}
