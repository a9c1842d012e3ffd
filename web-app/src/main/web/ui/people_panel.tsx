import { Shrink } from "lucide";
import { t } from "../text/text.ts";
import { Avatar } from "./avatar.tsx";
import { type ListedPerson, listed } from "../workspace/people.ts";
import { AdmissionPanel } from "./admission_panel.tsx";
import { PersonTools } from "./person_tools.tsx";
import { PeopleList } from "./people_list.tsx";
import { Button } from "./widgets/button.tsx";
import { Icon } from "./widgets/icon.tsx";
import { Popover } from "./widgets/popover.tsx";
import type { Workspace } from "../workspace/workspace.ts";

/** As many avatars are seen without opening the panel. */
const FACES = 4;

/** Who is here: a few avatars, and a panel with everybody. */
export function PeoplePanel({ workspace }: { readonly workspace: Workspace }) {
  const { status, panels } = workspace;
  const people = listed(status.people.value, { ...workspace.person, role: status.role.value });
  const here = t("people.here", { count: people.length });
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
      {seen.map(({ user, name, colour }) => <Avatar key={user} name={name} colour={colour} />)}
      {more > 0 && <span class="avatar more">+{more}</span>}
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
