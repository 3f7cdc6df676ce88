import { lazy, Suspense, useState } from "react";
import { useAsk, useTell } from "../../app/ask";
import { useNow } from "../../app/now";
import { shortDay } from "../../domain/instants";
import { KeysDocument, RevokeKeyDocument, type KeysQuery } from "../../gql/admin/graphql";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { Empty, Failure, Skeleton } from "../../ui/panel";
import { Problems } from "../../ui/problems";
import { Table, type Column } from "../../ui/table";
import { AdminFrame } from "./frame";

const KeyForm = lazy(() => import("./key-form").then((room) => ({ default: room.KeyForm })));

type Key = KeysQuery["tokens"][number];

/** What a key may do, in the words of the screens. */
export const SCOPE_WORDS = { READ: "Read", WRITE: "Write", IMPORT: "Import files" } as const;

const live = (key: Key, now: number) => !key.revokedAt && Date.parse(key.expiresAt) > now;

/** One's own keys for programs: what each may do, when it was last used, and its end. */
export function KeysPage() {
  const { data, problem, loading, again } = useAsk(KeysDocument, {});
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null);
  const revoke = useTell(RevokeKeyDocument);
  const now = useNow();
  const keys = (data?.tokens ?? []).toSorted(
    (one, other) => Number(live(other, now)) - Number(live(one, now)),
  );
  const make = (look: "primary" | "plain") => (
    <Button look={look} onClick={() => setMaking(true)}>
      Make a key
    </Button>
  );
  return (
    <AdminFrame title="Keys for programs" action={make("plain")}>
      <p className="soft">
        A program with a key acts in your name, within what the key may do. These are your own keys.
      </p>
      {made ? <NewKey made={made} onKept={() => setMade(null)} /> : null}
      {problem ? (
        <Failure what="The keys could not be loaded." kept={problem.sentence} onRetry={again} />
      ) : loading ? (
        <Skeleton rows={4} />
      ) : keys.length === 0 ? (
        <Empty title="No keys yet" next="Make one for a program that reads or brings data in your name.">
          {make("primary")}
        </Empty>
      ) : (
        <Table
          caption="Your keys"
          rows={keys}
          rowKey={(key) => key.id}
          columns={columnsOf(now, revoke.busy, (key) => void revoke.tell({ input: { tokenId: key.id } }))}
        />
      )}
      <Problems problems={revoke.problems} />
      {making ? (
        <Suspense>
          <KeyForm
            onMade={(key) => {
              setMade(key);
              setMaking(false);
            }}
            onClose={() => setMaking(false)}
          />
        </Suspense>
      ) : null}
    </AdminFrame>
  );
}

/** It stands on the page, not in a dialog that a stray press would close: it cannot be shown again. */
function NewKey({ made, onKept }: { made: { name: string; secret: string }; onKept: () => void }) {
  const [copied, setCopied] = useState<"no" | "yes" | "failed">("no");
  const copy = () =>
    void navigator.clipboard.writeText(made.secret).then(
      () => setCopied("yes"),
      () => setCopied("failed"),
    );
  return (
    <section className="new-key" aria-label={`The key for ${made.name}`}>
      <p role="status">
        <b>The key for {made.name} is shown only now.</b> Put it where the program keeps its secrets. Whoever
        has it acts in your name.
      </p>
      <TextField
        label="Key"
        readOnly
        spellCheck={false}
        value={made.secret}
        onFocus={(event) => event.target.select()}
      />
      <div className="actions">
        <Button look="primary" onClick={copy}>
          Copy
        </Button>
        <Button onClick={onKept}>I have kept it</Button>
        <span role="status" className="soft">
          {copied === "yes"
            ? "Copied."
            : copied === "failed"
              ? "It could not be copied. Select it and copy it by hand."
              : ""}
        </span>
      </div>
    </section>
  );
}

function columnsOf(now: number, busy: boolean, onRevoke: (key: Key) => void): Column<Key>[] {
  return [
    { id: "name", title: "Name", cell: (key) => key.name },
    {
      id: "may",
      title: "May",
      cell: (key) =>
        key.scopes.map((scope) => SCOPE_WORDS[scope.toUpperCase() as keyof typeof SCOPE_WORDS]).join(", "),
    },
    { id: "made", title: "Made", cell: (key) => shortDay(key.createdAt, now) },
    {
      id: "used",
      title: "Last used",
      cell: (key) => (key.lastUsedAt ? shortDay(key.lastUsedAt, now) : "Never"),
    },
    {
      id: "ends",
      title: "Ends",
      cell: (key) =>
        key.revokedAt
          ? `Revoked ${shortDay(key.revokedAt, now)}`
          : live(key, now)
            ? shortDay(key.expiresAt, now)
            : `Ended ${shortDay(key.expiresAt, now)}`,
    },
    {
      id: "revoke",
      title: "Revoke",
      cell: (key) =>
        live(key, now) ? (
          <Button busy={busy} aria-label={`Revoke ${key.name}`} onClick={() => onRevoke(key)}>
            Revoke
          </Button>
        ) : null,
    },
  ];
}
