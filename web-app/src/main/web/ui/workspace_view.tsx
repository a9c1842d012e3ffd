import { useEffect, useRef } from "preact/hooks";
import { t } from "../text/text.ts";
import { FollowBanner, FrozenBanner, OutdatedBanner } from "./banners.tsx";
import { BoardMenu } from "./board_menu.tsx";
import { BoardOutlineView } from "./board_outline.tsx";
import { BoardTitle } from "./board_title.tsx";
import { CodeScreen } from "./code_screen.tsx";
import { CommandMenu } from "./command_menu.tsx";
import { CommentsPanel } from "./comments_panel.tsx";
import { ConnectionStatus } from "./connection_status.tsx";
import { ErrorBoundary } from "./error_boundary.tsx";
import { Help } from "./help.tsx";
import { LiveRegionView } from "./live_region.tsx";
import { PeoplePanel } from "./people_panel.tsx";
import { RefusedWorkBar } from "./refused_work.tsx";
import { SelectionBar } from "./selection_bar.tsx";
import { SharePanel } from "./share_panel.tsx";
import { SmallToolbar } from "./small_toolbar.tsx";
import type { Problems } from "../workspace/problems.ts";
import { StyleBar } from "./style_bar.tsx";
import { LookingBackBanner, TimeMachineHost } from "./time_machine_host.tsx";
import { Toast } from "./toast.tsx";
import { Remove, Toolbar } from "./toolbar.tsx";
import { ViewBar } from "./view_bar.tsx";
import { Button } from "./widgets/button.tsx";
import { Icon } from "./widgets/icon.tsx";
import { SMALL_SCREEN, useMedia } from "./widgets/media.ts";
import { Modal } from "./widgets/modal.tsx";
import { TooltipProvider } from "./widgets/tooltip.tsx";
import type { Workspace } from "../workspace/workspace.ts";
import { User } from "lucide";

/** The board, and everything around it. */
export function WorkspaceView({ workspace, problems }: { readonly workspace: Workspace; readonly problems: Problems }) {
  return (
    <TooltipProvider>
      <BoardSurface surface={workspace.stage.surface} />
      <BoardOutlineView outline={workspace.outline} />
      <LiveRegionView region={workspace.region} />
      <ErrorBoundary problems={problems}><TopBar workspace={workspace} /></ErrorBoundary>
      <ErrorBoundary problems={problems}><CommentsPanel workspace={workspace} /></ErrorBoundary>
      <ErrorBoundary problems={problems}><BottomBar workspace={workspace} /></ErrorBoundary>
      <ErrorBoundary problems={problems}><Messages workspace={workspace} /></ErrorBoundary>
      <ErrorBoundary problems={problems}><CommandMenu workspace={workspace} /></ErrorBoundary>
      <ErrorBoundary problems={problems}><Help workspace={workspace} /></ErrorBoundary>
      <ErrorBoundary problems={problems}><CodeScreen state={workspace.share.code} /></ErrorBoundary>
    </TooltipProvider>
  );
}

/** The stage's own elements, which nothing here changes. */
function BoardSurface({ surface }: { readonly surface: HTMLElement }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current!.append(surface), [surface]);
  return <div ref={place} />;
}

function TopBar({ workspace }: { readonly workspace: Workspace }) {
  const { status, actions, person } = workspace;
  return (
    <div class="top-bar" inert={workspace.lookingBack.machine.value !== undefined}>
      <header class="corner start panel">
        <BoardMenu workspace={workspace} />
        <h1 class="brand">Chalkstream</h1>
        <BoardTitle status={status} rename={(title) => actions.rename(title)} />
        <ConnectionStatus status={status} />
      </header>
      <div class="corner end">
        <PeoplePanel workspace={workspace} />
        <div class="panel name-panel">
          <Button label={`${person.name}: ${t("changeName")}`} tip={t("changeName")} class="name" testId="change-name" press={() => void workspace.changeName()}>
            <Icon of={User} />
            <span>{person.name}</span>
          </Button>
        </div>
        <SharePanel workspace={workspace} />
      </div>
    </div>
  );
}

function BottomBar({ workspace }: { readonly workspace: Workspace }) {
  const { lookingBack, status } = workspace;
  const isPast = lookingBack.machine.value !== undefined;
  const isSmall = useMedia(SMALL_SCREEN);
  return (
    <div class="bottom-bar" role="region" aria-label={t("bottomBar")}>
      <div class="dock">
        <TimeMachineHost lookingBack={lookingBack} mayRestore={status.role.value === "teacher"} />
        {!isPast && (
          <div class="chosen">
            {!isSmall && <StyleBar workspace={workspace} />}
            <SelectionBar workspace={workspace}>{isSmall && <Remove workspace={workspace} />}</SelectionBar>
          </div>
        )}
        {!isPast && (isSmall ? <SmallToolbar workspace={workspace} /> : <Toolbar workspace={workspace} />)}
      </div>
      <ViewBar workspace={workspace} />
    </div>
  );
}

function Messages({ workspace: { status, actions, follow, notices, refused, lookingBack } }: { readonly workspace: Workspace }) {
  const isShut = status.settings.value.isDeleted || refused.isShut.value;
  return (
    <>
      <div class="notices">
        <LookingBackBanner lookingBack={lookingBack} />
        <FrozenBanner status={status} unfreeze={() => actions.freeze(false)} />
        <OutdatedBanner status={status} />
        <FollowBanner follow={follow} />
        {!isShut && <RefusedWorkBar refused={refused} />}
        <Toast notices={notices} />
      </div>
      {status.settings.value.isDeleted && (
        <Modal title={t("deleted.title")} testId="board-deleted">
          <p>{t("deleted.text")}</p>
          <RefusedWorkBar refused={refused} />
          <a class="primary" href="/" data-testid="start">{t("startPage")}</a>
        </Modal>
      )}
    </>
  );
}
