import { Eye, PenLine, Pencil, UserX } from "lucide";
import { t } from "../text/text.ts";
import type { AdmissionState } from "../workspace/admission_state.ts";
import type { ListedPerson } from "../workspace/people.ts";
import { Icon, type IconNode } from "./widgets/icon.tsx";

export interface PersonToolsProps {
  readonly person: ListedPerson;
  readonly admission: AdmissionState;
}

/** What a teacher can do about somebody who is here. */
export function PersonTools({ person: { user, name, label }, admission }: PersonToolsProps) {
  const isViewer = admission.of(user)?.viewer === true;
  return (
    <span class="person-tools">
      <Tool icon={Pencil} label={t("person.rename", { name: label })} testId="rename-person" press={() => void admission.rename(user, name)} />
      <Tool
        icon={isViewer ? PenLine : Eye}
        label={t(isViewer ? "person.letWrite" : "person.onlyWatch", { name: label })}
        testId="toggle-viewer"
        press={() => void admission.setViewer(user, name, !isViewer)}
      />
      <Tool icon={UserX} label={t("person.remove", { name: label })} testId="remove-person" press={() => void admission.remove(user, label)} />
    </span>
  );
}

interface ToolProps {
  readonly icon: IconNode;
  readonly label: string;
  readonly testId: string;
  readonly press: () => void;
}

function Tool({ icon, label, testId, press }: ToolProps) {
  return <button type="button" aria-label={label} title={label} data-testid={testId} onClick={press}><Icon of={icon} /></button>;
}
