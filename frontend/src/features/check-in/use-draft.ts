import { useCallback, useEffect, useState } from "react";
import { drop, keepSoon, kept } from "../../app/local";
import {
  draftKey,
  emptyDraft,
  isEmptyDraft,
  revived,
  type CheckInDraft,
  type KeptDraft,
} from "../../domain/drafts";

/** What the person has begun to say, kept on this device for them alone until it is sent. */
export function useDraft(personId: string, goalId: string) {
  const key = draftKey(personId, goalId);
  const [draft, setDraft] = useState<CheckInDraft>(emptyDraft);
  useEffect(() => {
    let here = true;
    void kept<KeptDraft>(key).then((found) => {
      const old = revived(found, Date.now());
      if (here && old) setDraft((now) => (isEmptyDraft(now) ? old : now));
    });
    return () => {
      here = false;
    };
  }, [key]);
  const change = useCallback(
    (part: Partial<CheckInDraft>) =>
      setDraft((before) => {
        const next = { ...before, ...part };
        keepSoon(key, isEmptyDraft(next) ? null : { draft: next, savedAt: Date.now() });
        return next;
      }),
    [key],
  );
  const clear = useCallback(() => {
    setDraft(emptyDraft());
    void drop(key);
  }, [key]);
  return { draft, change, clear };
}
