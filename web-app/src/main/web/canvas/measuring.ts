import type { Font, FontStyle, Measure } from "../elements/text_layout.ts";
import { cssFont } from "../elements/text_layout.ts";
import type { BoardFonts } from "../fonts/board_fonts.ts";

/** Letters are measured so high, in pixels, that no device rounds their widths. */
const HEIGHT = 256;
/** Of the letters' height: so wide counts an emoji, whose letters are each system's own. */
const EMOJI_WIDTH = 1.3;
const EMOJI =
  /(?:\p{RI}{2}|[0-9#*]\ufe0f?\u20e3|(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|\p{Emoji_Modifier_Base}(?=\p{Emoji_Modifier}))\p{Emoji_Modifier}?(?:\u200d\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?)*)/gu;
/** Widths that are remembered at the most. */
const REMEMBERED = 50_000;

/** Measures texts with the bundled fonts. What isn't loaded yet is measured with others, and asked for. */
export function measureWith(fonts: BoardFonts): Measure {
  const context = document.createElement("canvas").getContext("2d")!;
  context.textRendering = "geometricPrecision";
  let generation = {};
  const widths = new Map<string, number>();
  fonts.onChange(() => {
    widths.clear();
    generation = {};
  });
  const measured = (text: string, font: FontStyle) => {
    const letters = text.replace(EMOJI, "");
    const emoji = letters === text ? 0 : text.match(EMOJI)!.length;
    context.font = cssFont({ ...font, size: HEIGHT });
    return context.measureText(letters).width / HEIGHT + emoji * EMOJI_WIDTH;
  };
  const measure = (text: string, font: Font) => {
    const key = `${font.weight}${font.isItalic === true ? "italic" : "upright"}${text}`;
    let width = widths.get(key);
    if (width === undefined) {
      width = measured(text, font);
      if (fonts.has(text, font.weight)) {
        widths.size >= REMEMBERED && widths.clear();
        widths.set(key, width);
      }
    }
    return width * font.size;
  };
  return Object.defineProperty(measure, "generation", { get: () => generation });
}
