import type { BoardClient } from "../board/board.ts";
import { boxOf, encloses, type Point, type Size } from "../geometry/box.ts";
import { type Camera, centred, fitted, nextZoom, panned, toBoard, toScreen, visibleBox, zoomed } from "../canvas/camera.ts";
import { CameraAnimation } from "../canvas/camera_animation.ts";
import { Overlay } from "../canvas/overlay.ts";
import { canvasMeasure, Painter } from "../canvas/paint.ts";
import { Renderer } from "../canvas/renderer.ts";
import { type Theme, themeFor } from "../elements/theme.ts";
import type { Area } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";
import { BoardEditor } from "../editing/board_editor.ts";
import { make } from "./dom.ts";
import { overlayContent } from "./overlay_content.ts";
import { TextEditor } from "./text_editor.ts";
import { PresenceView } from "./presence_view.ts";
import { t } from "../text/text.ts";

export interface StageEvents {
  cameraMoved(): void;
  /** The person has moved the view themselves. */
  lookedAround(): void;
  /** Whether the person is doing something that the view must stay as it is for. */
  isBusy(): boolean;
  styleChanged(): void;
  toolDone(): void;
  /** The person wants to read what is said about a post. */
  comments(post: string): void;
  /** A text was cut, because more than `longest` don't fit. */
  textCut(longest: number): void;
  /** What is written waits until the board takes it, or waits no longer. */
  textHeld(isHeld: boolean): void;
  textWritten(before: Drawn, written: Drawn): void;
  textFinished(id: string): void;
}

/** In screen pixels. */
const FIT_MARGIN = 80;
const GRID = 24;
const NARROWEST_GRID = 14;

/** The board's place on the page: its canvases, the pointers and the editor over them, and the camera. */
export class Stage {
  readonly surface: HTMLElement;
  readonly boardEditor: BoardEditor;
  readonly textEditor: TextEditor;
  private readonly presence: PresenceView;
  private readonly renderer: Renderer;
  private readonly overlay: Overlay;
  private readonly glide: CameraAnimation;
  private readonly darkness = matchMedia("(prefers-color-scheme: dark)");
  private readonly calmness = matchMedia("(prefers-reduced-motion: reduce)");
  private size: Size = { width: 0, height: 0 };
  private seen: Camera = { x: 0, y: 0, zoom: 1 };
  private settled = false;

  constructor(
    client: BoardClient,
    private readonly events: StageEvents,
  ) {
    const measure = canvasMeasure();
    const painter = new Painter(measure, () => this.theme());
    const elements = make("canvas", { "data-testid": "board-canvas" });
    const over = make("canvas", { class: "overlay" });
    this.textEditor = new TextEditor(measure, () => this.theme(), {
      cut: (longest) => events.textCut(longest),
      held: (isHeld) => events.textHeld(isHeld),
      wrote: (before, written) => events.textWritten(before, written),
      finished: (id) => events.textFinished(id),
    });
    this.boardEditor = new BoardEditor(client, this.textEditor, measure, () => this.seen.zoom, {
      overlay: () => this.overlay.repaint(),
      style: () => events.styleChanged(),
      done: () => events.toolDone(),
      comments: (post) => events.comments(post),
      laser: (at) => this.presence.showLaser(at),
    });
    const { scene } = this.boardEditor;
    this.presence = new PresenceView({ client, scene, painter, measure, zoom: () => this.seen.zoom });
    this.renderer = new Renderer(elements, this.boardEditor.scene, painter);
    this.overlay = new Overlay(over, painter, () => this.theme(), () => overlayContent(this.boardEditor));
    this.glide = new CameraAnimation({
      camera: () => this.seen,
      size: () => this.size,
      isHeld: () => events.isBusy(),
      isCalm: () => this.calmness.matches,
      show: (camera) => this.show(camera),
    });
    this.surface = make(
      "main",
      { class: "surface", tabindex: "0", "aria-label": t("board") },
      elements,
      this.presence.element,
      over,
      this.textEditor.element,
    );
    this.boardEditor.scene.onChange(() => {
      this.settle();
      this.textEditor.review();
    });
    client.on((news) => {
      if (news === "board" || news === "role") {
        this.textEditor.review();
      }
    });
    this.darkness.addEventListener("change", () => this.repaint());
    new ResizeObserver(() => this.resize()).observe(this.surface);
  }

  get camera(): Camera {
    return this.seen;
  }

  theme(): Theme {
    return themeFor(this.darkness.matches ? "dark" : "light");
  }

  /** What is seen of the board; undefined: the page isn't laid out yet. */
  get area(): Area | undefined {
    const { minX, minY, maxX, maxY } = visibleBox(this.seen, this.size);
    return this.size.width === 0 ? undefined : [minX, minY, maxX - minX, maxY - minY];
  }

  /** The place of the board in the middle of the view. */
  get centre(): Point {
    return toBoard(this.seen, { x: this.size.width / 2, y: this.size.height / 2 });
  }

  /** The place of the board at a point of the page. */
  placeOf({ x, y }: Point): Point {
    const { left, top } = this.surface.getBoundingClientRect();
    return toBoard(this.seen, { x: x - left, y: y - top });
  }

  look(camera: Camera): void {
    this.settled = true;
    this.glide.to(undefined);
    this.show(camera);
    this.events.lookedAround();
  }

  /** Moves the view smoothly to what somebody else sees, until the person looks elsewhere. */
  follow([x, y, w, h]: Area): void {
    this.settled = true;
    this.glide.to(boxOf(x, y, w, h));
  }

  /** Shows in the colour of whoever is followed that the view is theirs; undefined: it is the person's own. */
  frame(colour: string | undefined): void {
    this.surface.toggleAttribute("data-following", colour !== undefined);
    this.surface.style.setProperty("--leader", colour ?? "");
  }

  /** The view stays where it is. */
  rest(): void {
    this.glide.to(undefined);
  }

  zoom(direction: 1 | -1): void {
    this.zoomTo(nextZoom(this.seen.zoom, direction));
  }

  zoomTo(zoom: number): void {
    this.look(zoomed(this.seen, { x: this.size.width / 2, y: this.size.height / 2 }, zoom));
  }

  pan(dx: number, dy: number): void {
    this.look(panned(this.seen, dx, dy));
  }

  /** Shows the whole board. */
  fit(): void {
    const box = this.boardEditor.scene.boundsOfAll();
    const margin = Math.min(FIT_MARGIN, this.size.width / 8);
    this.look(box === undefined ? centred(this.size) : fitted(box, this.size, margin));
  }

  /** In which half of the view an element lies. */
  sideOf(id: string): "left" | "right" {
    const { minX, maxX } = this.boardEditor.scene.bounds(id) ?? { minX: 0, maxX: 0 };
    const { x } = toScreen(this.seen, { x: (minX + maxX) / 2, y: 0 });
    return x < this.size.width / 2 ? "left" : "right";
  }

  /** When the board's content arrives, shows all of it, unless it can be seen already. */
  private settle(): void {
    const box = this.settled || this.size.width === 0 ? undefined : this.boardEditor.scene.boundsOfAll();
    if (box === undefined) {
      return;
    }
    this.settled = true;
    if (!encloses(visibleBox(this.seen, this.size), box)) {
      this.fit();
    }
  }

  private resize(): void {
    const { clientWidth: width, clientHeight: height } = this.surface;
    const before = this.size;
    this.size = { width, height };
    this.show(
      before.width === 0
        ? centred(this.size)
        : panned(this.seen, (width - before.width) / 2, (height - before.height) / 2),
    );
    this.settle();
    this.glide.refresh();
  }

  private show(camera: Camera): void {
    this.seen = camera;
    const view = { ...this.size, camera, pixelRatio: devicePixelRatio };
    this.renderer.show(view);
    this.overlay.show(view);
    this.presence.show(view);
    this.textEditor.look(camera);
    this.showGrid(camera);
    this.events.cameraMoved();
  }

  private repaint(): void {
    this.renderer.repaint();
    this.overlay.repaint();
    this.presence.repaint();
    this.events.styleChanged();
  }

  private showGrid({ x, y, zoom }: Camera): void {
    let step = GRID * zoom;
    while (step < NARROWEST_GRID) {
      step *= 4;
    }
    this.surface.style.backgroundSize = `${step}px ${step}px`;
    this.surface.style.backgroundPosition = `${-x * zoom - step / 2}px ${-y * zoom - step / 2}px`;
  }
}
