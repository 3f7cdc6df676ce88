import { useEffect, useState } from "react";
import type { AuthAnswer } from "../../app/session";
import { Button } from "../../ui/button";
import type { Send } from "./totp-setup";

type Codes = AuthAnswer & { data?: { unused_codes?: string[] } };

interface RecoveryCodesProps {
  send: Send;
  onDone: () => void;
  /** Makes new ones first; the old ones end. */
  anew?: boolean;
}

/** Shown once: each lets its owner in a single time when the phone is lost. */
export function RecoveryCodes({ send, onDone, anew = false }: RecoveryCodesProps) {
  const [codes, setCodes] = useState<string[] | null>(null);
  useEffect(() => {
    void send(anew ? "POST" : "GET", "account/authenticators/recovery-codes").then((answer: Codes) =>
      setCodes(answer.data?.unused_codes ?? []),
    );
    // Asked once: asking anew would make other codes.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies, react/exhaustive-deps
  }, []);
  if (codes === null) return null;
  return (
    <div className="totp" role="status">
      <p>
        <b>{codes.length > 0 ? "Keep these recovery codes." : "The codes cannot be shown again."}</b>{" "}
        {codes.length > 0
          ? "Each lets you in once when your phone is not there. They are not shown again."
          : "Make new ones if you have not kept them."}
      </p>
      {codes.length > 0 ? (
        <ul className="recovery-codes">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      ) : null}
      <Button look="primary" className="wide" onClick={onDone}>
        {codes.length > 0 ? "I have kept them" : "Go on"}
      </Button>
    </div>
  );
}
