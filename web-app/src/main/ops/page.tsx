import type { Console } from "./console.ts";
import { problems, type Overview, type Problem } from "./overview.ts";
import { FeatureTable, GatewayTable, KafkaTables } from "./tables.tsx";
import type { Language } from "./texts.ts";

interface Props {
  readonly console: Console;
  readonly language: Language;
}

export function Page({ console, language }: Props) {
  const overview = console.overview.value;
  return (
    <main>
      <h1>{language.t("title")}</h1>
      {console.access.value === "out" ? (
        <LogIn console={console} language={language} />
      ) : (
        <>
          <Headline overview={overview} lost={console.lost.value} language={language} />
          {overview !== undefined && <Tables overview={overview} language={language} />}
        </>
      )}
    </main>
  );
}

function Tables({ overview, language }: { readonly overview: Overview; readonly language: Language }) {
  return (
    <>
      <FeatureTable overview={overview} language={language} />
      <GatewayTable gateways={overview.gateways} language={language} />
      {overview.kafka !== null && <KafkaTables kafka={overview.kafka} language={language} />}
    </>
  );
}

/** What is wrong, in words. Screen readers hear it when something else becomes wrong, not each number. */
function Headline({ overview, lost, language }: { readonly overview: Overview | undefined; readonly lost: boolean; readonly language: Language }) {
  const found = overview === undefined ? [] : problems(overview);
  const sentence = lost ? language.t("lost") : overview === undefined ? language.t("asking") : found.length === 0 ? language.t("fine") : undefined;
  return (
    <>
      <p class="spoken" role="status">
        {sentence ?? found.map(({ kind, name }) => `${name}: ${language.t(kind === "late" ? "LATE" : kind === "unread" ? "UNREAD" : "down", { name })}`).join(". ")}
      </p>
      <div class={`headline ${sentence !== undefined && !lost ? "fine" : "wrong"}`} data-name="headline">
        {sentence !== undefined ? (
          <p>{sentence}</p>
        ) : (
          <ul>
            {found.map((problem) => (
              <li>{said(problem, language)}</li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

function said({ kind, name, reader }: Problem, language: Language): string {
  return kind === "kafka"
    ? language.t("kafkaAway")
    : language.t(kind, {
        name,
        topic: reader?.topic ?? "",
        count: language.count(reader?.unassigned ?? null),
        of: language.count(reader?.partitions ?? null),
        records: language.count(reader?.lagRecords ?? null),
        age: language.age(reader?.lagSeconds ?? null),
      });
}

function LogIn({ console, language }: Props) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem("key");
    void console.logIn((field as HTMLInputElement).value);
  };
  return (
    <form class="log-in" onSubmit={submit}>
      <label for="key">{language.t("key")}</label>
      <input id="key" name="key" type="password" autocomplete="current-password" required aria-invalid={console.wrongKey.value} aria-describedby="wrong-key" />
      <p id="wrong-key" role="alert">
        {console.wrongKey.value ? language.t("wrongKey") : ""}
      </p>
      <button type="submit">{language.t("logIn")}</button>
    </form>
  );
}
