import { cutInsertion } from "../base/characters.ts";
import { withCornerKept } from "../editing/rotating.ts";
import { lineHeight, type Measure } from "../elements/text_layout.ts";
import { colorOf, type Theme } from "../elements/theme.ts";
import { extentOf } from "../elements/registry.ts";
import { rounded } from "../geometry/rounding.ts";
import { isBlank, type Writing, type WritingField, type WritingLayout, writtenIn } from "../elements/writing.ts";
import type { ErrorCode } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";
import { hasText, t } from "../text/text.ts";
import { make } from "./dom.ts";

type Props = Drawn["props"];

/** The fields in which one element's texts are written, laid out in board units as the canvas shows them. */
export class WritingForm {
  readonly box: HTMLElement;
  private readonly fields: readonly HTMLTextAreaElement[];
  /** Says why nothing can be written. */
  private readonly hint = make("p", { class: "writing-hint", role: "status", "data-testid": "writing-hint", hidden: true });
  /** What the fields held before the latest input. */
  private readonly before: Map<HTMLTextAreaElement, string>;

  /**
   * @param tellCut is told that something was more than a field holds, and was cut
   * @param first what is in the fields at first
   */
  constructor(
    readonly element: Drawn,
    private readonly writing: Writing<Props>,
    private readonly measure: Measure,
    private readonly tellCut: (longest: number) => void,
    first = element,
  ) {
    this.fields = writing.fields.map((field) => textArea(field, first.props));
    this.before = new Map(this.fields.map((field) => [field, field.value]));
    this.box = make("div", { class: "editor" }, ...this.fields, this.hint);
    this.box.addEventListener("input", (event) => {
      const field = this.fields.find((each) => each === event.target);
      if (field !== undefined && !("isComposing" in event && event.isComposing === true)) {
        this.cut(field);
      }
      this.layOut();
    });
    this.fields.forEach((field) => field.addEventListener("compositionend", () => {
      this.cut(field);
      this.layOut();
    }));
    this.layOut();
  }

  /** Whether something is written that wasn't there before. */
  get isChanged(): boolean {
    return this.writing.fields.some((field, i) => this.fields[i]!.value !== writtenIn(field, this.element.props));
  }

  get isBlank(): boolean {
    return isBlank(this.writing, this.typed());
  }

  get hasFocus(): boolean {
    return this.box.contains(document.activeElement);
  }

  /** The element with what is written, as it is put on the board. */
  written(): Drawn {
    const written = { ...this.element, props: this.writing.finished(this.typed(), this.measure) } as Drawn;
    const width = (element: Drawn) => extentOf(element, this.measure).w!;
    const grown = this.anchor === 0 ? 0 : rounded(this.anchor * (width(this.element) - width(written)));
    return withCornerKept(this.element, written, this.measure, grown);
  }

  /** Which share of its width lies left of the place that stays while it grows. */
  get anchor(): number {
    return this.writing.anchor?.(this.typed()) ?? 0;
  }

  /** Takes away what the fields can't hold. */
  cutAll(): void {
    this.fields.forEach((field) => this.cut(field));
  }

  /** Puts the caret behind what is there. */
  focus(): void {
    const field = this.fields[0]!;
    field.focus({ preventScroll: true });
    field.setSelectionRange(field.value.length, field.value.length);
  }

  /** Leaves the field of this event. */
  blur({ target }: Event): void {
    this.fields.find((field) => field === target)?.blur();
  }

  /** Goes on to the next field if the event's field has but one line; returns whether it has. */
  leaveLine({ target }: Event): boolean {
    const at = this.fields.findIndex((field) => field === target);
    const isOneLine = this.writing.fields[at]?.isOneLine === true;
    if (isOneLine) {
      this.fields[at + 1]?.focus();
    }
    return isOneLine;
  }

  /** Why the board doesn't take what is written, which can only be read then; undefined: it takes it. */
  refuse(refusal: ErrorCode | undefined): void {
    this.fields.forEach((field) => field.readOnly = refusal !== undefined);
    this.hint.hidden = refusal === undefined;
    this.hint.textContent = refusal === undefined ? "" : hintOf(refusal);
  }

  color(theme: Theme): void {
    const color = this.writing.color(this.element.props);
    const { sheet, inset } = this.writing.layout(this.element.props, this.measure);
    const hasSheet = sheet !== undefined;
    this.box.classList.add(hasSheet ? "sheet-editor" : "text-editor");
    this.box.classList.toggle("inset-editor", inset !== undefined);
    this.box.style.color = hasSheet ? theme.onPaper : colorOf(theme.ink, color);
    this.box.style.background = hasSheet ? colorOf(theme.paper, color) : "";
  }

  private cut(field: HTMLTextAreaElement): void {
    const { longest } = this.writing.fields[this.fields.indexOf(field)]!;
    const { value, selectionEnd } = field;
    const { text, caret } = cutInsertion(this.before.get(field) ?? "", { text: value, caret: selectionEnd }, longest);
    if (text !== value) {
      field.value = text;
      field.setSelectionRange(caret, caret);
      this.tellCut(longest);
    }
    this.before.set(field, text);
  }

  /** The properties with what is written now. */
  private typed(): Props {
    const written = this.writing.fields.map(({ property }, i) => [property, this.fields[i]!.value]);
    return { ...this.element.props, ...Object.fromEntries(written) };
  }

  /** Makes room for what is written. */
  layOut(): void {
    const layout = this.writing.layout(this.typed(), this.measure);
    if (layout.sheet !== undefined) {
      const { width, height, padding, gap } = layout.sheet;
      this.box.style.width = `${width}px`;
      this.box.style.minHeight = `${height}px`;
      this.box.style.padding = `${padding}px`;
      this.box.style.gap = `${gap}px`;
    }
    if (layout.inset !== undefined) {
      const { x, y, width, height } = layout.inset;
      this.box.style.marginInlineStart = `${x}px`;
      this.box.style.marginTop = `${y}px`;
      this.box.style.width = `${width}px`;
      this.box.style.minHeight = `${height}px`;
    }
    layout.fields.forEach((field, i) => size(this.fields[i]!, field));
  }
}

function hintOf(refusal: ErrorCode): string {
  const key = `notice.${refusal}` as const;
  return t("writing.held", { reason: t(hasText(key) ? key : "notice.malformed") });
}

function textArea(field: WritingField<Props>, props: Props): HTMLTextAreaElement {
  const { id, label, hasPlaceholder } = field;
  const name = t(label);
  const area = make("textarea", {
    "aria-label": name,
    "data-testid": id,
    placeholder: hasPlaceholder ? name : "",
    rows: "1",
    spellcheck: "false",
    dir: "auto",
  });
  area.value = writtenIn(field, props);
  return area;
}

function size(area: HTMLTextAreaElement, { font, lines, width, wraps, align }: WritingLayout["fields"][number]): void {
  area.style.fontSize = `${font.size}px`;
  area.style.fontWeight = String(font.weight);
  area.style.fontStyle = font.isItalic === true ? "italic" : "normal";
  area.style.textAlign = align === undefined || align === "auto" ? "start" : align;
  area.classList.toggle("wraps", wraps === true);
  area.style.height = `${Math.max(1, lines) * lineHeight(font)}px`;
  if (width !== undefined) {
    area.style.width = `${width}px`;
  }
  // The browser may break lines otherwise than the board does: of what is being written, all is seen.
  if (area.scrollHeight > area.clientHeight + 1) {
    area.style.height = `${area.scrollHeight}px`;
  }
}
