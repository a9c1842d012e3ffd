import { normalizeProps, type PropTypes, useMachine } from "@zag-js/preact";
import * as tooltip from "@zag-js/tooltip";
import { type ComponentChildren, createContext } from "preact";
import { useContext, useId, useRef } from "preact/hooks";
import { currentLanguage, directionOf } from "../../text/text.ts";

interface Tooltips {
  readonly api: tooltip.Api<PropTypes>;
  /** What is said of each trigger, by its id. */
  readonly texts: Map<string, string>;
}

const Context = createContext<Tooltips | undefined>(undefined);

/** Shows one tooltip at a time for whatever is inside. */
export function TooltipProvider({ children }: { readonly children: ComponentChildren }) {
  const texts = useRef(new Map<string, string>()).current;
  const service = useMachine(tooltip.machine, {
    dir: directionOf(currentLanguage()),
    id: useId(),
    ids: { trigger: (id) => id ?? "" },
    openDelay: 350,
    closeDelay: 0,
    positioning: { placement: "top", gutter: 12, overflowPadding: 8 },
  });
  const api = tooltip.connect(service, normalizeProps);
  const text = texts.get(api.triggerValue ?? "");
  return (
    <Context.Provider value={{ api, texts }}>
      {children}
      {api.open && text !== undefined && (
        <div {...api.getPositionerProps()} class="tooltip-place">
          <div {...api.getContentProps()} class="tooltip">{text}</div>
        </div>
      )}
    </Context.Provider>
  );
}

/** The properties of something that a tooltip says this of; undefined: there is none now. `ownId` is its id, if it has one. */
export function useTooltip(text: string | undefined, ownId: string | undefined): PropTypes["button"] {
  const tooltips = useContext(Context);
  const madeId = useId();
  const id = ownId ?? madeId;
  if (tooltips === undefined) {
    return {};
  }
  if (text === undefined) {
    tooltips.texts.delete(id);
  } else {
    tooltips.texts.set(id, text);
  }
  return tooltips.api.getTriggerProps({ value: id });
}
