import { lazy, Suspense, type ComponentType } from "react";
import { useAsk } from "../../app/ask";
import { useSession } from "../../app/session";
import { HomeDocument, type HomeQuery } from "../../gql/home/graphql";
import { Failure, Panel, Skeleton } from "../../ui/panel";
import "./home.css";
import { anythingWaits, WaitingForYou } from "./waiting-for-you";

const BoardView = lazy(() => import("./board").then((room) => ({ default: room.BoardView })));
const FrontLineView = lazy(() => import("./front-line").then((room) => ({ default: room.FrontLineView })));
const Start = lazy(() => import("./start").then((room) => ({ default: room.Start })));

export type Home = HomeQuery["home"];

interface Given {
  checkIns: ComponentType;
  /** It begins the page where nothing else does. */
  followThrough: ComponentType<{ first: boolean }>;
}

/** What this person sees first. What other features show of it is given by the router, as features never import each other. */
export function HomePage({ checkIns: CheckIns, followThrough }: Given) {
  const { data, problem, loading, again } = useAsk(HomeDocument, {});
  const { me } = useSession();
  const leads = me?.home === "LEADER";
  const rest = problem ? (
    <Failure what="Home could not be loaded." kept={problem.sentence} onRetry={again} />
  ) : loading || !data ? (
    leads ? null : (
      <Skeleton rows={10} />
    )
  ) : (
    <Suspense fallback={<Skeleton rows={10} />}>
      <Rest home={data.home} CheckIns={leads ? null : CheckIns} FollowThrough={followThrough} />
    </Suspense>
  );
  if (!leads) return rest;
  return (
    <div className="page narrow home">
      <Panel name="Your check-ins">
        <CheckIns />
      </Panel>
      {rest}
    </div>
  );
}

interface RestProps {
  home: Home;
  CheckIns: ComponentType | null;
  FollowThrough: Given["followThrough"];
}

function Rest({ home, CheckIns, FollowThrough }: RestProps) {
  const waiting = home.leader ? (
    <Panel name="What waits for you">
      <WaitingForYou leader={home.leader} day={home.day} />
    </Panel>
  ) : null;
  const waits = home.leader !== null && anythingWaits(home.leader);
  switch (home.kind) {
    case "BOARD":
      return (
        <BoardView board={home.board} day={home.day}>
          {waits ? waiting : null}
        </BoardView>
      );
    case "OVERSIGHT":
      return (
        <div className="page home wide-home">
          <Start board={home.board} />
          <FollowThrough first={home.board === null} />
          {CheckIns && waits ? waiting : null}
        </div>
      );
    case "FRONT_LINE":
      return home.frontLine ? <FrontLineView home={home.frontLine} day={home.day} /> : null;
    default:
      return waiting;
  }
}
