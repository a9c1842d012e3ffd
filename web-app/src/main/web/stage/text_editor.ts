import { type Camera, toScreen } from "../canvas/camera.ts";
import { cutInsertion } from "../base/characters.ts";
import type { ElementWriter, WritingListener } from "../editing/writing.ts";
import { definitionOf } from "../elements/registry.ts";
import { FONT_FAMILY, type Font, LINE_HEIGHT, lineHeight, type Measure } from "../elements/text_layout.ts";
import { colorOf, type Theme } from "../elements/theme.ts";
import { isBlank, type Writing, type WritingField } from "../elements/writing.ts";
import type { Drawn } from "../protocol/element.ts";
import { isComposing, make } from "./dom.ts";
import type { ErrorCode } from "../protocol/contract.ts";
import { hasText, t } from "../text/text.ts";

type Props = Drawn["props"];

export interface TextEditorEvents {
  /** Something was more than a field holds, which is `longest`, and was cut. */
  cut(longest: number): void;
  /** What is written has begun to wait until the board takes it, or waits no longer. */
  held(isHeld: boolean): void;
}

interface Open {
  readonly element: Drawn;
  readonly writing: Writing<Props>;
  readonly box: HTMLElement;
  readonly fields: readonly HTMLTextAreaElement[];
  /** Says why nothing can be written. */
  readonly hint: HTMLElement;
  readonly listener: WritingListener;
  /** What the fields held before the latest input. */
  readonly before: Map<HTMLTextAreaElement, string>;
  /** Whether the person has finished: it is put as soon as the board takes it. */
  isLeft: boolean;
}

/**
 * Writes elements' texts in HTML over the canvas, laid out in board units as the canvas shows them. While the board
 * doesn't take what is written, the editor stays open and can only be read.
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
    return this.current !== undefined && this.current.listener.refusal() !== undefined && isChanged(this.current);
  }

  open(element: Drawn, listener: WritingListener): boolean {
    this.close();
    const { writing } = definitionOf(element);
    if (this.current !== undefined || writing === undefined) {
      return false;
    }
    const fields = writing.fields.map((field) => textArea(field, element.props));
    const hint = make("p", { class: "writing-hint", role: "status", "data-testid": "writing-hint", hidden: true });
    const box = make("div", { class: "editor" }, ...fields, hint);
    const before = new Map(fields.map((field) => [field, field.value]));
    const opened: Open = { element, writing, box, fields, hint, listener, before, isLeft: false };
    this.current = opened;
    this.color(opened);
    this.layOut(opened);
    this.listen(opened);
    this.element.append(box);
    this.look(this.camera);
    const field = fields[0]!;
    field.focus({ preventScroll: true });
    field.setSelectionRange(field.value.length, field.value.length);
    return true;
  }

  /** Finishes what is being written, if anything is. What the board doesn't take now stays in the editor. */
  close(escaped = false): void {
    const { current } = this;
    if (current === undefined) {
      return;
    }
    current.fields.forEach((field) => this.cut(field, current));
    const isRefused = current.listener.refusal() !== undefined;
    if (isRefused && isChanged(current)) {
      current.isLeft = !current.box.contains(document.activeElement);
      this.review();
    } else {
      this.finish(current, isRefused || (escaped && isBlank(current.writing, typed(current))));
    }
  }

  /** Finishes what is being written, although the board won't take it any more. */
  release(): void {
    const { current } = this;
    if (current !== undefined) {
      current.fields.forEach((field) => this.cut(field, current));
      this.finish(current, !isChanged(current));
    }
  }

  /** To be called when the board may take, or no longer take, what is written. */
  review(): void {
    const { current } = this;
    if (current === undefined) {
      return;
    }
    const refusal = current.listener.refusal();
    current.fields.forEach((field) => field.readOnly = refusal !== undefined);
    current.hint.hidden = refusal === undefined;
    current.hint.textContent = refusal === undefined ? "" : hintOf(refusal);
    this.events.held(this.isHeld);
    if (refusal === undefined && current.isLeft) {
      this.close();
    }
  }

  look(camera: Camera): void {
    this.camera = camera;
    if (this.current !== undefined) {
      const { x, y } = toScreen(camera, this.current.element.props);
      this.current.box.style.transform = `translate(${x}px, ${y}px) scale(${camera.zoom})`;
    }
  }

  private listen(opened: Open): void {
    const { box, fields } = opened;
    box.addEventListener("input", (event) => {
      const field = fields.find((each) => each === event.target);
      if (field !== undefined && !("isComposing" in event && event.isComposing === true)) {
        this.cut(field, opened);
      }
      this.layOut(opened);
    });
    fields.forEach((field) => field.addEventListener("compositionend", () => {
      this.cut(field, opened);
      this.layOut(opened);
    }));
    box.addEventListener("keydown", (event) => this.key(event, opened));
    box.addEventListener("focusin", () => opened.isLeft = false);
    box.addEventListener("focusout", (event) => {
      const stays = event.relatedTarget instanceof Node && box.contains(event.relatedTarget);
      if (!stays && document.hasFocus()) {
        this.close();
      }
    });
  }

  /** Takes away what a field can't hold. */
  private cut(field: HTMLTextAreaElement, { writing, fields, before }: Open): void {
    const { longest } = writing.fields[fields.indexOf(field)]!;
    const { value, selectionEnd } = field;
    const { text, caret } = cutInsertion(before.get(field) ?? "", { text: value, caret: selectionEnd }, longest);
    if (text !== value) {
      field.value = text;
      field.setSelectionRange(caret, caret);
      this.events.cut(longest);
    }
    before.set(field, text);
  }

  private finish(current: Open, abandoned: boolean): void {
    this.current = undefined;
    const { element, writing, box, listener } = current;
    const props = writing.finished(typed(current), this.measure);
    box.remove();
    this.events.held(false);
    listener.finish({ ...element, props } as Drawn, abandoned);
  }

  private key(event: KeyboardEvent, { writing, fields }: Open): void {
    event.stopPropagation();
    if (isComposing(event)) {
      return;
    }
    const isCommand = event.ctrlKey || event.metaKey;
    const at = fields.findIndex((field) => field === event.target);
    if (event.key === "Escape" || (event.key === "Enter" && isCommand)) {
      event.preventDefault();
      this.close(event.key === "Escape");
      fields[at]?.blur();
    } else if (event.key === "Enter" && writing.fields[at]?.isOneLine) {
      event.preventDefault();
      fields[at + 1]?.focus();
    }
  }

  private color({ element, writing, box }: Open): void {
    const theme = this.theme();
    const color = writing.color(element.props);
    const hasSheet = writing.layout(element.props, this.measure).sheet !== undefined;
    box.classList.add(hasSheet ? "sheet-editor" : "text-editor");
    box.style.color = hasSheet ? theme.onPaper : colorOf(theme.ink, color);
    box.style.background = hasSheet ? colorOf(theme.paper, color) : "";
  }

  /** Makes room for what is written. */
  private layOut(opened: Open): void {
    const { box, fields } = opened;
    const layout = opened.writing.layout(typed(opened), this.measure);
    if (layout.sheet !== undefined) {
      const { width, height, padding, gap } = layout.sheet;
      box.style.width = `${width}px`;
      box.style.minHeight = `${height}px`;
      box.style.padding = `${padding}px`;
      box.style.gap = `${gap}px`;
    }
    layout.fields.forEach(({ font, lines, width }, i) => size(fields[i]!, font, lines, width));
  }
}

/** Whether something is written that wasn't there before. */
function isChanged({ element: { props }, writing, fields }: Open): boolean {
  return writing.fields.some(({ property }, i) => fields[i]!.value !== String(props[property]));
}

function hintOf(refusal: ErrorCode): string {
  const key = `notice.${refusal}` as const;
  return t("writing.held", { reason: t(hasText(key) ? key : "notice.malformed") });
}

/** The properties with what is written now. */
function typed({ element, writing, fields }: Open): Props {
  const written = writing.fields.map(({ property }, i) => [property, fields[i]!.value]);
  return { ...element.props, ...Object.fromEntries(written) };
}

function textArea({ property, id, label, hasPlaceholder }: WritingField<Props>, props: Props): HTMLTextAreaElement {
  const name = t(label);
  const area = make("textarea", {
    "aria-label": name,
    "data-testid": id,
    placeholder: hasPlaceholder ? name : "",
    rows: "1",
    spellcheck: "false",
  });
  area.value = String(props[property]);
  return area;
}

function size(area: HTMLTextAreaElement, font: Font, lines: number, width: number | undefined): void {
  area.style.fontSize = `${font.size}px`;
  area.style.fontWeight = String(font.weight);
  area.style.height = `${Math.max(1, lines) * lineHeight(font)}px`;
  if (width !== undefined) {
    area.style.width = `${width}px`;
  }
}
