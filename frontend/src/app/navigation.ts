import type { LinkProps } from "@tanstack/react-router";
import type { IconName } from "../ui/icon";
import type { Me } from "./session";

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
  /** Shown only to whom this answers yes; everybody else does not miss it. */
  forWhom?: (me: Me) => boolean;
}

/** Only pages that work. A page that is added to the routes is added here. */
export const PAGES: readonly Page[] = [
  { title: "Home", to: "/", icon: "home", key: "h", phone: "tab" },
  { title: "Cascade", to: "/cascade", icon: "cascade", key: "c", phone: "tab" },
  {
    title: "Follow-through",
    to: "/follow-through",
    icon: "follow",
    key: "f",
    phone: "more",
    forWhom: (me) => me.home !== "FRONT_LINE",
  },
  { title: "Measures", to: "/measures", icon: "measures", key: "m", phone: "tab" },
  {
    title: "True North",
    to: "/true-north",
    icon: "star",
    key: "t",
    phone: "more",
    forWhom: (me) => me.home !== "FRONT_LINE",
  },
  {
    title: "Risks",
    to: "/risks",
    icon: "risk",
    key: "r",
    phone: "more",
    forWhom: (me) => me.home !== "FRONT_LINE",
  },
  {
    title: "Meetings",
    to: "/meetings",
    icon: "meeting",
    key: "e",
    phone: "more",
    forWhom: (me) => me.home !== "FRONT_LINE",
  },
  {
    title: "Packets",
    to: "/packets",
    icon: "packet",
    key: "p",
    phone: "more",
    forWhom: (me) => me.capabilities.includes("read_packets"),
  },
  {
    title: "Draft a goal",
    to: "/goals/new",
    icon: "goal",
    key: "n",
    phone: "more",
    forWhom: (me) => me.capabilities.includes("draft_goals"),
  },
  {
    title: "Admin",
    to: "/admin",
    icon: "admin",
    key: "a",
    phone: "more",
    forWhom: (me) =>
      ["administer", "import", "plan_cycles", "define_measures", "oversee"].some((one) =>
        me.capabilities.includes(one),
      ),
  },
];

/** The pages of this person, in their order. On a leader's phone Home is where they check in. */
export function pagesFor(me: Me | null): readonly Page[] {
  return PAGES.filter((page) => !page.forWhom || (me !== null && page.forWhom(me))).map((page) =>
    page.to === "/" && me?.home === "LEADER" ? { ...page, phoneTitle: "Check in" } : page,
  );
}
