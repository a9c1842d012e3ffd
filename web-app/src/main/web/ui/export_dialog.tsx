import { useState } from "preact/hooks";
import {
  exportBackgrounds,
  exportFormats,
  type ExportOptions,
  exportPages,
  exportScopes,
  exportThemes,
  isPaged,
  isPicture,
} from "../exporting/options.ts";
import { t } from "../text/text.ts";
import type { ExportQuestion } from "../workspace/dialogs.ts";
import { Answers } from "./widgets/answers.tsx";
import { submit } from "./widgets/form.ts";
import { Modal } from "./widgets/modal.tsx";

/** Asks what is exported, and as what. */
export function ExportDialog({ question }: { readonly question: ExportQuestion }) {
  return (
    <Modal title={t("export.title")} testId="export" dismiss={() => question.answer(undefined)}>
      <ExportForm question={question} />
    </Modal>
  );
}

export function ExportForm({ question: { usual, hasSelection, answer } }: { readonly question: ExportQuestion }) {
  const [options, setOptions] = useState(usual);
  const change = (changed: Partial<ExportOptions>) => setOptions({ ...options, ...changed });
  const scopes = exportScopes.filter((scope) => hasSelection || scope !== "selection");
  const { scope, format, pages, background, theme } = options;
  return (
    <form onSubmit={submit(() => answer(options))}>
      <Choice name="scope" values={scopes} chosen={scope} choose={(scope) => change({ scope })} />
      <Choice name="format" values={exportFormats} chosen={format} choose={(format) => change({ format })} />
      {isPaged(format) && <Choice name="pages" values={exportPages} chosen={pages} choose={(pages) => change({ pages })} />}
      {isPicture(format) && <Choice name="background" values={exportBackgrounds} chosen={background} choose={(background) => change({ background })} />}
      {isPicture(format) && <Choice name="theme" values={exportThemes} chosen={theme} choose={(theme) => change({ theme })} />}
      <Answers confirm={t(format === "print" ? "export.print" : "export.confirm")} cancel={() => answer(undefined)} />
    </form>
  );
}

interface ChoiceProps<N extends keyof ExportOptions, T extends ExportOptions[N]> {
  readonly name: N;
  readonly values: readonly T[];
  readonly chosen: T;
  readonly choose: (value: T) => void;
}

function Choice<N extends keyof ExportOptions, T extends ExportOptions[N]>({ name, values, chosen, choose }: ChoiceProps<N, T>) {
  return (
    <label class="setting">
      <span>{t(`export.${name}` as `export.${keyof ExportOptions}`)}</span>
      <select data-testid={`export-${name}`} onChange={({ currentTarget }) => choose(values[currentTarget.selectedIndex]!)}>
        {values.map((value) => (
          <option key={value} value={value} selected={value === chosen}>{t(`export.${name}.${value}` as ExportKey)}</option>
        ))}
      </select>
    </label>
  );
}

type ExportKey = { [N in keyof ExportOptions]: `export.${N}.${ExportOptions[N]}` }[keyof ExportOptions];
