import type { ComponentChildren } from "preact";
import { t } from "../text/text.ts";
import { Avatar } from "./avatar.tsx";
import { notesOn, type ListedPerson } from "../workspace/people.ts";

export interface PeopleListProps {
  readonly people: readonly ListedPerson[];
  /** The user whom the person follows. */
  readonly leader: string | undefined;
  readonly toggleFollow: (user: string) => void;
  /** What a teacher can do about somebody. */
  readonly tools?: ((person: ListedPerson) => ComponentChildren) | undefined;
}

/** Everybody who is here, one row each: pressing somebody's follows them. */
export function PeopleList({ people, leader, toggleFollow, tools }: PeopleListProps) {
  return (
    <ul class="people-list" tabIndex={people.every(isWithoutButton) ? 0 : undefined}>
      {people.map((person) => (
        <li key={person.user}>
          <Row person={person} isLeader={person.user === leader} follow={() => toggleFollow(person.user)} />
          {tools?.(person)}
        </li>
      ))}
    </ul>
  );
}

/** A viewer shows nobody what they see (R4). */
function isWithoutButton({ isSelf, role }: ListedPerson): boolean {
  return isSelf || role === "viewer";
}

interface RowProps {
  readonly person: ListedPerson;
  readonly isLeader: boolean;
  readonly follow: () => void;
}

function Row({ person, isLeader, follow }: RowProps) {
  const { user, name, label, colour, idle } = person;
  const attributes = { class: idle ? "person idle" : "person", "data-testid": "person", "data-user": user };
  const content = (
    <>
      <Avatar name={name} colour={colour} />
      <span class="person-name"><bdi>{label}</bdi></span>
      <span class="person-notes">{notesOn(person)}</span>
    </>
  );
  if (isWithoutButton(person)) {
    return <div {...attributes}>{content}</div>;
  }
  const tip = t(isLeader ? "following" : "follow", { name: label });
  return (
    <button {...attributes} type="button" title={tip} aria-pressed={isLeader} onClick={follow}>
      {content}
      <span class="hidden-text">{tip}</span>
    </button>
  );
}
