import { isCanvasReadable } from "../base/canvas_reading.ts";
import { Painter } from "../canvas/paint.ts";
import { paintedPicture } from "../canvas/picture.ts";
import { type ClipboardForms, clipboardForms, elementsIn } from "../editing/clipboard_form.ts";
import { paste } from "../editing/copying.ts";
import { outOfGroup } from "../editing/group_paths.ts";
import { excalidrawElements, textElement } from "../editing/foreign.ts";
import type { BoardEditor } from "../editing/board_editor.ts";
import { pictureBox, svgPicture } from "../elements/picture.ts";
import { themeFor } from "../elements/theme.ts";
import type { ImageLibrary } from "../images/image_library.ts";
import type { Drawn } from "../protocol/element.ts";
import { isWriting } from "../stage/dom.ts";
import { isInOwnWidget } from "../stage/keyboard.ts";
import { copyText } from "./clipboard.ts";
import { drawingIn } from "./drawing_in_text.ts";
import { wantedPastes } from "./wanted_pastes.ts";

interface Place {
  readonly x: number;
  readonly y: number;
}

export interface ClipboardEvents {
  /** There is nothing that can be pasted. */
  nothing(): void;
  /** Whether nothing can be pasted now. It says why by itself. */
  refuses(): boolean;
  /** Files are pasted at a place of the board. */
  files(files: readonly File[], at: Place): void;
}

/** The attribute of the element in HTML that holds what tldraw has copied. */
const TLDRAW = "data-tldraw";
/** Pasting once more at the same place puts it so much further, in board units. */
const FURTHER = 20;

/** Copies, cuts and pastes elements by the system's clipboard. */
export class BoardClipboard {
  /** What this page has copied last, for where the browser doesn't let it read the clipboard. */
  #copied: ClipboardForms | undefined;
  #pasted: { readonly at: Place; readonly times: number } | undefined;

  /** `place`: where on the board something is pasted. */
  constructor(
    private readonly editor: BoardEditor,
    private readonly images: ImageLibrary,
    private readonly place: () => Place,
    private readonly events: ClipboardEvents,
  ) {}

  /** Begins to hear what the browser says of the clipboard. */
  listen(page: Document): void {
    page.addEventListener("copy", (event) => this.#copy(event));
    page.addEventListener("cut", (event) => this.#copy(event) && this.editor.removeSelected());
    const isWanted = wantedPastes(page);
    page.addEventListener("paste", (event) => {
      if (!isElsewhere(event) && event.clipboardData !== null) {
        event.preventDefault();
        if (!isWanted() || this.events.refuses()) {
          return;
        }
        const { clipboardData } = event;
        this.#paste({ html: clipboardData.getData("text/html"), text: clipboardData.getData("text/plain") }, [...clipboardData.files]);
      }
    });
  }

  copy(): void {
    document.execCommand("copy");
  }

  cut(): void {
    document.execCommand("cut");
  }

  /** Copies a picture as text. Tells whether that went well. */
  copyAsSvg(): Promise<boolean> {
    return copyText(this.#pictureOf(this.editor.selected()));
  }

  /** Copies a picture in pixels. Tells whether that went well. */
  async copyAsPng(): Promise<boolean> {
    if (!isCanvasReadable()) {
      return false;
    }
    const theme = themeFor("light");
    const { measure } = this.editor.scene;
    try {
      const elements = this.editor.selected();
      const picture = { elements, box: pictureBox(elements, measure), background: "plain" } as const;
      const canvas = paintedPicture(picture, new Painter(measure, () => theme, this.images), theme);
      // A browser may take it only while the person's press lasts: the picture itself may come later.
      const png = new Promise<Blob>((resolve, reject) => canvas.toBlob((blob) => (blob === null ? reject(new Error("no picture")) : resolve(blob)), "image/png"));
      await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
      return true;
    } catch {
      return false;
    }
  }

  async paste(): Promise<void> {
    const { forms, files } = await readClipboard() ?? { forms: this.#copied ?? { html: "", text: "" }, files: [] };
    this.#paste(forms, files);
  }

  /** Tells whether something was copied. */
  #copy(event: ClipboardEvent): boolean {
    const { entered } = this.editor.selection;
    const elements = outOfGroup(this.editor.selected(), entered);
    if (elements.length === 0 || isElsewhere(event) || event.clipboardData === null) {
      return false;
    }
    event.preventDefault();
    this.#copied = clipboardForms(elements, this.#pictureOf(elements));
    event.clipboardData.setData("text/html", this.#copied.html);
    event.clipboardData.setData("text/plain", this.#copied.text);
    return true;
  }

  #paste({ html, text }: ClipboardForms, files: readonly File[]): void {
    const style = this.editor.style();
    if (files.length > 0) {
      this.events.files(files, this.place());
    } else if (html.includes(TLDRAW)) {
      void this.#pasteTldraw(html);
    } else {
      const elements = elementsIn(html) ?? excalidrawElements(text, style);
      const drawing = elements === undefined ? drawingIn(text) : undefined;
      const words = textElement(text, style);
      if (drawing !== undefined) {
        this.events.files([drawing], this.place());
      } else {
        this.#put(elements ?? (words && [words]) ?? []);
      }
    }
  }

  async #pasteTldraw(html: string): Promise<void> {
    const { readTldrawClipboard } = await import("../editing/foreign/tldraw_clipboard.ts");
    const written = new DOMParser().parseFromString(html, "text/html").querySelector(`[${TLDRAW}]`)?.textContent ?? "";
    this.#put(readTldrawClipboard(written)?.elements.filter(({ type }) => type !== "image") ?? []);
  }

  #put(elements: readonly Drawn[]): void {
    if (elements.length === 0) {
      this.events.nothing();
      return;
    }
    const at = this.place();
    const times = this.#pasted?.at.x === at.x && this.#pasted.at.y === at.y ? this.#pasted.times + 1 : 0;
    this.#pasted = { at, times };
    elements.forEach((element) => element.type === "image" && void this.images.adopt(element.props.image));
    paste(this.editor, elements, { x: at.x + times * FURTHER, y: at.y + times * FURTHER });
  }

  #pictureOf(elements: readonly Drawn[]): string {
    return svgPicture(elements, { theme: themeFor("light"), measure: this.editor.scene.measure, images: this.images });
  }
}

/** Whether what is copied or pasted is text in the page, and nothing of the board. */
function isElsewhere({ target }: ClipboardEvent): boolean {
  return isWriting(target) || isInOwnWidget(target) || getSelection()?.isCollapsed === false;
}

async function readClipboard(): Promise<{ readonly forms: ClipboardForms; readonly files: readonly File[] } | undefined> {
  try {
    const [item] = await navigator.clipboard.read();
    const part = async (type: string) => (item?.types.includes(type) ? (await item.getType(type)).text() : "");
    const forms = { html: await part("text/html"), text: await part("text/plain") };
    const picture = item?.types.find((type) => type.startsWith("image/"));
    return { forms, files: picture === undefined ? [] : [new File([await item!.getType(picture)], "picture", { type: picture })] };
  } catch {
    return undefined;
  }
}
