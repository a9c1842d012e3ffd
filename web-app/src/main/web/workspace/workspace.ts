import { effect } from "@preact/signals";
import type { DeviceIdentity } from "../access/identity.ts";
import type { BoardClient } from "../board/board.ts";
import { browserStorage } from "../base/browser_storage.ts";
import type { Clock } from "../base/clock.ts";
import type { ColorScheme } from "../base/color_scheme.ts";
import type { Preferences } from "../base/preferences.ts";
import type { DeviceStorage } from "../device/device.ts";
import type { Person } from "../protocol/contract.ts";
import type { BoardFonts } from "../fonts/board_fonts.ts";
import type { Point } from "../geometry/box.ts";
import type { ImageLibrary } from "../images/image_library.ts";
import { listenToKeys } from "../stage/keyboard.ts";
import { listenForMenu } from "../stage/menu_requests.ts";
import { PointerInput } from "../stage/pointer_input.ts";
import { Stage } from "../stage/stage.ts";
import type { BoardDocument } from "../store/document.ts";
import { refusalToDo } from "../store/permission.ts";
import { numberText, t } from "../text/text.ts";
import { restingTool, tools } from "../tools/registry.ts";
import { ActiveTool } from "./active_tool.ts";
import { AdmissionState } from "./admission_state.ts";
import { BoardActions } from "./board_actions.ts";
import { BoardClipboard } from "./board_clipboard.ts";
import { BoardOutline } from "./board_outline.ts";
import { ChangeAnnouncements } from "./change_announcements.ts";
import { Commands } from "./commands.ts";
import { CommentsState } from "./comments_state.ts";
import type { Dialogs } from "./dialogs.ts";
import { DraftKeeper } from "./draft_keeper.ts";
import { EditorState } from "./editor_state.ts";
import { ElementNavigation } from "./element_navigation.ts";
import { ExportActions } from "./export_actions.ts";
import { FollowState } from "./follow_state.ts";
import { HelpState } from "./help_state.ts";
import { ImageActions } from "./image_actions.ts";
import { LiveRegion } from "./live_region.ts";
import { LookingBack } from "./looking_back.ts";
import { MenuState } from "./menu_state.ts";
import { Notices } from "./notices.ts";
import { mayReload } from "./outdated.ts";
import { closeWhenBoardIsPressed, Panels } from "./panels.ts";
import { pointerTarget } from "./pointer_target.ts";
import { RefusedState } from "./refused_state.ts";
import { showClientNotices } from "./client_notices.ts";
import { BoardStatus } from "./board_status.ts";
import { SettingsState } from "./settings_state.ts";
import { type ShareOptions, ShareState } from "./share_state.ts";
import { refusalText } from "./summaries.ts";
import { TakeBackState } from "./take_back.ts";
import { UnloadGuard } from "./unload_guard.ts";

export interface WorkspaceOptions {
  readonly client: BoardClient;
  readonly clock: Clock;
  readonly dialogs: Dialogs;
  readonly share: ShareOptions;
  readonly preferences: Preferences;
  readonly colorScheme: ColorScheme;
  /** Where what is written, and work that the board hasn't taken, are kept; undefined: nowhere. */
  readonly device: Pick<DeviceStorage, "refused" | "drafts"> | undefined;
  readonly images: ImageLibrary;
  readonly fonts: BoardFonts;
  readonly identity: Pick<DeviceIdentity, "rename" | "replace">;
  /** Makes a new board of this. The outcome is its address; undefined: it wasn't possible. */
  copyBoard(document: BoardDocument, progress: (part: number) => void): Promise<string | undefined>;
}

/** A person's work on a board: the stage, the state that the views around it follow, and what keys and buttons do. */
export class Workspace {
  readonly client: BoardClient;
  readonly person: Person;
  readonly stage: Stage;
  readonly status: BoardStatus;
  readonly editor: EditorState;
  readonly comments: CommentsState;
  readonly follow: FollowState;
  readonly share: ShareState;
  readonly actions: BoardActions;
  readonly lookingBack: LookingBack;
  readonly images: ImageActions;
  readonly refused: RefusedState;
  readonly commands: Commands;
  readonly panels = new Panels();
  readonly notices: Notices;
  readonly help = new HelpState(browserStorage);
  readonly menu: MenuState;
  readonly unload: UnloadGuard;
  readonly region = new LiveRegion();
  readonly outline: BoardOutline;
  readonly settings: SettingsState;
  readonly admission: AdmissionState;
  readonly #dialogs: Dialogs;
  readonly #clock: Clock;
  readonly #identity: Pick<DeviceIdentity, "rename" | "replace">;
  readonly #drafts: DraftKeeper;
  readonly #clipboard: BoardClipboard;
  /** The place of the board that the person means; undefined: none. */
  #pointed: Point | undefined;
  readonly #input: PointerInput;

  constructor({ client, clock, dialogs, share, device, identity, preferences, colorScheme, images, fonts, copyBoard }: WorkspaceOptions) {
    this.client = client;
    this.person = client.person;
    this.#dialogs = dialogs;
    this.#clock = clock;
    this.#identity = identity;
    const say = (text: string) => this.notices.say(text);
    this.notices = new Notices(clock);
    this.#drafts = new DraftKeeper(client, device?.drafts);
    this.stage = new Stage(client, images, fonts, colorScheme, {
      cameraMoved: () => this.#cameraMoved(),
      lookedAround: () => {
        this.follow.stop();
        this.#input.lookedAround();
      },
      isBusy: () => this.#input.isWorking,
      styleChanged: () => this.editor.changed(),
      follow: (link) => void open(link, "_blank", "noopener,noreferrer"),
      toolDone: () => this.commands.choose(restingTool),
      comments: (post) => this.comments.show(post),
      textCut: (count) => say(t("textCut", { count: numberText(count) })),
      textHeld: (isHeld) => this.unload.holdText(isHeld),
      textWritten: (before, written) => this.#drafts.wrote(before, written),
      textFinished: (id) => this.#drafts.finished(id),
      refused: (why) => say(refusalText(why)),
    });
    this.status = new BoardStatus(client, clock);
    this.editor = new EditorState(this.stage, this.status);
    this.comments = new CommentsState(client, this.stage, {
      cut: (count) => say(t("textCut", { count: numberText(count) })),
      lost: (text) => this.refused.lost(text),
      wrote: (post, text) => this.#drafts.wroteComment(post, text),
    });
    this.follow = new FollowState(client, this.stage, say);
    this.share = new ShareState(share, dialogs);
    this.admission = new AdmissionState(share.credentials, dialogs, clock, say);
    this.admission.follow(() => this.status.role.value === "teacher");
    client.on((event) => event === "admission" && this.admission.changed());
    this.refused = new RefusedState(client, device?.refused);
    this.actions = new BoardActions(client, this.stage, images, dialogs, new TakeBackState({ client, contributors: () => share.credentials.contributors() }), say);
    const exporting = new ExportActions(client, this.stage, images, dialogs, say);
    this.images = new ImageActions(client, this.stage, images, dialogs, this.actions, say);
    const { stage, status, editor, comments, follow, panels, notices, help, actions, refused } = this;
    this.unload = new UnloadGuard({ client, status, stage, comments, refused, drafts: this.#drafts });
    const active = new ActiveTool(stage.boardEditor, editor.tool, status.situation);
    const pointed = (at: Point | undefined) => void (this.#pointed = at);
    const input = this.#input = new PointerInput(stage.surface, pointerTarget({ stage, client, status, editor, active, pointed }), clock);
    this.outline = new BoardOutline(client, stage.boardEditor.scene, clock);
    new ChangeAnnouncements(client, this.region, clock, say, () => help.announcesChanges);
    this.lookingBack = new LookingBack({
      client,
      stage,
      clock,
      region: this.region,
      dialogs,
      say,
      history: (upTo) => share.credentials.history(upTo),
      copy: copyBoard,
      export: () => exporting.ask(),
      interrupt: () => this.#interrupt(),
      returned: () => {
        this.outline.read(undefined);
        stage.surface.focus({ preventScroll: true });
      },
    });
    this.settings = new SettingsState(preferences, colorScheme, () => this.unload.reloadWhenSaved());
    const navigation = new ElementNavigation({
      client,
      context: stage.boardEditor,
      region: this.region,
      reveal: (box) => stage.viewport.reveal(box),
      beginSelecting: () => this.editor.tool.peek() === restingTool || this.commands.choose(restingTool),
    });
    const clipboard = this.#clipboard = new BoardClipboard(stage.boardEditor, images, () => this.#pointed ?? stage.viewport.centre, {
      nothing: () => say(t("pasted")),
      refuses: () => this.#refusesInPast(),
      files: (files, at) => void this.images.insert(files, at),
    });
    this.commands = new Commands({ client, stage, input, active, status, editor, comments, follow, panels, notices, clipboard, navigation, help, actions, exporting, images: this.images, lookingBack: this.lookingBack, changeName: () => this.changeName(), authors: (element) => share.credentials.authors(element) });
    this.menu = new MenuState({
      stage,
      commands: this.commands,
      tool: () => active.name,
      isPast: () => this.lookingBack.isOn,
      cancelGesture: () => input.cancel(),
      pointed,
    });
    showClientNotices(client, status, notices);
    this.unload.offerDrafts();
    this.#keepInStep();
  }

  /** Begins to hear keys and presses. */
  listen(): void {
    listenToKeys(this.commands);
    listenForMenu(this.stage.surface, this.#clock, (request) => this.menu.open(request));
    this.#clipboard.listen(document);
    closeWhenBoardIsPressed(this.panels, window, (target) => target instanceof Node && this.stage.surface.contains(target));
    ["keydown", "input", "pointerdown", "wheel"].forEach((kind) =>
      addEventListener(kind, () => this.client.noteActivity(), { capture: true, passive: true }));
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
    const answer = await this.#dialogs.askName(this.person.name, true);
    if (answer?.isSomebodyElse === true) {
      this.#identity.replace(answer.name);
      this.unload.reloadWhenSaved();
    } else if (answer !== undefined && answer.name !== this.person.name) {
      this.#identity.rename(answer.name);
      this.unload.reloadWhenSaved();
    }
  }

  /** Asks whether the person is still here; whoever else it is goes on as themselves. */
  async askWho(): Promise<boolean> {
    const who = await this.#dialogs.askWho(this.person.name);
    if (who !== "same") {
      this.#identity.replace(who.name);
      this.unload.reloadWhenSaved();
    }
    return who === "same";
  }

  /** Whether the person looks back: the board that they see can't be changed, and they are told so. */
  #refusesInPast(): boolean {
    if (this.lookingBack.isOn) {
      this.notices.say(t("lookBack.refused"));
    }
    return this.lookingBack.isOn;
  }

  /** Ends what the person is doing, since they look back now. */
  #interrupt(): void {
    this.commands.choose(restingTool);
    this.stage.boardEditor.selection.clear();
    this.comments.close();
    this.panels.close();
    this.follow.stop();
    this.client.announcer.point(undefined);
  }

  #cameraMoved(): void {
    this.editor.viewChanged();
    this.follow.sendView();
  }

  /** The person has no access any more, or the board is gone: what is being written is finished, and becomes refused work. */
  #releaseTexts(): void {
    this.stage.textEditor.release();
    this.comments.giveUp();
  }

  #keepInStep(): void {
    this.client.on((event) => {
      const isOver = event === "board" ? this.client.settings().isDeleted : typeof event === "object" && "noAccess" in event;
      if (isOver) {
        this.#releaseTexts();
      }
    });
    effect(() => {
      if (this.status.isOutdated.value && mayReload(() => sessionStorage, Date.now())) {
        this.unload.reloadWhenSaved();
      }
    });
    // Nobody draws in vain: whoever can't change the board has the tool that changes nothing.
    effect(() => {
      if (refusalToDo(tools[this.editor.tool.value].requires, this.status.situation.value) !== undefined) {
        this.commands.choose(restingTool);
      }
    });
    effect(() => {
      if (this.lookingBack.machine.value !== undefined) {
        this.outline.read(this.stage.shownScene);
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
