import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { usePages } from "../../app/pages";
import { ROLE_WORDS } from "../../domain/codes";
import { AdminPeopleDocument, type AdminPeopleQuery } from "../../gql/admin/graphql";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { Menu } from "../../ui/menu";
import { Empty, Failure, Skeleton } from "../../ui/panel";
import { Table, type Column } from "../../ui/table";
import { AdminFrame, useReason } from "./frame";
import { ShowMore } from "./show-more";
import { AddPersonForm, ArchivePersonForm, EditPersonForm, LeaveForm, RolesForm } from "./person-forms";

export type Person = AdminPeopleQuery["people"]["nodes"][number];

type Open = { form: "add" } | { form: "edit" | "roles" | "leave" | "archive"; id: string };

export function PeoplePage() {
  const { q } = useSearch({ from: "/admin/people" });
  const navigate = useNavigate();
  const { pages, problem, loading, again, more } = usePages(
    AdminPeopleDocument,
    { q: q ?? null },
    (data) => data.people.pageInfo,
  );
  const [open, setOpen] = useState<Open | null>(null);
  const reason = useReason("administer", "administrators");
  const people = pages.flatMap((page) => page.people.nodes);
  const chosen = open && open.form !== "add" ? people.find((person) => person.id === open.id) : undefined;
  const close = () => setOpen(null);
  return (
    <AdminFrame
      title="People"
      action={
        <Button reason={reason} onClick={() => setOpen({ form: "add" })}>
          Add a person
        </Button>
      }
    >
      <div className="admin-find">
        <TextField
          label="Find a person"
          quiet
          type="search"
          placeholder="Position or name"
          defaultValue={q ?? ""}
          onChange={(event) =>
            void navigate({
              to: "/admin/people",
              search: { q: event.target.value || undefined },
              replace: true,
            })
          }
        />
      </div>
      {problem ? (
        <Failure what="The people could not be loaded." kept={problem.sentence} onRetry={again} />
      ) : loading ? (
        <Skeleton rows={10} />
      ) : people.length === 0 ? (
        <Empty
          title={q ? "Nobody matches" : "Nobody yet"}
          next={
            q ? "Try fewer letters." : "Add the people who will own goals, with their positions and roles."
          }
        />
      ) : (
        <>
          <Table
            caption="People"
            rows={people}
            rowKey={(person) => person.id}
            columns={columnsOf(reason, setOpen)}
          />
          <ShowMore shown={people.length} of={pages[0]?.people.totalCount ?? 0} onMore={more} />
        </>
      )}
      {open?.form === "add" ? <AddPersonForm onClose={close} /> : null}
      {open?.form === "edit" && chosen ? <EditPersonForm person={chosen} onClose={close} /> : null}
      {open?.form === "roles" && chosen ? <RolesForm person={chosen} onClose={close} /> : null}
      {open?.form === "leave" && chosen ? <LeaveForm person={chosen} onClose={close} /> : null}
      {open?.form === "archive" && chosen ? <ArchivePersonForm person={chosen} onClose={close} /> : null}
    </AdminFrame>
  );
}

function columnsOf(reason: string | null, onOpen: (open: Open) => void): Column<Person>[] {
  return [
    { id: "position", title: "Position", cell: (person) => person.position },
    { id: "name", title: "Name", cell: (person) => person.name ?? "" },
    { id: "unit", title: "Unit", cell: (person) => person.unit?.name ?? "" },
    {
      id: "roles",
      title: "Roles",
      cell: (person) =>
        person.memberships.map((one) => `${ROLE_WORDS[one.role]}, ${one.unit?.name ?? ""}`).join("; ") ||
        "None",
    },
    {
      id: "account",
      title: "Signs in",
      cell: (person) => (person.hasAccount ? (person.email ?? "Yes") : "No"),
    },
    {
      id: "more",
      title: "Change",
      cell: (person) => (
        <Menu
          label={`Change ${person.position}`}
          trigger={<Icon name="more" />}
          actions={[
            {
              id: "roles",
              title: "Roles",
              reason,
              run: () => onOpen({ form: "roles", id: person.id }),
            },
            {
              id: "edit",
              title: "Edit",
              reason,
              run: () => onOpen({ form: "edit", id: person.id }),
            },
            {
              id: "leave",
              title: "Away from, until",
              reason,
              run: () => onOpen({ form: "leave", id: person.id }),
            },
            {
              id: "archive",
              title: "Archive",
              reason,
              run: () => onOpen({ form: "archive", id: person.id }),
            },
          ]}
        />
      ),
    },
  ];
}
