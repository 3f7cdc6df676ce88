/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type Barrier =
  /** Census */
  | 'CENSUS'
  /** Equipment */
  | 'EQUIPMENT'
  /** Process */
  | 'PROCESS'
  /** Staffing */
  | 'STAFFING'
  /** Supply */
  | 'SUPPLY';

export type CheckInDraftInput = {
  barriers?: Array<Barrier> | null | undefined;
  claimed: Claim;
  /** 1 to 5, where the organization asks for it. */
  confidence?: number | null | undefined;
  /** A value that the unit counted itself; left out, the newest of the feed is quoted. */
  count?: OwnCountInput | null | undefined;
  goalId: string;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  /** When Send was pressed, on the person's own clock. */
  madeAt?: string | null | undefined;
  needsHelp?: boolean | null | undefined;
  /** Asked at risk or off track. */
  nextStep?: string | null | undefined;
  note?: string | null | undefined;
  /** The check-in that this one corrects. */
  supersedesId?: string | null | undefined;
  /** Sent with “Same as last time”. */
  unchanged?: boolean | null | undefined;
};

export type Claim =
  /** At risk */
  | 'AT_RISK'
  /** Off track */
  | 'OFF_TRACK'
  /** On track */
  | 'ON_TRACK';

export type Evidence =
  /** Achieved */
  | 'ACHIEVED'
  /** At risk */
  | 'AT_RISK'
  /** Awaiting data */
  | 'AWAITING_DATA'
  /** No target */
  | 'NONE'
  /** Not started */
  | 'NOT_STARTED'
  /** Off track */
  | 'OFF_TRACK'
  /** On track */
  | 'ON_TRACK'
  /** Too few to say */
  | 'TOO_FEW';

export type GoalState =
  /** Closed: achieved */
  | 'ACHIEVED'
  /** Committed */
  | 'COMMITTED'
  /** Draft */
  | 'DRAFT'
  /** Closed: missed */
  | 'MISSED'
  /** Proposed */
  | 'PROPOSED'
  /** Closed: stopped */
  | 'STOPPED'
  /** Sustaining */
  | 'SUSTAINING';

export type HomeKind =
  /** Board */
  | 'BOARD'
  /** Front line */
  | 'FRONT_LINE'
  /** Leader */
  | 'LEADER'
  /** Oversight */
  | 'OVERSIGHT';

export type OwnCountInput = {
  denominator?: string | null | undefined;
  numerator?: string | null | undefined;
  /** The first day after the period. */
  periodEnd: string;
  periodStart: string;
  /** Which target it is for; the first when left out. */
  targetId?: string | null | undefined;
  value?: string | null | undefined;
};

export type RecordCheckInInput = {
  barriers?: Array<Barrier> | null | undefined;
  claimed: Claim;
  /** 1 to 5, where the organization asks for it. */
  confidence?: number | null | undefined;
  /** A value that the unit counted itself; left out, the newest of the feed is quoted. */
  count?: OwnCountInput | null | undefined;
  goalId: string;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  /** When Send was pressed, on the person's own clock. */
  madeAt?: string | null | undefined;
  needsHelp?: boolean | null | undefined;
  /** Asked at risk or off track. */
  nextStep?: string | null | undefined;
  note?: string | null | undefined;
  /** The check-in that this one corrects. */
  supersedesId?: string | null | undefined;
  /** Sent with “Same as last time”. */
  unchanged?: boolean | null | undefined;
};

export type RecordCheckInsInput = {
  drafts: Array<CheckInDraftInput>;
};

export type ReplyKind =
  /** Let's talk */
  | 'LETS_TALK'
  /** Thanks, seen */
  | 'SEEN'
  /** I'll help */
  | 'WILL_HELP';

export type ReplyToCheckInInput = {
  checkInId: string;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  kind: ReplyKind;
  text?: string | null | undefined;
};

export type Role =
  /** Administrator */
  | 'ADMINISTRATOR'
  /** Auditor */
  | 'AUDITOR'
  /** Board member */
  | 'BOARD_MEMBER'
  /** Chief medical officer */
  | 'CMO'
  /** Contributor */
  | 'CONTRIBUTOR'
  /** Executive */
  | 'EXECUTIVE'
  /** Front line */
  | 'FRONT_LINE'
  /** Physician leader */
  | 'PHYSICIAN_LEADER'
  /** Data steward */
  | 'STEWARD'
  /** Unit leader */
  | 'UNIT_LEADER';

export type WithdrawCheckInInput = {
  checkInId: string;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
};

export type RecordCheckInMutationVariables = Exact<{
  input: RecordCheckInInput;
}>;


export type RecordCheckInMutation = { recordCheckIn: { checkIn: { id: string, claimed: Claim, note: string, nextStep: string, needsHelp: boolean, unchanged: boolean, recordedAt: string, goal: { id: string, standing: { claimed: Claim | null, evidence: Evidence, stale: boolean, needsHelp: boolean, lastCheckInAt: string | null, dueOn: string | null } | null, lastCheckIn: { id: string } | null } | null } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type RecordCheckInsMutationVariables = Exact<{
  input: RecordCheckInsInput;
}>;


export type RecordCheckInsMutation = { recordCheckIns: { checkIns: Array<{ id: string, claimed: Claim, goal: { id: string } | null }> | null, errors: Array<{ code: string, sentence: string, field: string | null, line: number | null }> } };

export type WithdrawCheckInMutationVariables = Exact<{
  input: WithdrawCheckInInput;
}>;


export type WithdrawCheckInMutation = { withdrawCheckIn: { checkIn: { id: string, withdrawn: boolean, goal: { id: string, standing: { claimed: Claim | null, stale: boolean, needsHelp: boolean, lastCheckInAt: string | null, dueOn: string | null } | null } | null } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type ReplyToCheckInMutationVariables = Exact<{
  input: ReplyToCheckInInput;
}>;


export type ReplyToCheckInMutation = { replyToCheckIn: { reply: { id: string, kind: ReplyKind, text: string, recordedAt: string, checkIn: { id: string, replies: Array<{ id: string, kind: ReplyKind, text: string, recordedAt: string, seenAt: string | null, person: { id: string, name: string | null, position: string } | null }> } | null } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type FindPeopleQueryVariables = Exact<{
  q?: string | null | undefined;
  role?: Role | null | undefined;
}>;


export type FindPeopleQuery = { people: { nodes: Array<{ id: string, name: string | null, position: string, unit: { id: string, name: string } | null }> } };

export type FindGoalsQueryVariables = Exact<{
  q?: string | null | undefined;
  state?: Array<GoalState> | GoalState | null | undefined;
}>;


export type FindGoalsQuery = { goals: { nodes: Array<{ id: string, title: string, unit: { id: string, name: string }, level: { id: string, name: string, ordinal: number } | null }> } };

export type FindUnitsQueryVariables = Exact<{
  q?: string | null | undefined;
}>;


export type FindUnitsQuery = { units: { nodes: Array<{ id: string, code: string, name: string, level: { id: string, name: string, ordinal: number, code: string } | null }> } };

export type FindMeasuresQueryVariables = Exact<{
  q?: string | null | undefined;
}>;


export type FindMeasuresQuery = { measures: { nodes: Array<{ id: string, code: string, name: string, unit: string }> } };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { capabilities: Array<string>, home: HomeKind | null, account: { id: string, email: string, secondFactor: boolean, secondFactorRequired: boolean }, people: Array<{ id: string, organizationId: string, organizationName: string, position: string, chosen: boolean }>, person: { id: string, name: string | null, position: string, unit: { id: string, name: string } | null } | null, organization: { id: string, name: string, demo: boolean, day: string, settings: { askConfidence: boolean, unitGoalCap: number }, levels: Array<{ id: string, ordinal: number, code: string, name: string }> } | null, roles: Array<{ id: string, role: Role, unit: { id: string, name: string } | null }> } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const RecordCheckInDocument = new TypedDocumentString(`
    mutation RecordCheckIn($input: RecordCheckInInput!) {
  recordCheckIn(input: $input) {
    checkIn {
      id
      claimed
      note
      nextStep
      needsHelp
      unchanged
      recordedAt
      goal {
        id
        standing {
          claimed
          evidence
          stale
          needsHelp
          lastCheckInAt
          dueOn
        }
        lastCheckIn {
          id
        }
      }
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<RecordCheckInMutation, RecordCheckInMutationVariables>;
export const RecordCheckInsDocument = new TypedDocumentString(`
    mutation RecordCheckIns($input: RecordCheckInsInput!) {
  recordCheckIns(input: $input) {
    checkIns {
      id
      claimed
      goal {
        id
      }
    }
    errors {
      code
      sentence
      field
      line
    }
  }
}
    `) as unknown as TypedDocumentString<RecordCheckInsMutation, RecordCheckInsMutationVariables>;
export const WithdrawCheckInDocument = new TypedDocumentString(`
    mutation WithdrawCheckIn($input: WithdrawCheckInInput!) {
  withdrawCheckIn(input: $input) {
    checkIn {
      id
      withdrawn
      goal {
        id
        standing {
          claimed
          stale
          needsHelp
          lastCheckInAt
          dueOn
        }
      }
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<WithdrawCheckInMutation, WithdrawCheckInMutationVariables>;
export const ReplyToCheckInDocument = new TypedDocumentString(`
    mutation ReplyToCheckIn($input: ReplyToCheckInInput!) {
  replyToCheckIn(input: $input) {
    reply {
      id
      kind
      text
      recordedAt
      checkIn {
        id
        replies {
          id
          kind
          text
          recordedAt
          seenAt
          person {
            id
            name
            position
          }
        }
      }
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<ReplyToCheckInMutation, ReplyToCheckInMutationVariables>;
export const FindPeopleDocument = new TypedDocumentString(`
    query FindPeople($q: String, $role: Role) {
  people(q: $q, role: $role, first: 12) {
    nodes {
      id
      name
      position
      unit {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FindPeopleQuery, FindPeopleQueryVariables>;
export const FindGoalsDocument = new TypedDocumentString(`
    query FindGoals($q: String, $state: [GoalState!]) {
  goals(q: $q, state: $state, first: 12) {
    nodes {
      id
      title
      unit {
        id
        name
      }
      level {
        id
        name
        ordinal
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FindGoalsQuery, FindGoalsQueryVariables>;
export const FindUnitsDocument = new TypedDocumentString(`
    query FindUnits($q: String) {
  units(q: $q, first: 12) {
    nodes {
      id
      code
      name
      level {
        id
        name
        ordinal
        code
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FindUnitsQuery, FindUnitsQueryVariables>;
export const FindMeasuresDocument = new TypedDocumentString(`
    query FindMeasures($q: String) {
  measures(q: $q, first: 12) {
    nodes {
      id
      code
      name
      unit
    }
  }
}
    `) as unknown as TypedDocumentString<FindMeasuresQuery, FindMeasuresQueryVariables>;
export const MeDocument = new TypedDocumentString(`
    query Me {
  me {
    account {
      id
      email
      secondFactor
      secondFactorRequired
    }
    people {
      id
      organizationId
      organizationName
      position
      chosen
    }
    person {
      id
      name
      position
      unit {
        id
        name
      }
    }
    organization {
      id
      name
      demo
      day
      settings {
        askConfidence
        unitGoalCap
      }
      levels {
        id
        ordinal
        code
        name
      }
    }
    roles {
      id
      role
      unit {
        id
        name
      }
    }
    capabilities
    home
  }
}
    `) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;