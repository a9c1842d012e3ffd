import { Copy, Download, MessageSquare, Pause, Play, RotateCcw, SkipBack, StepBack, StepForward } from "lucide";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../text/text.ts";
import type { TimeMachine } from "../workspace/time_machine.ts";
import { Deeds } from "./time_machine_deeds.tsx";
import { PastCommentsPanel } from "./past_comments_panel.tsx";
import { FollowedChoice, SpeedChoice } from "./time_machine_choices.tsx";
import { TimeSlider } from "./time_slider.tsx";
import { Button } from "./widgets/button.tsx";
import { Icon } from "./widgets/icon.tsx";

/** The lesson on a slider, who did what around the moment that is shown, and what can be done with that. */
export function TimeMachinePanel({ machine, mayRestore }: { readonly machine: TimeMachine; readonly mayRestore: boolean }) {
  const slider = useRef<HTMLInputElement>(null);
  useEffect(() => slider.current?.focus(), []);
  const press = (event: KeyboardEvent) => {
    const act = event.key === "Escape" ? () => machine.end() : event.key === " " && event.target === slider.current ? () => machine.toggle() : undefined;
    if (act !== undefined && !event.defaultPrevented) {
      event.preventDefault();
      act();
    }
    if (act !== undefined || isOwnKey(event)) {
      event.stopPropagation();
    }
  };
  return (
    <>
      <PastCommentsPanel machine={machine} />
      <section class="time-machine panel" aria-label={t("lookBack")} data-testid="time-machine" onKeyDown={press}>
        <Moment machine={machine} />
        <TimeSlider machine={machine} input={slider} />
        <div class="time-tools">
          <div class="time-keys" role="group" aria-label={t("lookBack.steps")}>
            <Button label={t("lookBack.beforeRemoval")} testId="before-removal" isDisabled={!machine.hasRemoval} press={() => machine.goBeforeRemoval()}><Icon of={SkipBack} /></Button>
            <Button label={t("lookBack.back")} testId="step-back" press={() => machine.step(-1)}><Icon of={StepBack} /></Button>
            <PlayButton machine={machine} />
            <Button label={t("lookBack.forward")} testId="step-forward" isDisabled={machine.isAtEnd} press={() => machine.step(1)}><Icon of={StepForward} /></Button>
          </div>
          <SpeedChoice machine={machine} />
          <FollowedChoice machine={machine} />
          <Uses machine={machine} mayRestore={mayRestore} />
        </div>
        <Deeds machine={machine} />
      </section>
    </>
  );
}

/** Keys that a slider or a choice has for itself; the board has others of them. */
function isOwnKey({ target, key }: KeyboardEvent): boolean {
  const isChoice = (target as Element).matches("select");
  return isChoice ? key !== "F6" : (target as Element).matches("input") && /^(Arrow|Page|Home|End)/.test(key);
}

/** When it was, and what happened then. */
function Moment({ machine }: { readonly machine: TimeMachine }) {
  const position = machine.position.value;
  const loaded = machine.loaded.value;
  const time = machine.moments.timeOf(position);
  return (
    <p class="time-moment" data-testid="moment">
      {time !== undefined && <time class="time-of">{time}</time>}
      <span dir="auto">{machine.moments.textOf(position)}</span>
      {loaded < 100 && <span class="time-loading" data-testid="history-loading">{machine.problem ?? t("lookBack.loading", { percent: Math.floor(loaded) })}</span>}
    </p>
  );
}

function PlayButton({ machine }: { readonly machine: TimeMachine }) {
  const isPlaying = machine.isPlaying.value;
  return (
    <Button label={t(isPlaying ? "lookBack.pause" : "lookBack.play")} testId="play" press={() => machine.toggle()}>
      <Icon of={isPlaying ? Pause : Play} />
    </Button>
  );
}

/** What can be done with the board as it was. */
function Uses({ machine, mayRestore }: { readonly machine: TimeMachine; readonly mayRestore: boolean }) {
  const copying = machine.copying.state.value;
  return (
    <div class="time-uses">
      <button type="button" class="secondary" data-testid="past-comments-toggle" aria-expanded={machine.comments.isOpen.value} onClick={() => machine.comments.toggle()}>
        <Icon of={MessageSquare} />
        {t("comments")}
      </button>
      <button type="button" class="secondary" data-testid="export-past" onClick={() => void machine.export()}>
        <Icon of={Download} />
        {t("export")}
      </button>
      <button type="button" class="secondary" data-testid="copy-past" disabled={copying.kind === "busy"} onClick={() => void machine.copy()}>
        <Icon of={Copy} />
        {copying.kind === "busy" ? t("lookBack.copying", { percent: copying.percent }) : t("lookBack.copy")}
      </button>
      {mayRestore && (
        <button type="button" class="secondary" data-testid="restore" disabled={machine.isAtEnd} onClick={() => void machine.restore()}>
          <Icon of={RotateCcw} />
          {t("restore")}
        </button>
      )}
      <span class="time-copied" role="status">
        {copying.kind === "done" && <a href={copying.address} target="_blank" rel="noopener" data-testid="open-copy">{t("lookBack.openCopy")}</a>}
        {copying.kind === "failed" && t("lookBack.copyFailed")}
      </span>
    </div>
  );
}
