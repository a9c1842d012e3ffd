import { english, type Strings } from "./english.ts";
import { korean } from "./korean.ts";

export const isKorean = navigator.language.toLowerCase().startsWith("ko");
export const strings: Strings = isKorean ? korean : english;
