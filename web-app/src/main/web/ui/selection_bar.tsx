import { Crop, ExternalLink, Heart, Info, Lock, LockOpen, MessageSquare, Spline } from "lucide";
import type { ComponentChildren } from "preact";
import { commandOf } from "../commands/registry.ts";
import { isCommentable, linksOf } from "../elements/registry.ts";
import { t } from "../text/text.ts";
import { reasonAgainst } from "../workspace/summaries.ts";
import { NumbersPanel } from "./numbers_panel.tsx";
import { shortcut } from "./shortcuts.ts";
import { Button } from "./widgets/button.tsx";
import { Icon } from "./widgets/icon.tsx";
import type { Workspace } from "../workspace/workspace.ts";

export interface SelectionBarProps {
  readonly workspace: Workspace;
  /** What else stands in the bar, at its end. */
  readonly children?: ComponentChildren;
}

/** What a person can do with the selected elements, apart from changing their look. */
export function SelectionBar({ workspace, children }: SelectionBarProps) {
  const { editor, status, person, commands } = workspace;
  const selected = editor.selected.value;
  const [only] = selected.length === 1 ? selected : [];
  const situation = status.situation.value;
  const canLock = situation.role === "teacher" && selected.length > 0;
  if (selected.length === 0) {
    return null;
  }
  const likes = only?.likes ?? [];
  const comments = editor.comments.value;
  const isReshaping = editor.isReshaping.value;
  const isLocked = selected.every(({ locked }) => locked === true);
  return (
    <div class="selection-bar panel" role="toolbar" aria-label={t("selection")}>
      {only !== undefined && (
        <Button
          label={counted(t("like"), likes.length)}
          tip={t("like")}
          shortcut={shortcut("like")}
          testId="like"
          class="like"
          isPressed={likes.includes(person.user)}
          refusal={reasonAgainst("edit", situation)}
          press={commands.like}
        >
          <Icon of={Heart} />
          <Count of={likes.length} />
        </Button>
      )}
      {only !== undefined && isCommentable(only, status.offered.value) && (
        <Button label={counted(t("comments"), comments)} tip={t("comments")} shortcut={shortcut("comment")} testId="comments" press={commands.comment}>
          <Icon of={MessageSquare} />
          <Count of={comments} />
        </Button>
      )}
      {only !== undefined && linksOf(only, workspace.stage.boardEditor.scene.measure).length > 0 && (
        <Button label={t("openLink")} shortcut={shortcut("open-link")} testId="open-link" press={() => commandOf("open-link").run(commands)}>
          <Icon of={ExternalLink} />
        </Button>
      )}
      {commandOf("crop").isPossible(commands) && (
        <Button label={t("crop")} shortcut={shortcut("crop")} testId="crop" isPressed={isReshaping} press={commands.crop}>
          <Icon of={Crop} />
        </Button>
      )}
      {commandOf("points").isPossible(commands) && (
        <Button label={t("points")} shortcut={shortcut("points")} testId="points" isPressed={isReshaping} press={commands.reshape}>
          <Icon of={Spline} />
        </Button>
      )}
      {only !== undefined && (
        <Button label={t("authors")} shortcut={shortcut("authors")} testId="authors" press={() => void commands.tellAuthors()}>
          <Icon of={Info} />
        </Button>
      )}
      {editor.canRemove.value && <NumbersPanel workspace={workspace} />}
      {canLock && (
        <Button label={t("lock")} tip={t(isLocked ? "unlock" : "lock")} testId="lock" isPressed={isLocked} press={commands.lock}>
          <Icon of={isLocked ? Lock : LockOpen} />
        </Button>
      )}
      {children}
    </div>
  );
}

function Count({ of }: { readonly of: number }) {
  return of === 0 ? null : <span class="count">{of}</span>;
}

function counted(label: string, count: number): string {
  return count === 0 ? label : t("counted", { label, count });
}
