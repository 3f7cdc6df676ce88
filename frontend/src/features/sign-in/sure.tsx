import { useCallback, useState, type ReactNode } from "react";
import { auth, type AuthAnswer } from "../../app/session";
import { TextField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import type { Send } from "./totp-setup";
import { sentenceOf } from "./ways";

interface Asked {
  byCode: boolean;
  answer: (sure: boolean) => void;
}

const GIVEN_UP: AuthAnswer = { status: 401 };

/** Sends what only its owner may; where the sign-in is old the server wants to know again who is there. */
export function useSure(): { send: Send; question: ReactNode } {
  const [asked, setAsked] = useState<Asked | null>(null);
  const send = useCallback<Send>(async (method, path, body) => {
    const first = await auth(method, path, body);
    const ways = first.data?.flows?.map((flow) => flow.id) ?? [];
    const byCode = ways.includes("mfa_reauthenticate");
    if (first.status !== 401 || !(byCode || ways.includes("reauthenticate"))) return first;
    const sure = await new Promise<boolean>((answer) => setAsked({ byCode, answer }));
    setAsked(null);
    return sure ? auth(method, path, body) : GIVEN_UP;
  }, []);
  return { send, question: asked ? <Question {...asked} /> : null };
}

function Question({ byCode, answer }: Asked) {
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    const { status } = byCode
      ? await auth("POST", "auth/2fa/reauthenticate", { code: typed.replaceAll(" ", "") })
      : await auth("POST", "auth/reauthenticate", { password: typed });
    setBusy(false);
    if (status === 200) answer(true);
    else
      setProblem(sentenceOf(status) ?? (byCode ? "This code is not right." : "This password is not right."));
  };
  return (
    <FormDialog
      title="Is it still you?"
      submit="Go on"
      busy={busy}
      problems={[]}
      missing={typed ? null : byCode ? "Type the code." : "Type your password."}
      onClose={() => answer(false)}
      onSubmit={() => void submit()}
    >
      <TextField
        label={byCode ? "Code from your authenticator app" : "Your password"}
        type={byCode ? "text" : "password"}
        autoComplete={byCode ? "one-time-code" : "current-password"}
        inputMode={byCode ? "numeric" : "text"}
        value={typed}
        error={problem}
        onChange={(event) => setTyped(event.target.value)}
      />
    </FormDialog>
  );
}
