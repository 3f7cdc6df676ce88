import { useState } from "react";
import { REPLY_WORDS } from "../domain/codes";
import { uuid7 } from "../domain/ids";
import { ReplyToCheckInDocument } from "../gql/app/graphql";
import { Button } from "../ui/button";
import { FreeText } from "../ui/free-text";
import { Problems } from "../ui/problems";
import { useTell } from "./ask";

const KINDS = Object.keys(REPLY_WORDS) as (keyof typeof REPLY_WORDS)[];

/** The three one-tap replies of the owner above, with an optional line. */
export function ReplyButtons({
  checkInId,
  reason,
}: {
  checkInId: string;
  reason?: string | null | undefined;
}) {
  const [line, setLine] = useState<string | null>(null);
  const [id] = useState(() => uuid7());
  const { tell, busy, problems } = useTell(ReplyToCheckInDocument);
  return (
    <div className="reply-buttons">
      {line === null ? null : (
        <FreeText label="A line with it" value={line} onText={setLine} maxLength={300} />
      )}
      <div className="actions">
        {KINDS.map((kind) => (
          <Button
            key={kind}
            busy={busy}
            reason={reason}
            onClick={() => void tell({ input: { id, checkInId, kind, text: line?.trim() || null } })}
          >
            {REPLY_WORDS[kind]}
          </Button>
        ))}
        {line === null && !reason ? (
          <Button look="quiet" onClick={() => setLine("")}>
            Add a line
          </Button>
        ) : null}
      </div>
      <Problems problems={problems} />
    </div>
  );
}
