import type { ColorScheme } from "../base/color_scheme.ts";
import { browserStorage } from "../base/browser_storage.ts";
import type { BoardClient } from "../board/board.ts";
import type { Point, Size } from "../geometry/box.ts";
import { type Camera, toBoard } from "../canvas/camera.ts";
import { Overlay } from "../canvas/overlay.ts";
import { measureWith } from "../canvas/measuring.ts";
import { Painter } from "../canvas/paint.ts";
import { Renderer } from "../canvas/renderer.ts";
import type { Scene } from "../canvas/scene.ts";
import type { View } from "../canvas/view.ts";
import type { ImageSource } from "../elements/image_source.ts";
import type { Measure } from "../elements/text_layout.ts";
import type { BoardFonts } from "../fonts/board_fonts.ts";
import { type Theme, themeFor } from "../elements/theme.ts";
import type { ErrorCode } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";
import { BoardEditor } from "../editing/board_editor.ts";
import { SnapSettings } from "../editing/snap_settings.ts";
import { make } from "./dom.ts";
import { overlayContent } from "./overlay_content.ts";
import { TextEditor } from "./text_editor.ts";
import { paperBackground } from "./paper.ts";
import { PastLayer, type PastView } from "./past_layer.ts";
import { PresenceView } from "./presence_view.ts";
import { repaintAfterLoss } from "./canvas_restore.ts";
import { listenForTaps } from "./taps.ts";
import { type Span, watchSoftKeyboard, wayIntoView } from "./soft_keyboard.ts";
import { Viewport } from "./viewport.ts";
import { t } from "../text/text.ts";

export interface StageEvents {
  cameraMoved(): void;
  /** The person has moved the view themselves. */
  lookedAround(): void;
  /** Whether the person is doing something that the view must stay as it is for. */
  isBusy(): boolean;
  styleChanged(): void;
  toolDone(): void;
  /** The person follows a link in a text. */
  follow(link: string): void;
  /** The person wants to read what is said about a post. */
  comments(post: string): void;
  /** A text was cut, because more than `longest` don't fit. */
  textCut(longest: number): void;
  /** What is written waits until the board takes it, or waits no longer. */
  textHeld(isHeld: boolean): void;
  textWritten(before: Drawn, written: Drawn): void;
  textFinished(id: string): void;
  /** Something that the person tries isn't done. */
  refused(why: ErrorCode): void;
}

/** The images of the board, and when there are more of their pixels. */
export interface StageImages extends ImageSource {
  onLoaded(listener: () => void): void;
}

/** The board's place on the page: its canvases, the pointers and the editor over them, and the camera. */
export class Stage {
  readonly surface: HTMLElement;
  readonly boardEditor: BoardEditor;
  readonly textEditor: TextEditor;
  readonly viewport: Viewport;
  private readonly presence: PresenceView;
  private readonly renderer: Renderer;
  private readonly overlay: Overlay;
  private readonly painter: Painter;
  private readonly measure: Measure;
  /** The board that is looked at in place of the present one. */
  private past: PastLayer | undefined;
  private pastComments: (id: string) => void = () => {};
  private view: View | undefined;
  private readonly calmness = matchMedia("(prefers-reduced-motion: reduce)");

  constructor(
    private readonly client: BoardClient,
    images: StageImages,
    fonts: BoardFonts,
    private readonly colorScheme: ColorScheme,
    private readonly events: StageEvents,
  ) {
    const measure = this.measure = measureWith(fonts);
    const painter = this.painter = new Painter(measure, () => this.theme(), images);
    const elements = make("canvas", { "data-testid": "board-canvas" });
    const over = make("canvas", { class: "overlay" });
    this.textEditor = new TextEditor(measure, () => this.theme(), {
      cut: (longest) => events.textCut(longest),
      held: (isHeld) => events.textHeld(isHeld),
      wrote: (before, written) => events.textWritten(before, written),
      finished: (id) => events.textFinished(id),
    });
    this.boardEditor = new BoardEditor(client, this.textEditor, measure, () => this.viewport.camera.zoom, {
      overlay: () => this.overlay.repaint(),
      style: () => events.styleChanged(),
      done: () => events.toolDone(),
      follow: (link) => events.follow(link),
      comments: (post) => events.comments(post),
      laser: (at) => this.presence.showLaser(at),
      refused: (why) => events.refused(why),
    }, new SnapSettings(browserStorage));
    const { scene } = this.boardEditor;
    this.presence = new PresenceView({ client, scene, painter, measure, zoom: () => this.viewport.camera.zoom });
    this.renderer = new Renderer(elements, this.boardEditor.scene, painter);
    this.overlay = new Overlay(over, painter, () => this.theme(), () => overlayContent(this.boardEditor));
    this.viewport = new Viewport({
      contents: () => this.shownScene.boxes(),
      isBusy: () => events.isBusy(),
      isCalm: () => this.calmness.matches,
      show: (camera, size) => this.show(camera, size),
      lookedAround: () => events.lookedAround(),
    });
    this.surface = make(
      "main",
      { class: "surface", tabindex: "0", dir: "ltr", "aria-label": t("board"), "aria-describedby": "board-keys" },
      elements,
      this.presence.element,
      over,
      this.textEditor.element,
    );
    this.boardEditor.scene.onChange(() => {
      this.viewport.settle();
      this.textEditor.review();
    });
    images.onLoaded(() => {
      this.renderer.repaint();
      this.past?.repaint();
    });
    fonts.has("", 400);
    fonts.onChange(() => {
      scene.remeasure();
      this.past?.scene.remeasure();
      this.textEditor.layOut();
      this.overlay.repaint();
    });
    listenForTaps(this.surface, (at) => this.tappedPast(at));
    client.on((event) => {
      if (event === "board" || event === "role") {
        this.showPaper(this.viewport.camera);
        this.textEditor.review();
      }
    });
    colorScheme.onChange(() => this.repaint());
    repaintAfterLoss([...this.surface.querySelectorAll("canvas")], document, () => this.repaint());
    watchSoftKeyboard(window, (visible) => this.revealEditor(visible));
    new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = this.surface;
      this.viewport.resize({ width, height });
    }).observe(this.surface);
  }

  /** The elements of the board that is seen. */
  get shownScene(): Scene {
    return this.past?.scene ?? this.boardEditor.scene;
  }

  /** The board that is seen. */
  get shownBoard(): PastView {
    return this.past?.board ?? this.client;
  }

  /** Whether another board than the present one is seen. */
  get isPast(): boolean {
    return this.past !== undefined;
  }

  /**
   * Shows another board, while the present one goes on unseen; undefined: shows the present one again. `comments`: the person
   * asks for what is said about one of its elements.
   */
  lookAt(board: PastView | undefined, comments: (id: string) => void = () => {}): void {
    this.past?.element.remove();
    this.pastComments = comments;
    this.past = board && new PastLayer(board, this.painter, this.measure, this.client.person.user);
    this.surface.toggleAttribute("data-past", board !== undefined);
    if (this.past !== undefined) {
      this.surface.append(this.past.element);
      this.past.board.subscribe(() => this.showPaper(this.viewport.camera));
      if (this.view !== undefined) {
        this.past.show(this.view);
      }
    }
    this.showPaper(this.viewport.camera);
  }

  theme(): Theme {
    return themeFor(this.colorScheme.current);
  }

  /** The place of the board at a point of the page. */
  placeOf({ x, y }: Point): Point {
    const { left, top } = this.surface.getBoundingClientRect();
    return toBoard(this.viewport.camera, { x: x - left, y: y - top });
  }

  /** Shows in the colour of whoever is followed that the view is theirs; undefined: it is the person's own. */
  frame(colour: string | undefined): void {
    this.surface.toggleAttribute("data-following", colour !== undefined);
    this.surface.style.setProperty("--leader", colour ?? "");
  }

  /** In which half of the view an element lies. */
  sideOf(id: string): "left" | "right" {
    const { minX, maxX } = this.boardEditor.scene.bounds(id) ?? { minX: 0, maxX: 0 };
    return (minX + maxX) / 2 < this.viewport.centre.x ? "left" : "right";
  }

  private show(camera: Camera, size: Size): void {
    const view = this.view = { ...size, camera, pixelRatio: devicePixelRatio };
    this.renderer.show(view);
    this.past?.show(view);
    this.overlay.show(view);
    this.presence.show(view);
    this.textEditor.look(camera);
    this.showPaper(camera);
    this.events.cameraMoved();
  }

  /** Moves the view so that a soft keyboard doesn't cover what is being written. */
  private revealEditor(visible: Span): void {
    const way = this.textEditor.isOpen ? wayIntoView(this.textEditor.span, visible) : 0;
    if (way !== 0) {
      this.viewport.pan(0, way);
    }
  }

  private tappedPast(at: Point): void {
    const pressed = this.past?.scene.badgeAt(this.placeOf(at));
    if (pressed?.badge.kind === "comments") {
      this.pastComments(pressed.element.id);
    }
  }

  private repaint(): void {
    this.renderer.repaint();
    this.past?.repaint();
    this.overlay.repaint();
    this.presence.repaint();
    this.events.styleChanged();
  }

  private showPaper(camera: Camera): void {
    this.surface.style.background = paperBackground(this.shownBoard.settings().paper, camera);
  }
}
