import { commandGroups } from "../commands/command.ts";
import { commands } from "../commands/registry.ts";
import { t } from "../text/text.ts";
import type { HelpState } from "../workspace/help_state.ts";
import { shortcutsOf } from "./shortcuts.ts";
import { Modal } from "./widgets/modal.tsx";

interface ShortcutsProps {
  readonly help: Pick<HelpState, "hasLetterKeys">;
  readonly toggleLetterKeys: () => void;
}

/** All commands that have keys, and the switch for those of one letter. */
export function ShortcutSheet({ close, ...shortcuts }: ShortcutsProps & { readonly close: () => void }) {
  return (
    <Modal title={t("shortcuts")} class="shortcut-sheet" testId="shortcut-sheet" dismiss={close}>
      <Shortcuts {...shortcuts} />
      <button type="button" class="secondary" onClick={close} data-testid="close-shortcuts">{t("close")}</button>
    </Modal>
  );
}

/** The switch, and the commands with their keys. */
export function Shortcuts({ help, toggleLetterKeys }: ShortcutsProps) {
  return (
    <>
      <label class="letter-keys">
        <input type="checkbox" checked={help.hasLetterKeys} onChange={toggleLetterKeys} data-testid="letter-keys" />
        <span>{t("letterKeys")}</span>
      </label>
      <div class="shortcut-groups" role="region" aria-label={t("shortcuts")} tabIndex={0}>
        {commandGroups.filter((group) => commands.some((command) => command.group === group && command.keys.length > 0)).map((group) => (
          <section key={group}>
            <h3>{t(`commands.${group}`)}</h3>
            <dl>
              {commands.filter((command) => command.group === group && command.keys.length > 0).map((command) => (
                <div key={command.name}>
                  <dt>{t(command.label)}</dt>
                  <dd>{shortcutsOf(command).map((keys) => <kbd key={keys}>{keys}</kbd>)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </>
  );
}
