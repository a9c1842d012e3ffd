import { Eye, type IconNode, RefreshCw, Snowflake } from "lucide";
import type { ComponentChildren } from "preact";
import type { Role } from "../protocol/contract.ts";
import type { BoardSettings } from "../store/board_settings.ts";
import { t } from "../text/text.ts";
import type { FollowState } from "../workspace/follow_state.ts";
import type { BoardStatus } from "../workspace/board_status.ts";
import { Icon } from "./widgets/icon.tsx";

/** Says why the board can't be changed, or that others can't change it. Students hear it with the teacher's name elsewhere. */
export function FrozenBanner({ status, unfreeze }: { readonly status: BoardStatus; readonly unfreeze: () => void }) {
  const role = status.role.value;
  const text = words(role, status.settings.value);
  return text === undefined ? null : (
    <Banner icon={Snowflake} text={text} testId="banner" isQuiet={role === "student"}>
      {role === "teacher" && <button type="button" class="secondary" data-testid="unfreeze" onClick={unfreeze}>{t("unfreeze")}</button>}
    </Banner>
  );
}

/** Says that the page is too old for its server, and lets the person load it again. */
export function OutdatedBanner({ status }: { readonly status: BoardStatus }) {
  const isSafe = status.isSafeToLeave.value;
  return !status.isOutdated.value ? null : (
    <Banner icon={RefreshCw} text={t(isSafe ? "notice.unsupported-protocol" : "outdatedUnsaved")} testId="outdated">
      <button type="button" class="secondary" data-testid="reload" onClick={() => location.reload()}>{t(isSafe ? "problem.reload" : "problem.reloadNow")}</button>
    </Banner>
  );
}

function words(role: Role | undefined, { frozen }: BoardSettings): string | undefined {
  if (role === "viewer") {
    return t("viewing");
  }
  return frozen ? t(role === "teacher" ? "frozenByTeachers" : "notice.frozen") : undefined;
}

/** Says whose view the person sees. */
export function FollowBanner({ follow }: { readonly follow: FollowState }) {
  const leader = follow.leader.value;
  return leader === undefined ? null : (
    <Banner icon={Eye} text={t("following", { name: leader.name })} testId="following">
      <button type="button" class="secondary" data-testid="stop-following" onClick={() => follow.stop()}>{t("stopFollowing")}</button>
    </Banner>
  );
}

interface BannerProps {
  readonly icon: IconNode;
  readonly text: string;
  readonly testId: string;
  /** Whether screen readers don't say it by themselves. */
  readonly isQuiet?: boolean;
  readonly children: ComponentChildren;
}

export function Banner({ icon, text, testId, isQuiet = false, children }: BannerProps) {
  return (
    <div class="banner panel" role={isQuiet ? undefined : "status"} data-testid={testId}>
      <Icon of={icon} />
      <span>{text}</span>
      {children}
    </div>
  );
}
