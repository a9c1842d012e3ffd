import { Ruler } from "lucide";
import { t } from "../text/text.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { shortcut } from "./shortcuts.ts";
import { Button } from "./widgets/button.tsx";
import { Icon } from "./widgets/icon.tsx";
import { Popover } from "./widgets/popover.tsx";

const NAMES = ["x", "y", "w", "h", "rotation"] as const;

/** The numbers of the selection's place, extent and rotation, which can be typed. */
export function NumbersPanel({ workspace }: { readonly workspace: Workspace }) {
  const { panels } = workspace;
  return (
    <Popover
      label={t("numbers")}
      class="numbers-panel"
      testId="numbers-panel"
      isOpen={panels.open.value === "numbers"}
      setOpen={(isOpen) => panels.set("numbers", isOpen)}
      opener={(props) => (
        <Button label={t("numbers")} shortcut={shortcut("numbers")} testId="numbers" more={props}>
          <Icon of={Ruler} />
        </Button>
      )}
    >
      {() => <Fields workspace={workspace} />}
    </Popover>
  );
}

function Fields({ workspace: { editor, commands } }: { readonly workspace: Workspace }) {
  // The numbers change with the selected elements.
  void editor.selected.value;
  const numbers = commands.numbers();
  const take = (name: typeof NAMES[number], { currentTarget }: Event) => {
    if (currentTarget instanceof HTMLInputElement) {
      commands.setNumber(name, currentTarget.value === "" ? NaN : currentTarget.valueAsNumber);
    }
  };
  return numbers === undefined ? null : (
    <div class="numbers">
      {NAMES.map((name) => numbers[name] !== undefined && (
        <label key={name}>
          <span>{t(`numbers.${name}`)}</span>
          <input
            type="number"
            step="any"
            min={name === "w" || name === "h" ? 1 : undefined}
            value={numbers[name]}
            data-testid={`number-${name}`}
            onChange={(event) => take(name, event)}
          />
        </label>
      ))}
    </div>
  );
}
