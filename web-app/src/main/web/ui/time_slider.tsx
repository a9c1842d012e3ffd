import type { RefObject } from "preact";
import { useMemo } from "preact/hooks";
import { t } from "../text/text.ts";
import type { TimeMachine } from "../workspace/time_machine.ts";

/** The slider is as wide as so many marks. */
const places = 240;

/** The lesson from its beginning to the moment at which the person began to look back: each event is one step. */
export function TimeSlider({ machine, input }: { readonly machine: TimeMachine; readonly input: RefObject<HTMLInputElement | null> }) {
  const loaded = machine.loaded.value;
  const position = machine.position.value;
  return (
    <div class="time-slider">
      <Marks machine={machine} loaded={loaded} />
      <input
        ref={input}
        type="range"
        min={machine.beginning}
        max={machine.moments.last}
        step={1}
        value={position}
        aria-label={t("lookBack.slider")}
        aria-valuetext={machine.moments.labelOf(position)}
        data-testid="time-slider"
        onInput={({ currentTarget }) => machine.go(Number(currentTarget.value))}
      />
    </div>
  );
}

/** Where something was deleted, and what isn't loaded yet. */
function Marks({ machine, loaded }: { readonly machine: TimeMachine; readonly loaded: number }) {
  const { beginning, moments: { last, removals } } = machine;
  const placeOf = (seq: number) => Math.floor((places - 1) * (seq - beginning) / Math.max(1, last - beginning));
  const marked = useMemo(() => [...new Set(removals.map(placeOf))], [removals.length, beginning, last]);
  return (
    <svg class="time-marks" viewBox={`0 0 ${places} 8`} preserveAspectRatio="none" aria-hidden="true" data-testid="time-marks">
      {loaded < 100 && <rect class="not-loaded" x="0" y="0" width={places * (100 - loaded) / 100} height="8" />}
      {marked.map((place) => <rect key={place} x={place} y="0" width="2" height="8" />)}
    </svg>
  );
}
