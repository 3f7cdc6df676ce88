import { tell } from "../../app/ask";
import { isWaiting, undoWaiting } from "../../app/sending";
import { WithdrawCheckInDocument } from "../../gql/app/graphql";

/** Undo: out of the box while it is still on this device, else by a word that supersedes it on the server. */
export async function takeBack(checkInId: string): Promise<void> {
  if (isWaiting(checkInId)) await undoWaiting(checkInId);
  else await tell(WithdrawCheckInDocument, { input: { checkInId } });
}
