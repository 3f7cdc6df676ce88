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
  useRouterState,
  type SearchSchemaInput,
} from "@tanstack/react-router";
import { Empty, Failure, Skeleton } from "../ui/panel";
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

export interface CascadeSearch {
  view?: "map" | "outline" | undefined;
  goal?: string | undefined;
  unit?: string | undefined;
  status?: string | undefined;
  gap?: string | undefined;
  q?: string | undefined;
  cycle?: string | undefined;
}

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== ""
    ? value.slice(0, 200)
    : typeof value === "number"
      ? String(value)
      : undefined;

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
  }),
  component: lazyRouteComponent(() => import("../features/cascade/page"), "CascadePage"),
});

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/cascade" });
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown> & SearchSchemaInput) => ({
    next: text(search.next),
    error: text(search.error),
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
  routeTree: root.addChildren([home, cascade, signIn, askReset, setPassword]),
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
