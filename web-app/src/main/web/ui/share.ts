import type { Links } from "../access/answers.ts";
import type { Credentials } from "../access/credentials.ts";
import type { Outcome } from "../access/outcome.ts";
import type { Role } from "../protocol/messages.ts";
import { confirmed } from "./dialogs.ts";
import { button, make } from "./dom.ts";
import { icon } from "./icons.ts";
import { ShareLink } from "./share_link.ts";
import { strings } from "./strings.ts";

export interface ShareOptions {
  readonly credentials: Credentials;
  /** The address that leads to the board by a link. */
  addressOf(link: string): string;
}

/** The one that is given to others most often comes first. */
const ROLES: readonly Role[] = ["student", "viewer", "teacher"];

/** The button that copies the board's address, and the panel that shows it; to teachers, one for each role. */
export class Share {
  readonly element: HTMLElement;
  private readonly rows: ReadonlyMap<Role, ShareLink>;
  private readonly panel: HTMLElement;
  private readonly confirmation = make("p", { class: "confirmation", role: "status", "data-testid": "share-confirmation" });

  constructor(private readonly options: ShareOptions) {
    this.rows = this.isTeacher
      ? new Map(ROLES.map((role) => [role, this.rowOf(role)]))
      : new Map([["student", new ShareLink({ testId: "address", isMain: true, copied: (was) => this.copied(was) })]]);
    const close = button({ label: strings.close, className: "close", press: () => this.hide() }, icon("close"));
    close.removeAttribute("data-tip");
    this.panel = make(
      "section",
      { class: "share-panel panel", "aria-label": strings.shareTitle, "data-testid": "share-panel", hidden: true },
      make("h2", {}, strings.shareTitle),
      make("p", {}, this.isTeacher ? strings.shareTeacherHint : strings.shareHint),
      ...[...this.rows.values()].map(({ element }) => element),
      this.confirmation,
      close,
    );
    const open = button(
      { label: strings.share, testId: "share", className: "share-button primary", press: () => void this.copyMain() },
      icon("share"),
      make("span", {}, strings.share),
    );
    open.removeAttribute("data-tip");
    this.element = make("div", { class: "share" }, open, this.panel);
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        this.hide();
      }
    });
  }

  /** Shows the panel, and in it the links as they are now. */
  async show(): Promise<void> {
    this.panel.hidden = false;
    this.confirmation.replaceChildren();
    if (this.isTeacher) {
      this.take(await this.options.credentials.links());
    } else {
      this.rows.get("student")!.show(this.options.addressOf(this.options.credentials.link));
    }
  }

  hide(): void {
    this.panel.hidden = true;
    this.confirmation.replaceChildren();
  }

  private get isTeacher(): boolean {
    return this.options.credentials.role === "teacher";
  }

  private rowOf(role: Role): ShareLink {
    return new ShareLink({
      heading: strings.links[role],
      copyLabel: strings.copyLink[role],
      testId: role === "student" ? "address" : `address-${role}`,
      isMain: role === "student",
      copied: (wasCopied) => this.copied(wasCopied),
      revoke: { testId: `revoke-${role}`, press: () => void this.revoke(role) },
    });
  }

  private async copyMain(): Promise<void> {
    await this.show();
    await this.rows.get("student")!.copy();
  }

  private async revoke(role: Role): Promise<void> {
    if (!(await confirmed(strings.confirmRevoke[role]))) {
      return;
    }
    const outcome = await this.options.credentials.revoke(role);
    this.take(outcome);
    if (outcome.kind === "done") {
      this.say(strings.revoked, true);
    }
  }

  private take(outcome: Outcome<Links>): void {
    if (outcome.kind === "done") {
      this.rows.forEach((row, role) => row.show(this.options.addressOf(outcome.value[role])));
    } else {
      this.say(strings.notices[outcome.kind], false);
    }
  }

  private copied(wasCopied: boolean): void {
    this.say(wasCopied ? strings.copied : strings.notCopied, wasCopied);
  }

  private say(words: string, isGood: boolean): void {
    this.confirmation.classList.toggle("problem", !isGood);
    this.confirmation.replaceChildren(...(isGood ? [icon("check")] : []), words);
  }
}
