import { Check, Link2 } from "lucide";
import type { Role } from "../protocol/contract.ts";
import { t } from "../text/text.ts";
import type { ShareState } from "../workspace/share_state.ts";
import { CodeSection } from "./code_section.tsx";
import { keepFocus } from "./widgets/button.tsx";
import { Icon } from "./widgets/icon.tsx";
import { Popover } from "./widgets/popover.tsx";
import type { Workspace } from "../workspace/workspace.ts";

/** The button that copies the board's address, and the panel that shows it; to teachers, one for each role. */
export function SharePanel({ workspace }: { readonly workspace: Workspace }) {
  const { share, panels } = workspace;
  const setOpen = (isOpen: boolean) => {
    panels.set("share", isOpen);
    if (isOpen) {
      void share.load().then(() => share.copy("student"));
    }
  };
  return (
    <Popover
      label={t("share.title")}
      class="share-panel"
      testId="share-panel"
      isOpen={panels.open.value === "share"}
      setOpen={setOpen}
      opener={(props) => (
        <button {...props} class="share-button primary" aria-label={t("share")} data-testid="share" onPointerDown={keepFocus}>
          <Icon of={Link2} />
          <span>{t("share")}</span>
        </button>
      )}
    >
      {() => <Links share={share} />}
    </Popover>
  );
}

function Links({ share }: { readonly share: ShareState }) {
  return (
    <>
      <h2>{t("share.title")}</h2>
      <p>{t(share.isTeacher ? "share.teacherHint" : "share.hint")}</p>
      {share.isTeacher && <CodeSection state={share.code} />}
      <ShareLink share={share} role="student" />
      {share.isTeacher && (
        <details class="other-links">
          <summary data-testid="other-links">{t("share.others")}</summary>
          {share.roles.filter((role) => role !== "student").map((role) => <ShareLink key={role} share={share} role={role} />)}
        </details>
      )}
      <Confirmation share={share} />
    </>
  );
}

/** An address that leads to the board, and what can be done with it. */
function ShareLink({ share, role }: { readonly share: ShareState; readonly role: Role }) {
  const address = share.addresses.value[role] ?? "";
  const isMain = role === "student";
  const { isTeacher } = share;
  return (
    <div class={isMain ? "share-link main" : "share-link"}>
      {isTeacher && <h3>{t(`link.${role}`)}</h3>}
      <div class="address">
        <input
          type="text"
          readOnly
          dir="ltr"
          aria-label={isTeacher ? t(`link.${role}`) : t("address")}
          data-testid={isMain ? "address" : `address-${role}`}
          value={address}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <button
          type="button"
          class={isMain ? "primary" : "secondary"}
          aria-label={isTeacher ? t(`copyLink.${role}`) : undefined}
          disabled={address === ""}
          onClick={() => void share.copy(role)}
        >
          {t("copy")}
        </button>
      </div>
      {isTeacher && (
        <button type="button" class="quiet" data-testid={`revoke-${role}`} disabled={address === ""} onClick={() => void share.revoke(role)}>
          {t("revoke")}
        </button>
      )}
    </div>
  );
}

function Confirmation({ share }: { readonly share: ShareState }) {
  const said = share.confirmation.value;
  return (
    <p class={said?.isGood === false ? "confirmation problem" : "confirmation"} role="status" data-testid="share-confirmation">
      {said?.isGood && <Icon of={Check} />}
      {said?.text}
    </p>
  );
}
