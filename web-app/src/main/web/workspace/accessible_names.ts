import type { BoardClient } from "../board/board.ts";
import { definitionOf } from "../elements/registry.ts";
import type { Label } from "../elements/definition.ts";
import type { Element } from "../protocol/contract.ts";
import { isInBackground } from "../protocol/element.ts";
import { t } from "../text/text.ts";

/** An element as people call it who don't see it: what it is, what is written in it, and who has made it as far as known. */
export function accessibleName(element: Element, client: Pick<BoardClient, "authorOf" | "person">): string {
  const label = labelOf(element);
  const author = client.authorOf(element.id);
  const isOwn = author?.user === client.person.user;
  const name = isOwn ? t("element.byYou", { label }) : author?.name === undefined ? label : t("element.by", { label, name: author.name });
  if (isInBackground(element)) {
    return t("element.background", { label: name });
  }
  return element.locked === true ? t("element.locked", { label: name }) : name;
}

/** What an element is, and what is written in it. */
export function labelOf(element: Element): string {
  return textOf(definitionOf(element).label(element.props)).replace(/\s+/g, " ").trim();
}

function textOf(label: Label): string {
  const translate = t as (key: string, values?: object) => string;
  return "args" in label ? translate(label.key, label.args) : translate(label.key);
}
