/**
 * All routes in one place. A feature gives a page component; its typed search parameters live here, because they are
 * the saved views. To add a page: a route below, a line in navigation.ts. Features never import each other.
 */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  retainSearchParams,
  useRouterState,
  type SearchSchemaInput,
} from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import type { FollowSearch } from "../features/follow-through/state";
import { Empty, Failure, Skeleton } from "../ui/panel";
import { GOAL_TABS, MEASURE_VIEWS, ratingSearch, text, type CascadeSearch, type PastSearch } from "./address";
import { Gate } from "./gate";
import { Shell } from "./shell";

/** Signing in stands alone; every other page stands in the shell, behind the sign-in. */
function Frame() {
  const alone = useRouterState({
    select: (state) => /^\/(sign-in|account)(\/|$)/.test(state.location.pathname),
  });
  return alone ? (
    <Outlet />
  ) : (
    <Gate>
      <Shell />
    </Gate>
  );
}

const root = createRootRoute({
  component: Frame,
  notFoundComponent: () => (
    <Empty title="This page does not exist" next="The address may be old. Start from the menu." />
  ),
});

const inPast = { middlewares: [retainSearchParams<PastSearch>(["asOf"])] };

const cascade = createRoute({
  getParentRoute: () => root,
  path: "/cascade",
  validateSearch: (search: Record<string, unknown> & SearchSchemaInput): CascadeSearch => ({
    view: search.view === "map" || search.view === "outline" ? search.view : undefined,
    goal: text(search.goal),
    unit: text(search.unit),
    status: text(search.status),
    gap: text(search.gap),
    q: text(search.q),
    cycle: text(search.cycle),
    asOf: text(search.asOf),
  }),
  search: inPast,
  component: lazyRouteComponent(() => import("../features/cascade/page"), "CascadePage"),
});

/** Home shows the check-ins that are due, or follow-through, first; features meet only here. */
const DueCheckIns = lazy(() =>
  import("../features/check-in/due-list").then((room) => ({ default: room.DueCheckIns })),
);
const Home = lazy(() => import("../features/home/page").then((room) => ({ default: room.HomePage })));

const FollowThrough = lazy(() =>
  import("../features/follow-through/home").then((room) => ({ default: room.FollowThroughAtHome })),
);

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: () => (
    <Suspense fallback={<Skeleton />}>
      <Home checkIns={DueCheckIns} followThrough={FollowThrough} />
    </Suspense>
  ),
});

const checkIn = createRoute({
  getParentRoute: () => root,
  path: "/check-in",
  validateSearch: (search: Record<string, unknown> & SearchSchemaInput) => ({ goal: text(search.goal) }),
  component: lazyRouteComponent(() => import("../features/check-in/page"), "CheckInPage"),
});

/** What a goal is begun with, for example from a what-if. */
export interface NewGoalSearch {
  title?: string | undefined;
  unit?: string | undefined;
  unitName?: string | undefined;
}

const newGoal = createRoute({
  getParentRoute: () => root,
  path: "/goals/new",
  validateSearch: (search: Record<string, unknown> & SearchSchemaInput): NewGoalSearch => ({
    title: text(search.title),
    unit: text(search.unit),
    unitName: text(search.unitName),
  }),
  component: lazyRouteComponent(() => import("../features/goal/new-page"), "NewGoalPage"),
});

const goal = createRoute({
  getParentRoute: () => root,
  path: "/goals/$id",
  validateSearch: (
    search: Record<string, unknown> & SearchSchemaInput,
  ): PastSearch & { tab?: (typeof GOAL_TABS)[number] | undefined } => ({
    tab: GOAL_TABS.find((tab) => tab === search.tab),
    asOf: text(search.asOf),
  }),
  search: inPast,
  component: lazyRouteComponent(() => import("../features/goal/page"), "GoalPage"),
});

const deployGoal = createRoute({
  getParentRoute: () => root,
  path: "/goals/$id/deploy",
  component: lazyRouteComponent(() => import("../features/deploy/page"), "DeployPage"),
});

const goalAccess = createRoute({
  getParentRoute: () => root,
  path: "/goals/$id/access",
  component: lazyRouteComponent(() => import("../features/access/page"), "AccessPage"),
});

const SORTS = ["age", "reach"] as const;

const followThrough = createRoute({
  getParentRoute: () => root,
  path: "/follow-through",
  validateSearch: (search: Record<string, unknown> & SearchSchemaInput): FollowSearch => ({
    code: text(search.code),
    unit: text(search.unit),
    sort: SORTS.find((sort) => sort === search.sort),
    accepted: search.accepted === true || undefined,
    asOf: text(search.asOf),
  }),
  search: inPast,
  component: lazyRouteComponent(() => import("../features/follow-through/page"), "FollowThroughPage"),
});

const measures = createRoute({
  getParentRoute: () => root,
  path: "/measures",
  validateSearch: (search: Record<string, unknown> & SearchSchemaInput) => ({
    q: text(search.q),
    view: search.view === "gaps" ? ("gaps" as const) : undefined,
  }),
  component: lazyRouteComponent(() => import("../features/measures/list-page"), "MeasuresPage"),
});

const measure = createRoute({
  getParentRoute: () => root,
  path: "/measures/$id",
  validateSearch: (search: Record<string, unknown> & SearchSchemaInput) => ({
    unit: text(search.unit),
    view: MEASURE_VIEWS.find((view) => view === search.view),
  }),
  component: lazyRouteComponent(() => import("../features/measures/page"), "MeasurePage"),
});

const trueNorth = createRoute({
  getParentRoute: () => root,
  path: "/true-north",
  validateSearch: ratingSearch,
  component: lazyRouteComponent(() => import("../features/true-north/page"), "TrueNorthPage"),
});

const whatIf = createRoute({
  getParentRoute: () => root,
  path: "/true-north/what-if",
  validateSearch: ratingSearch,
  component: lazyRouteComponent(() => import("../features/true-north/what-if-page"), "WhatIfPage"),
});

const method = createRoute({
  getParentRoute: () => root,
  path: "/true-north/method",
  validateSearch: ratingSearch,
  component: lazyRouteComponent(() => import("../features/true-north/method-page"), "MethodPage"),
});

const realCare = createRoute({
  getParentRoute: () => root,
  path: "/true-north/care",
  validateSearch: ratingSearch,
  component: lazyRouteComponent(() => import("../features/true-north/care-page"), "CarePage"),
});

const choice = createRoute({
  getParentRoute: () => root,
  path: "/true-north/choice",
  validateSearch: ratingSearch,
  component: lazyRouteComponent(() => import("../features/true-north/choice-page"), "ChoicePage"),
});

const risks = createRoute({
  getParentRoute: () => root,
  path: "/risks",
  component: lazyRouteComponent(() => import("../features/risks/page"), "RisksPage"),
});

const otherRatings = createRoute({
  getParentRoute: () => root,
  path: "/true-north/other",
  validateSearch: ratingSearch,
  component: lazyRouteComponent(() => import("../features/true-north/other-page"), "OtherRatingsPage"),
});

const admin = createRoute({
  getParentRoute: () => root,
  path: "/admin",
  beforeLoad: () => {
    throw redirect({ to: "/admin/units" });
  },
});

const adminUnits = createRoute({
  getParentRoute: () => root,
  path: "/admin/units",
  validateSearch: (search: Record<string, unknown> & SearchSchemaInput) => ({ q: text(search.q) }),
  component: lazyRouteComponent(() => import("../features/admin/units-page"), "UnitsPage"),
});

const adminPeople = createRoute({
  getParentRoute: () => root,
  path: "/admin/people",
  validateSearch: (search: Record<string, unknown> & SearchSchemaInput) => ({ q: text(search.q) }),
  component: lazyRouteComponent(() => import("../features/admin/people-page"), "PeoplePage"),
});

const adminCycles = createRoute({
  getParentRoute: () => root,
  path: "/admin/cycles",
  component: lazyRouteComponent(() => import("../features/admin/cycles-page"), "CyclesPage"),
});

const adminMeasures = createRoute({
  getParentRoute: () => root,
  path: "/admin/measures",
  component: lazyRouteComponent(() => import("../features/admin/measures-page"), "DefineMeasurePage"),
});

const adminSettings = createRoute({
  getParentRoute: () => root,
  path: "/admin/settings",
  component: lazyRouteComponent(() => import("../features/admin/settings-page"), "SettingsPage"),
});

const adminImport = createRoute({
  getParentRoute: () => root,
  path: "/admin/import",
  component: lazyRouteComponent(() => import("../features/admin/import-page"), "ImportPage"),
});

const packets = createRoute({
  getParentRoute: () => root,
  path: "/packets",
  component: lazyRouteComponent(() => import("../features/packets/list-page"), "PacketsPage"),
});

const packet = createRoute({
  getParentRoute: () => root,
  path: "/packets/$id",
  component: lazyRouteComponent(() => import("../features/packets/page"), "PacketPage"),
});

const meetings = createRoute({
  getParentRoute: () => root,
  path: "/meetings",
  component: lazyRouteComponent(() => import("../features/meetings/list-page"), "MeetingsPage"),
});

const forum = createRoute({
  getParentRoute: () => root,
  path: "/meetings/$id",
  component: lazyRouteComponent(() => import("../features/meetings/page"), "ForumPage"),
});

const handOn = createRoute({
  getParentRoute: () => root,
  path: "/hand-on",
  component: lazyRouteComponent(() => import("../features/hand-on/page"), "HandOnPage"),
});

const adminRecord = createRoute({
  getParentRoute: () => root,
  path: "/admin/record",
  component: lazyRouteComponent(() => import("../features/admin/record-page"), "RecordPage"),
});

const adminKeys = createRoute({
  getParentRoute: () => root,
  path: "/admin/keys",
  component: lazyRouteComponent(() => import("../features/admin/keys-page"), "KeysPage"),
});

const yourAccount = createRoute({
  getParentRoute: () => root,
  path: "/your-account",
  component: lazyRouteComponent(() => import("../features/sign-in/your-account-page"), "YourAccountPage"),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (
    search: Record<string, unknown> & SearchSchemaInput,
  ): { next?: string | undefined; error?: string | undefined; choose?: boolean } => ({
    next: text(search.next),
    error: text(search.error),
    ...(search.choose === true ? { choose: true } : {}),
  }),
  component: lazyRouteComponent(() => import("../features/sign-in/page"), "SignInPage"),
});

const askReset = createRoute({
  getParentRoute: () => root,
  path: "/account/password/reset",
  component: lazyRouteComponent(() => import("../features/sign-in/reset-page"), "AskResetPage"),
});

const setPassword = createRoute({
  getParentRoute: () => root,
  path: "/account/password/reset/$key",
  component: lazyRouteComponent(() => import("../features/sign-in/reset-page"), "SetPasswordPage"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    cascade,
    checkIn,
    newGoal,
    goal,
    deployGoal,
    goalAccess,
    followThrough,
    measures,
    measure,
    trueNorth,
    whatIf,
    method,
    realCare,
    choice,
    otherRatings,
    risks,
    admin,
    adminUnits,
    adminPeople,
    adminCycles,
    adminMeasures,
    adminSettings,
    adminImport,
    adminKeys,
    adminRecord,
    packets,
    packet,
    meetings,
    forum,
    handOn,
    yourAccount,
    signIn,
    askReset,
    setPassword,
  ]),
  defaultPreload: "intent",
  defaultPendingMs: 200,
  defaultPendingComponent: Skeleton,
  defaultErrorComponent: ({ reset }) => (
    <Failure what="This page could not be shown." kept="Nothing you saved is lost." onRetry={reset} />
  ),
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
