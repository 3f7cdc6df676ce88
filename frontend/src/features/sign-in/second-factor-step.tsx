import { useSure } from "./sure";
import { TotpSetup } from "./totp-setup";

/** A role asks for a second factor: it is set up once, here, before anything else opens. */
export function SecondFactorStep({ onDone }: { onDone: () => void }) {
  const { send, question } = useSure();
  return (
    <section className="sign-in-box">
      <h2>Set up your second factor</h2>
      <p>Your role asks for one.</p>
      <TotpSetup send={send} onDone={onDone} />
      {question}
    </section>
  );
}
