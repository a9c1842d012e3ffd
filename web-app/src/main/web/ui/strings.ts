import { english, type Strings } from "./english.ts";
import { korean } from "./korean.ts";

const isKorean = navigator.language.toLowerCase().startsWith("ko");
/** The page's. */
export const language = isKorean ? "ko" : "en";
export const strings: Strings = isKorean ? korean : english;
