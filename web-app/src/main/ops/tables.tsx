import type { ComponentChildren } from "preact";
import { LagChart } from "./chart.tsx";
import type { Feature, Gateway, Kafka, Overview, Reader, State } from "./overview.ts";
import type { Language, TextName } from "./texts.ts";

const signs: Readonly<Record<State, string>> = { FINE: "●", UNKNOWN: "?", LATE: "▲", UNREAD: "■" };

interface TableProps {
  readonly language: Language;
  readonly name: TextName;
  readonly columns: readonly TextName[];
  readonly children: ComponentChildren;
}

/** A table that scrolls by itself where it is wider than the window. */
function Table({ language, name, columns, children }: TableProps) {
  return (
    <section aria-labelledby={name}>
      <h2 id={name}>{language.t(name)}</h2>
      <div class="scroller" role="region" aria-labelledby={name} tabIndex={0}>
        <table aria-labelledby={name}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col">{language.t(column)}</th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </section>
  );
}

export function StateWord({ state, language }: { readonly state: State; readonly language: Language }) {
  return (
    <span class={`state ${state.toLowerCase()}`}>
      <span aria-hidden="true">{signs[state]}</span> {language.t(state)}
    </span>
  );
}

export function FeatureTable({ overview, language }: { readonly overview: Overview; readonly language: Language }) {
  return (
    <Table language={language} name="features" columns={["feature", "topic", "state", "lagSeconds", "lagRecords", "perSecondIn", "perSecondOut", "consumers", "unassigned", "past"]}>
      {overview.features.flatMap((feature) => feature.readers.map((reader, index) => <ReaderRow {...{ feature, reader, overview, language }} isFirst={index === 0} />))}
    </Table>
  );
}

interface RowProps {
  readonly feature: Feature;
  readonly reader: Reader;
  readonly overview: Overview;
  readonly language: Language;
  readonly isFirst: boolean;
}

function ReaderRow({ feature, reader, overview, language, isFirst }: RowProps) {
  const points = overview.history[reader.id] ?? [];
  const most = points.reduce<number | null>((max, { lagSeconds }) => (lagSeconds === null ? max : Math.max(max ?? 0, lagSeconds)), null);
  return (
    <tr data-reader={reader.id} data-state={reader.state}>
      {isFirst && (
        <th scope="rowgroup" rowSpan={feature.readers.length}>
          {feature.name}
          {feature.processes
            .filter(({ up }) => !up)
            .map(({ name }) => (
              <small class="state unread">{language.t("down", { name })}</small>
            ))}
        </th>
      )}
      <th scope="row">{reader.topic}</th>
      <td>
        <StateWord state={reader.state} language={language} />
      </td>
      <td data-name="lag-seconds">{language.age(reader.lagSeconds)}</td>
      <td data-name="lag-records">{language.count(reader.lagRecords)}</td>
      <td>{language.rate(reader.inPerSecond)}</td>
      <td>{language.rate(reader.outPerSecond)}</td>
      <td>{language.count(reader.consumers)}</td>
      <td>
        {language.count(reader.unassigned)} / {language.count(reader.partitions)}
      </td>
      <td class="past">
        <LagChart points={points} now={overview.at} />
        <small>{language.t("most", { age: language.age(most) })}</small>
      </td>
    </tr>
  );
}

export function GatewayTable({ gateways, language }: { readonly gateways: readonly Gateway[]; readonly language: Language }) {
  return (
    <Table language={language} name="gateways" columns={["name", "connections", "rooms", "perSecondIn", "perSecondOut", "lagSeconds", "delivery", "delayed", "closedSlow", "refused", "gaps"]}>
      {gateways.map((gateway) => (
        <tr data-gateway={gateway.name}>
          <th scope="row">
            {gateway.name}
            {!gateway.up && <small class="state unread">{language.t("down", { name: gateway.name })}</small>}
          </th>
          <td data-name="connections">{language.count(gateway.connections)}</td>
          <td>{language.count(gateway.rooms)}</td>
          <td>{language.rate(gateway.inPerSecond)}</td>
          <td>{language.rate(gateway.outPerSecond)}</td>
          <td>{language.age(gateway.lagSeconds)}</td>
          <td>{language.age(gateway.deliverySeconds)}</td>
          <td>{language.rate(gateway.delayedPerSecond)}</td>
          <td>{language.count(gateway.closedSlow)}</td>
          <td>{language.count(gateway.refused)}</td>
          <td>{language.count(gateway.gaps)}</td>
        </tr>
      ))}
    </Table>
  );
}

export function KafkaTables({ kafka, language }: { readonly kafka: Kafka; readonly language: Language }) {
  return (
    <>
      <Table language={language} name="brokers" columns={["broker", "address", "rack", "leads"]}>
        {kafka.brokers.map((broker) => (
          <tr>
            <th scope="row">{broker.id}</th>
            <td>{broker.address}</td>
            <td>{broker.rack ?? "–"}</td>
            <td>{language.count(broker.leads)}</td>
          </tr>
        ))}
      </Table>
      <Table language={language} name="topics" columns={["topic", "owner", "partitions", "replicas", "missingCopies", "perSecondIn"]}>
        {kafka.topics.map((topic) => (
          <tr>
            <th scope="row">{topic.name}</th>
            <td>{topic.owner}</td>
            <td>{language.count(topic.partitions)}</td>
            <td>{language.count(topic.replicas)}</td>
            <td>{language.count(topic.underReplicated)}</td>
            <td>{language.rate(topic.inPerSecond)}</td>
          </tr>
        ))}
      </Table>
      <Table language={language} name="groups" columns={["group", "state", "consumer", "host", "partitions"]}>
        {kafka.groups.flatMap(({ name, state, members }) =>
          members.map((member) => (
            <tr>
              <th scope="row">{name}</th>
              <td>{state}</td>
              <td>{member.client}</td>
              <td>{member.host}</td>
              <td>{member.partitions === "" ? "–" : member.partitions}</td>
            </tr>
          )),
        )}
      </Table>
    </>
  );
}
