import { useEffect, useState } from "preact/hooks";
import { spaced } from "../access/join_code.ts";
import { t } from "../text/text.ts";
import type { CodeState } from "../workspace/code_state.ts";
import { until } from "./code_section.tsx";
import { Modal } from "./widgets/modal.tsx";

/** The board's code, as large as the screen: for a class in front of a projector. */
export function CodeScreen({ state }: { readonly state: CodeState }) {
  const code = state.code.value;
  if (!state.isOnScreen.value || code === undefined) {
    return null;
  }
  return (
    <Modal title={t("code.screen", { host: state.host })} class="code-screen" testId="code-screen" dismiss={() => state.hide()}>
      <QrCode text={code.address} label={t("code.picture")} />
      <p class="large-code" data-testid="large-code" aria-label={[...code.code].join(" ")}>{spaced(code.code)}</p>
      {code.isGuarded && <p class="problem" role="status">{t("code.guarded")}</p>}
      <p>{t("code.until", { time: until(code.until) })}</p>
      <button type="button" class="secondary" data-testid="hide-code" onClick={() => state.hide()}>{t("close")}</button>
    </Modal>
  );
}

/** A text as a picture for cameras: dark on light in every theme, with the quiet zone that they need. */
function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const [path, setPath] = useState<{ readonly size: number; readonly d: string } | undefined>(undefined);
  useEffect(() => {
    void import("./qr_path.ts").then(({ qrPath }) => setPath(qrPath(text)));
  }, [text]);
  return (
    <svg class="qr" role="img" aria-label={label} data-testid="qr" viewBox={`0 0 ${path?.size ?? 1} ${path?.size ?? 1}`} shapeRendering="crispEdges">
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path?.d ?? ""} fill="#000" />
    </svg>
  );
}
