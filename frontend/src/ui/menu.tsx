import type { ReactNode } from "react";
import {
  Button as AriaButton,
  Menu as AriaMenu,
  MenuItem,
  MenuTrigger,
  Popover,
} from "react-aria-components";

export interface MenuAction {
  id: string;
  title: string;
  keys?: string | undefined;
  /** Why it cannot be used now. */
  reason?: string | null | undefined;
  run: () => void;
}

export function Menu({
  label,
  trigger,
  actions,
}: {
  label: string;
  trigger: ReactNode;
  actions: MenuAction[];
}) {
  return (
    <MenuTrigger>
      <AriaButton className="button quiet" aria-label={label}>
        {trigger}
      </AriaButton>
      <Popover className="popover" placement="bottom end">
        <AriaMenu className="menu" aria-label={label}>
          {actions.map((action) => (
            <MenuItem
              key={action.id}
              id={action.id}
              textValue={action.title}
              isDisabled={Boolean(action.reason)}
              onAction={action.run}
            >
              <span>{action.title}</span>
              {action.reason ? <span className="soft small">{action.reason}</span> : null}
              {action.keys ? <kbd>{action.keys}</kbd> : null}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
