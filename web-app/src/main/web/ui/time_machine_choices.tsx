import { nameless } from "../history/deed.ts";
import { speeds } from "../history/playback.ts";
import { t } from "../text/text.ts";
import type { TimeMachine } from "../workspace/time_machine.ts";

/** How quickly the lesson is played. */
export function SpeedChoice({ machine }: { readonly machine: TimeMachine }) {
  return (
    <select
      aria-label={t("lookBack.speed")}
      data-testid="speed"
      onChange={({ currentTarget }) => machine.speed.value = speeds[currentTarget.selectedIndex]!}
    >
      {speeds.map((speed) => <option key={speed} selected={machine.speed.value === speed}>{`${speed}×`}</option>)}
    </select>
  );
}

/** Whose work is followed. */
export function FollowedChoice({ machine }: { readonly machine: TimeMachine }) {
  // More people are known with each part of the history.
  machine.loaded.value;
  const doers = machine.moments.doers;
  return (
    <select
      class="time-followed"
      aria-label={t("lookBack.whose")}
      data-testid="followed"
      onChange={({ currentTarget }) => machine.followed.follow(doers[currentTarget.selectedIndex - 1]?.key)}
    >
      <option selected={machine.followed.doer.value === undefined}>{t("lookBack.everybody")}</option>
      {doers.map(({ key, name }) => (
        <option key={key} selected={machine.followed.doer.value === key}>{key === nameless || name === undefined ? t("lookBack.nameless") : name}</option>
      ))}
    </select>
  );
}
