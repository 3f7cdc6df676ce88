import { useSnapshot } from "../../app/snapshot";
import { words } from "../../domain/words";
import { Skeleton } from "../../ui/panel";

export function CascadePage() {
  const { snapshot } = useSnapshot();
  return snapshot ? <h1>{words.goals(snapshot.count)}</h1> : <Skeleton />;
}
