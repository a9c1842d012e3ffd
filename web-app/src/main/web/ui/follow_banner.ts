import { make } from "./dom.ts";
import { icon } from "./icons.ts";
import { strings } from "./strings.ts";

/** Says whose view the person sees. */
export class FollowBanner {
  private readonly text = make("span", {});
  readonly element: HTMLElement;

  constructor(stop: () => void) {
    const button = make("button", { type: "button", class: "secondary", "data-testid": "stop-following" }, strings.stopFollowing);
    button.addEventListener("click", stop);
    this.element = make(
      "div",
      { class: "banner panel", role: "status", "data-testid": "following", hidden: true },
      icon("eye"),
      this.text,
      button,
    );
  }

  /** `name`: of the leader; undefined: there is none. */
  show(name: string | undefined): void {
    this.element.hidden = name === undefined;
    this.text.textContent = name === undefined ? "" : strings.following(name);
  }
}
