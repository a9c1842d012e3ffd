import { type Camera, toScreen } from "../canvas/camera.ts";
import { FONT_FAMILY, LINE_HEIGHT, lineHeight, type Measure, POST, postLayout, textFont, textLines } from "../elements/text_layout.ts";
import type { Theme } from "../elements/theme.ts";
import type { PostProps, TextProps } from "../protocol/element.ts";
import type { ElementWriter, FinishWriting, Written } from "../editing/writing.ts";
import { limits } from "../protocol/facts.ts";
import { isComposing, make } from "./dom.ts";
import { strings } from "./strings.ts";

interface Open {
  readonly element: Written;
  readonly box: HTMLElement;
  readonly read: () => Written;
  readonly finish: FinishWriting;
}

/** Writes texts and posts in HTML over the canvas, laid out in board units as the canvas shows them. */
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

  open(element: Written, finish: FinishWriting): void {
    this.close();
    const box = make("div", { class: `editor ${element.type}-editor` });
    const read = element.type === "text" ? this.writeText(box, element.props) : this.writePost(box, element.props);
    this.current = { element, box, read: () => ({ ...element, props: read() }) as Written, finish };
    box.addEventListener("keydown", (event) => this.key(event));
    box.addEventListener("focusout", (event) => {
      const stays = event.relatedTarget instanceof Node && box.contains(event.relatedTarget);
      if (!stays && document.hasFocus()) {
        this.close();
      }
    });
    this.element.append(box);
    this.look(this.camera);
    const field = box.querySelector("textarea")!;
    field.focus({ preventScroll: true });
    field.setSelectionRange(field.value.length, field.value.length);
  }

  /** Finishes what is being written, if anything is. */
  close(escaped = false): void {
    const { current } = this;
    if (current !== undefined) {
      this.current = undefined;
      const written = current.read();
      current.box.remove();
      current.finish(written, escaped && isEmpty(written));
    }
  }

  look(camera: Camera): void {
    this.camera = camera;
    if (this.current !== undefined) {
      const { x, y } = toScreen(camera, this.current.element.props);
      this.current.box.style.transform = `translate(${x}px, ${y}px) scale(${camera.zoom})`;
    }
  }

  private key(event: KeyboardEvent): void {
    event.stopPropagation();
    if (isComposing(event)) {
      return;
    }
    if (event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      this.close(event.key === "Escape");
    }
  }

  private writeText(box: HTMLElement, props: Readonly<TextProps>): () => TextProps {
    const area = field("text-editor", strings.textEditor, "", limits.textLength, props.text);
    const font = textFont(props.size);
    area.style.fontSize = `${font.size}px`;
    area.style.color = this.theme().ink[props.color];
    const read = () => ({ ...props, text: area.value });
    const grow = () => {
      const lines = textLines(read());
      const width = Math.max(...lines.map((line) => this.measure(line, font)));
      area.style.width = `${width + font.size}px`;
      area.style.height = `${lines.length * lineHeight(font)}px`;
    };
    area.addEventListener("input", grow);
    grow();
    box.append(area);
    return read;
  }

  private writePost(box: HTMLElement, props: Readonly<PostProps>): () => PostProps {
    const title = field("post-title", strings.postTitle, strings.postTitle, limits.titleLength, props.title);
    const body = field("post-body", strings.postBody, strings.postBody, limits.textLength, props.body);
    const theme = this.theme();
    box.style.width = `${props.w}px`;
    box.style.padding = `${POST.padding}px`;
    box.style.gap = `${POST.gap}px`;
    box.style.color = theme.onPaper;
    box.style.background = theme.paper[props.color];
    const read = () => ({ ...props, title: title.value.replaceAll("\n", " ").trim(), body: body.value });
    const grow = () => {
      const written = { ...props, title: title.value, body: body.value };
      const layout = postLayout(written, this.measure);
      box.style.minHeight = `${Math.max(props.h, layout.height)}px`;
      size(title, layout.title.font, layout.title.lines.length);
      size(body, layout.body.font, layout.body.lines.length);
    };
    title.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !isComposing(event) && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        body.focus();
      }
    });
    box.addEventListener("input", grow);
    grow();
    box.append(title, body);
    return () => {
      const written = read();
      return { ...written, h: Math.max(props.h, Math.ceil(postLayout(written, this.measure).height)) };
    };
  }
}

function isEmpty({ type, props }: Written): boolean {
  return (type === "text" ? props.text : props.title + props.body).trim() === "";
}

function field(testId: string, label: string, placeholder: string, longest: number, value: string): HTMLTextAreaElement {
  const area = make("textarea", {
    "aria-label": label,
    "data-testid": testId,
    placeholder,
    maxlength: String(longest),
    rows: "1",
    spellcheck: "false",
  });
  area.value = value;
  return area;
}

function size(area: HTMLTextAreaElement, font: { readonly size: number; readonly weight: number }, lines: number): void {
  area.style.fontSize = `${font.size}px`;
  area.style.fontWeight = String(font.weight);
  area.style.height = `${Math.max(1, lines) * lineHeight(font)}px`;
}
