import { make } from "../stage/dom.ts";

/** Says that the page can't be shown, in all languages: their texts have not come. */
export function showLoadFailure(): void {
  const again = make("button", { type: "button", class: "primary" }, "Reload · 새로 고침");
  again.addEventListener("click", () => location.reload());
  document.body.append(
    make(
      "div",
      { class: "load-failure", role: "alert" },
      make("p", {}, "Chalkstream could not be loaded."),
      make("p", { lang: "ko" }, "Chalkstream을 불러오지 못했습니다."),
      again,
    ),
  );
}
