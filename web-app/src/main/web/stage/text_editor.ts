import { type Camera, toScreen } from "../canvas/camera.ts";
import type { ElementWriter, FinishWriting } from "../editing/writing.ts";
import { definitionOf } from "../elements/registry.ts";
import { FONT_FAMILY, type Font, LINE_HEIGHT, lineHeight, type Measure } from "../elements/text_layout.ts";
import { colorOf, type Theme } from "../elements/theme.ts";
import { isBlank, type Writing, type WritingField } from "../elements/writing.ts";
import type { Drawn } from "../protocol/element.ts";
import { isComposing, make } from "./dom.ts";
import { t } from "../text/text.ts";

type Props = Drawn["props"];

interface Open {
  readonly element: Drawn;
  readonly writing: Writing<Props>;
  readonly box: HTMLElement;
  readonly fields: readonly HTMLTextAreaElement[];
  readonly finish: FinishWriting;
}

/** Writes elements' texts in HTML over the canvas, laid out in board units as the canvas shows them. */
export class TextEditor implements ElementWriter {
  readonly element = make("div", { class: "editor-layer" });
  private current: Open | undefined;
  private camera: Camera = { x: 0, y: 0, zoom: 1 };

  constructor(
    private readonly measure: Measure,
    private readonly theme: () => Theme,
  ) {
    this.element.style.setProperty("--font", FONT_FAMILY);
    this.element.style.setProperty("--line-height", String(LINE_HEIGHT));
  }

  open(element: Drawn, finish: FinishWriting): void {
    this.close();
    const { writing } = definitionOf(element);
    if (writing === undefined) {
      return;
    }
    const fields = writing.fields.map((field) => textArea(field, element.props));
    const box = make("div", { class: "editor" }, ...fields);
    const opened = { element, writing, box, fields, finish };
    this.current = opened;
    this.color(opened);
    this.layOut(opened);
    box.addEventListener("input", () => this.layOut(opened));
    box.addEventListener("keydown", (event) => this.key(event, opened));
    box.addEventListener("focusout", (event) => {
      const stays = event.relatedTarget instanceof Node && box.contains(event.relatedTarget);
      if (!stays && document.hasFocus()) {
        this.close();
      }
    });
    this.element.append(box);
    this.look(this.camera);
    const field = fields[0]!;
    field.focus({ preventScroll: true });
    field.setSelectionRange(field.value.length, field.value.length);
  }

  /** Finishes what is being written, if anything is. */
  close(escaped = false): void {
    const { current } = this;
    if (current !== undefined) {
      this.current = undefined;
      const { element, writing, box, finish } = current;
      const props = writing.finished(typed(current), this.measure);
      box.remove();
      finish({ ...element, props } as Drawn, escaped && isBlank(writing, props));
    }
  }

  look(camera: Camera): void {
    this.camera = camera;
    if (this.current !== undefined) {
      const { x, y } = toScreen(camera, this.current.element.props);
      this.current.box.style.transform = `translate(${x}px, ${y}px) scale(${camera.zoom})`;
    }
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

/** The properties with what is written now. */
function typed({ element, writing, fields }: Open): Props {
  const written = writing.fields.map(({ property }, i) => [property, fields[i]!.value]);
  return { ...element.props, ...Object.fromEntries(written) };
}

function textArea({ property, id, label, hasPlaceholder, longest }: WritingField<Props>, props: Props): HTMLTextAreaElement {
  const name = t(label);
  const area = make("textarea", {
    "aria-label": name,
    "data-testid": id,
    placeholder: hasPlaceholder ? name : "",
    maxlength: String(longest),
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
