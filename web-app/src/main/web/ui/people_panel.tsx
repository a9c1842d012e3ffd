import { Moon, Shrink, Users } from "lucide";
import { numberText, t } from "../text/text.ts";
import { Avatar } from "./avatar.tsx";
import { hereText, type ListedPerson, listed } from "../workspace/people.ts";
import { AdmissionPanel } from "./admission_panel.tsx";
import { PersonTools } from "./person_tools.tsx";
import { PeopleList } from "./people_list.tsx";
import { Button } from "./widgets/button.tsx";
import { Icon } from "./widgets/icon.tsx";
import { Popover } from "./widgets/popover.tsx";
import type { Workspace } from "../workspace/workspace.ts";

/** As many avatars are seen without opening the panel. */
const FACES = 4;

/** Who is here: a few avatars, or on phones how many, and how many of them are idle; and a panel with everybody. */
export function PeoplePanel({ workspace }: { readonly workspace: Workspace }) {
  const { status, panels } = workspace;
  const people = listed(status.people.value, { ...workspace.person, role: status.role.value });
  const here = hereText(people);
  return (
    <div class="panel">
      <Popover
        label={t("people")}
        class="people-panel"
        testId="people-panel"
        isOpen={panels.open.value === "people"}
        setOpen={(isOpen) => panels.set("people", isOpen)}
        opener={(props) => (
          <Button label={`${t("people")}: ${here}`} tip={here} testId="people" more={props}>
            <Faces people={people} />
            <Counts people={people} />
          </Button>
        )}
      >
        {() => <Everybody workspace={workspace} people={people} heading={here} />}
      </Popover>
    </div>
  );
}

function Faces({ people }: { readonly people: readonly ListedPerson[] }) {
  const seen = people.slice(0, people.length > FACES ? FACES - 1 : FACES);
  const more = people.length - seen.length;
  return (
    <span class="faces">
      {seen.map(({ user, name, colour, idle }) => <span key={user} class={idle ? "face idle" : "face"}><Avatar name={name} colour={colour} /></span>)}
      {more > 0 && <span class="avatar more">+{numberText(more)}</span>}
    </span>
  );
}

function Counts({ people }: { readonly people: readonly ListedPerson[] }) {
  const idle = people.filter((person) => person.idle).length;
  return (
    <span class="people-counts" aria-hidden="true">
      <span class="everybody"><Icon of={Users} />{numberText(people.length)}</span>
      {idle > 0 && <span class="idle-count" data-testid="idle-count"><Icon of={Moon} />{numberText(idle)}</span>}
    </span>
  );
}

interface EverybodyProps {
  readonly workspace: Workspace;
  readonly people: readonly ListedPerson[];
  readonly heading: string;
}

function Everybody({ workspace, people, heading }: EverybodyProps) {
  const { status, follow, panels, admission } = workspace;
  const isTeacher = status.role.value === "teacher";
  // What a teacher has said binds no teacher (K10).
  const tools = (person: ListedPerson) => !person.isSelf && person.role !== "teacher" && <PersonTools person={person} admission={admission} />;
  const toggleFollow = (user: string) => {
    follow.toggle(user);
    if (follow.leader.value !== undefined) {
      panels.close();
    }
  };
  return (
    <>
      <h2>{heading}</h2>
      {status.settings.value.studentsHidden && <p>{t("studentsHidden")}</p>}
      {isTeacher && (
        <button type="button" class="secondary" data-testid="call" onClick={() => follow.call()}>
          <Icon of={Shrink} />
          {t("call")}
        </button>
      )}
      <PeopleList people={people} leader={follow.leader.value?.user} toggleFollow={toggleFollow} tools={isTeacher ? tools : undefined} />
      {isTeacher && <AdmissionPanel admission={admission} />}
    </>
  );
}
