import type { FormEvent, ReactNode } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Problems } from "./problems";

interface FormDialogProps {
  title: string;
  onClose: () => void;
  onSubmit: () => void;
  submit: string;
  busy: boolean;
  problems: readonly { code: string; sentence: string; line?: number | null }[];
  /** What is still missing before it can be sent. */
  missing?: string | null | undefined;
  danger?: boolean;
  children: ReactNode;
}

/** A few fields and one way on. What was typed stays when the server refuses. */
export function FormDialog({
  title,
  onClose,
  onSubmit,
  submit,
  busy,
  problems,
  missing,
  danger = false,
  children,
}: FormDialogProps) {
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!busy && !missing) onSubmit();
  };
  return (
    <Dialog title={title} place="sheet" open onClose={onClose}>
      <form className="dialog-body" onSubmit={send} noValidate>
        {children}
        <footer className="dialog-foot">
          <Problems problems={problems} />
          <div className="actions form-actions">
            <Button look="quiet" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" look={danger ? "danger" : "primary"} busy={busy} reason={missing}>
              {submit}
            </Button>
          </div>
        </footer>
      </form>
    </Dialog>
  );
}
