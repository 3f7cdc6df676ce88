import type { LinkProps } from "@tanstack/react-router";
import type { IconName } from "../ui/icon";

export interface Page {
  title: string;
  to: NonNullable<LinkProps["to"]>;
  icon: IconName;
  /** The second key after "g". */
  key: string;
  /** Where it stands on a phone: one of the tabs, or under More. */
  phone: "tab" | "more";
  /** Its name on a phone's tab where that differs. */
  phoneTitle?: string;
}

/** Only pages that work. A page that is added to the routes is added here. */
export const PAGES: readonly Page[] = [
  { title: "Cascade", to: "/cascade", icon: "cascade", key: "c", phone: "tab" },
];
