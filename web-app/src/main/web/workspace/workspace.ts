import { effect, signal } from "@preact/signals";
import { rememberName } from "../access/identity.ts";
import type { BoardSession, BoardSessionEvent } from "../board/board.ts";
import { browserStorage } from "../base/browser_storage.ts";
import type { Clock } from "../base/clock.ts";
import type { DeviceStorage } from "../device/device.ts";
import type { Person } from "../protocol/contract.ts";
import type { Point } from "../geometry/box.ts";
import { listenToKeys } from "../stage/keyboard.ts";
import { listenForMenu } from "../stage/menu_requests.ts";
import { PointerInput } from "../stage/pointer_input.ts";
import type { ToolRole } from "../stage/pointer_state.ts";
import { Stage } from "../stage/stage.ts";
import { refusalToDo } from "../store/permission.ts";
import { t } from "../text/text.ts";
import { createTools, restingTool, type ToolName, tools } from "../tools/registry.ts";
import type { Tool, ToolDefinition } from "../tools/tool.ts";
import { BoardActions } from "./board_actions.ts";
import { BoardClipboard } from "./board_clipboard.ts";
import { Commands } from "./commands.ts";
import { CommentsState } from "./comments_state.ts";
import type { Dialogs } from "./dialogs.ts";
import { DraftKeeper, type DraftReader } from "./draft_keeper.ts";
import { EditorState } from "./editor_state.ts";
import { FollowState } from "./follow_state.ts";
import { HelpState } from "./help_state.ts";
import { MenuState } from "./menu_state.ts";
import { Notices } from "./notices.ts";
import { mayReload } from "./outdated.ts";
import { closeWhenBoardIsPressed, Panels } from "./panels.ts";
import { RefusedState } from "./refused_state.ts";
import { SessionState } from "./session_state.ts";
import { type ShareOptions, ShareState } from "./share_state.ts";
import { keptText, refusalText } from "./summaries.ts";

export interface WorkspaceOptions {
  readonly session: BoardSession;
  readonly clock: Clock;
  readonly dialogs: Dialogs;
  readonly share: ShareOptions;
  /** Where what is written, and work that the board hasn't taken, are kept; undefined: nowhere. */
  readonly device: Pick<DeviceStorage, "refused" | "drafts"> | undefined;
}

/** A person's work on a board: the stage, the state that the views around it follow, and what keys and buttons do. */
export class Workspace {
  readonly session: BoardSession;
  readonly person: Person;
  readonly stage: Stage;
  readonly state: SessionState;
  readonly editor: EditorState;
  readonly comments: CommentsState;
  readonly follow: FollowState;
  readonly share: ShareState;
  readonly actions: BoardActions;
  readonly refused: RefusedState;
  readonly commands: Commands;
  readonly panels = new Panels();
  readonly notices: Notices;
  readonly help = new HelpState(browserStorage);
  readonly menu: MenuState;
  readonly #dialogs: Dialogs;
  readonly #clock: Clock;
  readonly #drafts: DraftKeeper;
  readonly #clipboard: BoardClipboard;
  /** The place of the board that the person means; undefined: none. */
  #pointed: Point | undefined;
  readonly #input: PointerInput;
  /** Whether a text is in its editor that the board doesn't take yet. */
  readonly #isTextHeld = signal(false);
  readonly #tools: Readonly<Record<ToolName, Tool>>;

  constructor({ session, clock, dialogs, share, device }: WorkspaceOptions) {
    this.session = session;
    this.person = session.person;
    this.#dialogs = dialogs;
    this.#clock = clock;
    const say = (text: string) => this.notices.say(text);
    this.notices = new Notices(clock);
    this.#drafts = new DraftKeeper(session, device?.drafts);
    this.stage = new Stage(session, {
      cameraMoved: () => this.#cameraMoved(),
      lookedAround: () => {
        this.follow.stop();
        this.#input.lookedAround();
      },
      isBusy: () => this.#input.isWorking,
      styleChanged: () => this.editor.changed(),
      toolDone: () => this.commands.choose(restingTool),
      comments: (post) => this.comments.show(post),
      textCut: (count) => say(t("textCut", { count })),
      textHeld: (isHeld) => void (this.#isTextHeld.value = isHeld),
      textWritten: (before, written) => this.#drafts.wrote(before, written),
      textFinished: (id) => this.#drafts.finished(id),
    });
    this.state = new SessionState(session, clock);
    this.editor = new EditorState(this.stage, this.state);
    this.comments = new CommentsState(session, this.stage, {
      cut: (count) => say(t("textCut", { count })),
      lost: (text) => this.refused.lost(text),
      wrote: (post, text) => this.#drafts.wroteComment(post, text),
    });
    this.follow = new FollowState(session, this.stage, say);
    this.share = new ShareState(share, dialogs);
    this.refused = new RefusedState(session, device?.refused);
    this.actions = new BoardActions(session, this.stage, dialogs, say);
    this.#tools = createTools(this.stage.boardEditor);
    this.#input = this.#pointerInput(clock);
    const { stage, state, editor, comments, follow, panels, notices, help, actions } = this;
    const input = this.#input;
    const clipboard = this.#clipboard = new BoardClipboard(stage.boardEditor, () => this.#pointed ?? stage.centre, () => say(t("pasted")));
    this.commands = new Commands({ session, stage, input, tool: () => this.#tool, state, editor, comments, follow, panels, notices, clipboard, help, actions, changeName: () => this.changeName() });
    this.menu = new MenuState({
      stage,
      commands: this.commands,
      tool: () => editor.tool.peek(),
      cancelGesture: () => input.cancel(),
      pointed: (at) => void (this.#pointed = at),
    });
    session.on((news) => this.#hear(news));
    this.#keepInStep();
  }

  /** Begins to hear keys and presses. */
  listen(): void {
    listenToKeys(this.commands);
    listenForMenu(this.stage.surface, this.#clock, (request) => this.menu.open(request));
    this.#clipboard.listen(document);
    closeWhenBoardIsPressed(this.panels, window, (target) => target instanceof Node && this.stage.surface.contains(target));
    ["keydown", "input", "pointerdown", "wheel"].forEach((kind) =>
      addEventListener(kind, () => this.session.noteActivity(), { capture: true, passive: true }));
    addEventListener("pagehide", () => this.#drafts.flush());
    this.#input.showCursor();
  }

  /** Shows the board's addresses, to be given to others. */
  invite(): void {
    this.panels.set("share", true);
    void this.share.load();
  }

  /** The others know the name from the session's beginning: a new one begins with the page. */
  async changeName(): Promise<void> {
    const typed = await this.#dialogs.askName(this.person.name, true);
    if (typed !== undefined && typed !== this.person.name) {
      rememberName(typed);
      this.reloadWhenSaved();
    }
  }

  /** Loads the page again as soon as nothing of the person's work is lost by it: it is on the board, or on the device. */
  reloadWhenSaved(): void {
    this.stage.textEditor.close();
    effect(() => {
      if (this.state.isSafeToLeave.value && !this.#isTextHeld.value) {
        location.reload();
      }
    });
  }

  /** Puts on the board what is being written. Returns whether leaving the page now loses nothing. */
  prepareToLeave(): boolean {
    const isSafe = this.session.isSafeToLeave();
    const isWritingKept = this.#drafts.flush();
    this.stage.textEditor.close();
    if (isWritingKept) {
      return isSafe;
    }
    return this.session.isSafeToLeave() && !this.stage.textEditor.isHeld && !this.comments.hasDraft;
  }

  get #draftReader(): DraftReader {
    const { textEditor, boardEditor } = this.stage;
    return {
      resume: (before, written) => textEditor.isOpen ? "impossible" : boardEditor.texts.resume(before, written),
      resumeComment: (post, text) => this.comments.resume(post, text),
      unfinished: (text) => this.refused.lost(text, "unfinished"),
    };
  }

  get #tool(): Tool {
    return this.#tools[this.editor.tool.peek()];
  }

  #pointerInput(clock: Clock): PointerInput {
    const { stage, session, editor, state } = this;
    const chosen = (): ToolDefinition => tools[editor.tool.peek()];
    return new PointerInput(stage.surface, {
      tool: (role) => this.#tools[this.#toolFor(role)],
      get toolPans() {
        return chosen().pans === true;
      },
      get toolTakesTaps() {
        return chosen().takesTaps === true;
      },
      get isReading() {
        return refusalToDo("point", state.situation.peek()) !== undefined;
      },
      camera: () => stage.camera,
      look: (camera) => stage.look(camera),
      pointed: (at) => {
        this.#pointed = at;
        session.announcer.point(at);
      },
      began: () => stage.textEditor.close(),
      touched: () => session.announcer.hesitate(),
      penSeen: () => void (editor.penSeen.value = true),
    }, clock);
  }

  /** Whoever may not erase selects instead. */
  #toolFor(role: ToolRole): ToolName {
    if (role === "chosen") {
      return this.editor.tool.peek();
    }
    return refusalToDo(tools[role].requires, this.state.situation.peek()) === undefined ? role : restingTool;
  }

  #hear(news: BoardSessionEvent): void {
    const isOver = news === "board" ? this.session.settings().isDeleted : typeof news === "object" && "noAccess" in news;
    if (isOver) {
      this.stage.textEditor.release();
      this.comments.giveUp();
    }
    // Of what is held up, the status beside the title tells, for as long as it is so.
    const isHeldUp = typeof news === "object" && "notice" in news && news.notice === "unavailable" && this.state.isHeldUp.peek();
    if (typeof news !== "object" || isHeldUp) {
      return;
    }
    if ("notice" in news) {
      this.notices.say(news.kept === undefined ? refusalText(news.notice) : keptText(news.kept));
    } else if ("kept" in news) {
      this.notices.say(keptText(news.kept));
    }
  }

  #cameraMoved(): void {
    this.editor.viewChanged();
    this.follow.tellView();
  }

  #keepInStep(): void {
    effect(() => {
      if (this.state.isOutdated.value && mayReload(sessionStorage, Date.now())) {
        this.reloadWhenSaved();
      }
    });
    const stopOffering = effect(() => {
      if (!this.state.isLoading.value && this.state.role.value !== undefined) {
        queueMicrotask(() => stopOffering());
        void this.#drafts.offer(this.#draftReader);
      }
    });
    // Nobody draws in vain: whoever can't change the board has the tool that changes nothing.
    effect(() => {
      if (refusalToDo(tools[this.editor.tool.value].requires, this.state.situation.value) !== undefined) {
        this.commands.choose(restingTool);
      }
    });
    effect(() => this.#input.letFingersDraw(this.editor.fingersDraw.value));
    // The comments that are open follow the selection.
    effect(() => {
      const [only, ...others] = this.editor.selected.value;
      if (only !== undefined && others.length === 0 && this.comments.open.peek() !== undefined) {
        this.comments.follow(only.id);
      }
    });
  }
}
