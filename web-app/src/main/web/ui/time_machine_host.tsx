import { useSignal } from "@preact/signals";
import { History } from "lucide";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../text/text.ts";
import type { LookingBack } from "../workspace/looking_back.ts";
import type { TimeMachine } from "../workspace/time_machine.ts";
import { Banner } from "./banners.tsx";

interface PanelProps {
  readonly machine: TimeMachine;
  readonly mayRestore: boolean;
}

/** Where and who in the lesson the board is shown, for as long as the person looks back. Loaded when it is needed. */
export function TimeMachineHost({ lookingBack, mayRestore }: { readonly lookingBack: LookingBack; readonly mayRestore: boolean }) {
  const panel = useSignal<{ readonly View: ComponentType<PanelProps> } | undefined>(undefined);
  const machine = lookingBack.machine.value;
  const isOn = machine !== undefined;
  useEffect(() => {
    if (isOn && panel.peek() === undefined) {
      import("./time_machine_panel.tsx").then(({ TimeMachinePanel }) => panel.value = { View: TimeMachinePanel }, () => lookingBack.end());
    }
  }, [isOn]);
  if (machine === undefined || panel.value === undefined) {
    return null;
  }
  const { View } = panel.value;
  return <View machine={machine} mayRestore={mayRestore} />;
}

/** Says that this isn't the present board. */
export function LookingBackBanner({ lookingBack }: { readonly lookingBack: LookingBack }) {
  return lookingBack.machine.value === undefined ? null : (
    <Banner icon={History} text={t("lookBack.banner")} testId="looking-back">
      <button type="button" class="secondary" data-testid="back-to-now" onClick={() => lookingBack.end()}>{t("lookBack.end")}</button>
    </Banner>
  );
}
