import { normalizeProps, type PropTypes, useMachine } from "@zag-js/preact";
import * as toggleGroup from "@zag-js/toggle-group";
import { useId } from "preact/hooks";
import { currentLanguage, directionOf } from "../../text/text.ts";

export interface Choices<T extends string> {
  readonly group: PropTypes["element"];
  item(value: T, isDisabled?: boolean): PropTypes["button"];
}

/** Several buttons of which one is chosen; the arrow keys go through them. */
export function useChoices<T extends string>(chosen: T | undefined, choose: (value: T) => void): Choices<T> {
  const service = useMachine(toggleGroup.machine, {
    dir: directionOf(currentLanguage()),
    id: useId(),
    value: chosen === undefined ? [] : [chosen],
    deselectable: false,
    onValueChange: ({ value: [value] }) => value !== undefined && choose(value as T),
  });
  const api = toggleGroup.connect(service, normalizeProps);
  return {
    group: api.getRootProps(),
    item: (value, isDisabled = false) => api.getItemProps({ value, disabled: isDisabled }),
  };
}
