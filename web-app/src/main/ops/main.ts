import { h, render } from "preact";
import "@preact/signals";
import { Console } from "./console.ts";
import { Page } from "./page.tsx";
import { Language, languageOf } from "./texts.ts";

const language = new Language(languageOf(navigator.languages));
document.documentElement.lang = language.tag;
document.documentElement.dir = language.direction;
document.title = language.t("title");
const page = new Console();
render(h(Page, { console: page, language }), document.body);
page.start();
