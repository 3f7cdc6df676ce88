import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Button } from "./button";
import { Icon } from "./icon";

interface DialogProps {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  /** "sheet" rises from the bottom edge on a phone; "top" hangs from the top, for finding things. */
  place?: "centre" | "sheet" | "top";
  /** The title is only read out. */
  quietTitle?: boolean;
}

/** Focus stays inside, Escape and a press outside close it, and focus returns to where it was. */
export function Dialog({
  title,
  open,
  onClose,
  children,
  place = "centre",
  quietTitle = false,
}: DialogProps) {
  return (
    <ModalOverlay
      className={`overlay ${place}`}
      isOpen={open}
      isDismissable
      onOpenChange={(next) => next || onClose()}
    >
      <Modal className="modal">
        <AriaDialog className="dialog" aria-label={quietTitle ? title : undefined}>
          {quietTitle ? null : (
            <header>
              <Heading slot="title" level={2}>
                {title}
              </Heading>
              <Button look="quiet" aria-label="Close" onClick={onClose}>
                <Icon name="close" />
              </Button>
            </header>
          )}
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
