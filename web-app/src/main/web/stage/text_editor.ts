import { type Camera, toScreen } from "../canvas/camera.ts";
import { seenCorner } from "../editing/rotating.ts";
import type { ElementWriter, WritingListener } from "../editing/writing.ts";
import { definitionOf, extentOf } from "../elements/registry.ts";
import type { Measure } from "../elements/text_layout.ts";
import type { Theme } from "../elements/theme.ts";
import { FONT_FAMILY, LINE_HEIGHT } from "../fonts/catalog.ts";
import type { Drawn } from "../protocol/element.ts";
import { isComposing, make } from "./dom.ts";
import type { Span } from "./soft_keyboard.ts";
import { WritingForm } from "./writing_form.ts";

export interface TextEditorEvents {
  /** Something was more than a field holds, which is `longest`, and was cut. */
  cut(longest: number): void;
  /** What is written has begun to wait until the board takes it, or waits no longer. */
  held(isHeld: boolean): void;
  /** Something was written in the element that the editor was opened for. */
  wrote(before: Drawn, written: Drawn): void;
  /** The editor has been closed, and what was written has been handed over. */
  finished(id: string): void;
}

interface Open {
  readonly form: WritingForm;
  readonly listener: WritingListener;
  /** Whether the person has finished: it is put as soon as the board takes it. */
  isLeft: boolean;
}

/**
 * Writes elements' texts in HTML over the canvas. While the board doesn't take what is written, the editor stays open and
 * can only be read.
 */
export class TextEditor implements ElementWriter {
  readonly element = make("div", { class: "editor-layer" });
  private current: Open | undefined;
  private camera: Camera = { x: 0, y: 0, zoom: 1 };

  constructor(
    private readonly measure: Measure,
    private readonly theme: () => Theme,
    private readonly events: TextEditorEvents,
  ) {
    this.element.style.setProperty("--font", FONT_FAMILY);
    this.element.style.setProperty("--line-height", String(LINE_HEIGHT));
  }

  /** Whether something is written that the board doesn't take yet. */
  get isHeld(): boolean {
    return this.current !== undefined && this.current.listener.refusal() !== undefined && this.current.form.isChanged;
  }

  get isOpen(): boolean {
    return this.current !== undefined;
  }

  /** Where the open editor is on the page. */
  get span(): Span {
    return this.current!.form.box.getBoundingClientRect();
  }

  open(element: Drawn, listener: WritingListener, written = element): boolean {
    this.close();
    const { writing } = definitionOf(element);
    if (this.current !== undefined || writing === undefined) {
      return false;
    }
    const form = new WritingForm(element, writing, this.measure, (longest) => this.events.cut(longest), written);
    const opened: Open = { form, listener, isLeft: false };
    this.current = opened;
    form.color(this.theme());
    this.listen(opened);
    this.element.append(form.box);
    this.look(this.camera);
    form.focus();
    this.review();
    return true;
  }

  /** Finishes what is being written, if anything is. What the board doesn't take now stays in the editor. */
  close(escaped = false): void {
    const { current } = this;
    if (current === undefined) {
      return;
    }
    const { form } = current;
    form.cutAll();
    const isRefused = current.listener.refusal() !== undefined;
    if (isRefused && form.isChanged) {
      current.isLeft = !form.hasFocus;
      this.review();
    } else {
      this.finish(current, isRefused || (escaped && form.isBlank));
    }
  }

  /** Finishes what is being written, although the board won't take it any more. */
  release(): void {
    const { current } = this;
    if (current !== undefined) {
      current.form.cutAll();
      this.finish(current, !current.form.isChanged);
    }
  }

  /** To be called when the board may take, or no longer take, what is written. */
  review(): void {
    const { current } = this;
    if (current === undefined) {
      return;
    }
    const refusal = current.listener.refusal();
    current.form.refuse(refusal);
    this.events.held(this.isHeld);
    if (refusal === undefined && current.isLeft) {
      this.close();
    }
  }

  /** To be called when texts have other widths than before. */
  layOut(): void {
    this.current?.form.layOut();
  }

  look(camera: Camera): void {
    this.camera = camera;
    if (this.current !== undefined) {
      const { element, box, anchor } = this.current.form;
      const { corner, degrees } = seenCorner(element, this.measure);
      const { x, y } = toScreen(camera, corner);
      const turn = degrees === 0 ? "" : ` rotate(${degrees}deg)`;
      // The box grows to both sides of the place that stays.
      const shift = anchor === 0 ? "" : ` translateX(${anchor * extentOf(element, this.measure).w!}px) translateX(${-100 * anchor}%)`;
      box.style.transform = `translate(${x}px, ${y}px) scale(${camera.zoom})${turn}${shift}`;
    }
  }

  private listen(opened: Open): void {
    const { box, element } = opened.form;
    for (const kind of ["input", "compositionend"]) {
      box.addEventListener(kind, () => {
        const written = opened.form.written();
        this.look(this.camera);
        opened.listener.wrote?.(written);
        this.events.wrote(element, written);
      });
    }
    box.addEventListener("keydown", (event) => this.key(event, opened.form));
    box.addEventListener("focusin", () => opened.isLeft = false);
    box.addEventListener("focusout", (event) => {
      const stays = event.relatedTarget instanceof Node && box.contains(event.relatedTarget);
      if (!stays && document.hasFocus()) {
        this.close();
      }
    });
  }

  private finish({ form, listener }: Open, abandoned: boolean): void {
    this.current = undefined;
    const written = form.written();
    form.box.remove();
    this.events.held(false);
    listener.finish(written, abandoned);
    this.events.finished(form.element.id);
  }

  /** The keyboard works on the board again, unless what is written is held back. */
  private leave(form: WritingForm, event: KeyboardEvent): void {
    form.blur(event);
    if (!this.isOpen) {
      this.element.closest<HTMLElement>("[tabindex]")?.focus({ preventScroll: true });
    }
  }

  private key(event: KeyboardEvent, form: WritingForm): void {
    event.stopPropagation();
    if (isComposing(event)) {
      return;
    }
    const isCommand = event.ctrlKey || event.metaKey;
    if (event.key === "Escape" || (event.key === "Enter" && isCommand)) {
      event.preventDefault();
      this.close(event.key === "Escape");
      this.leave(form, event);
    } else if (event.key === "Enter" && form.leaveLine(event)) {
      event.preventDefault();
    }
  }
}
