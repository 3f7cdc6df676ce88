import { useCallback, useEffect, useRef, useState } from "react";
import { drop, keep, kept } from "../../app/local";
import {
  draftKey,
  emptyDraft,
  isEmptyDraft,
  revived,
  type CheckInDraft,
  type KeptDraft,
} from "../../domain/drafts";

const SAVE_AFTER_MS = 400;

/** What the person has begun to say, kept on this device for them alone until it is sent. */
export function useDraft(personId: string, goalId: string) {
  const key = draftKey(personId, goalId);
  const [draft, setDraft] = useState<CheckInDraft>(emptyDraft);
  const timer = useRef(0);
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
        window.clearTimeout(timer.current);
        timer.current = window.setTimeout(
          () => void (isEmptyDraft(next) ? drop(key) : keep(key, { draft: next, savedAt: Date.now() })),
          SAVE_AFTER_MS,
        );
        return next;
      }),
    [key],
  );
  const clear = useCallback(() => {
    window.clearTimeout(timer.current);
    setDraft(emptyDraft());
    void drop(key);
  }, [key]);
  return { draft, change, clear };
}
