/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AssignmentRole =
  /** Owner */
  | 'ACCOUNTABLE'
  /** Consulted */
  | 'CONSULTED'
  /** Informed */
  | 'INFORMED'
  /** Partner */
  | 'PARTNER'
  /** Responsible */
  | 'RESPONSIBLE';

export type ChainSort =
  /** Age */
  | 'AGE'
  /** Reach */
  | 'REACH'
  /** Reach times age */
  | 'REACH_AGE';

export type FindingAct =
  /** Accept until */
  | 'ACCEPT'
  /** Link it to a goal above */
  | 'ALIGN'
  /** Ask the level above */
  | 'ASK_ABOVE'
  /** Ask an owner */
  | 'OFFER'
  /** Remind */
  | 'REMIND';

export type FindingCode =
  /** Link not agreed yet */
  | 'ALIGNMENT_NOT_AGREED'
  /** Report and data differ */
  | 'CONTRADICTION'
  /** Data late */
  | 'DATA_LATE'
  /** Data questioned */
  | 'DATA_QUESTIONED'
  /** Delegation ended, no word since */
  | 'DELEGATION_EXPIRED'
  /** Level missing */
  | 'LEVEL_MISSING'
  /** No measure in use */
  | 'NO_MEASURE'
  /** No owner */
  | 'NO_OWNER'
  /** Not yet linked to a board goal */
  | 'NO_PARENT'
  /** Off track, no reply yet */
  | 'NO_REPLY'
  /** No target */
  | 'NO_TARGET'
  /** Action overdue */
  | 'OVERDUE_ACTION'
  /** More goals than the unit can carry */
  | 'OVERLOADED_UNIT'
  /** Acting owner */
  | 'OWNER_LEFT'
  /** Owner asked, not accepted yet */
  | 'OWNER_NOT_ACCEPTED'
  /** Linked to a closed goal */
  | 'PARENT_CLOSED'
  /** Update due */
  | 'STALE_CHECK_IN'
  /** Needs support from above */
  | 'SUPPORT_MISSING'
  /** Target changed */
  | 'TARGET_CHANGED'
  /** Trouble below */
  | 'TROUBLE_BELOW'
  /** Acting owner for too long */
  | 'VACANT';

export type OfferAssignmentInput = {
  goalId: string;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  note?: string | null | undefined;
  personId: string;
  role?: AssignmentRole | null | undefined;
};

export type FollowThroughQueryVariables = Exact<{
  unitId?: string | null | undefined;
  asOf?: string | null | undefined;
}>;


export type FollowThroughQuery = { followThrough: { day: string, accepted: number, medianDaysToClose: number | null, reopened: number, unit: { id: string, name: string } | null, integrity: { sentence: string, links: number, linksSound: number, committed: number, current: number, owners: number, ownersUpdated: number, ownerDays: number }, trend: Array<{ day: string, committed: number, sound: number }>, counts: Array<{ code: FindingCode, sentence: string, blocking: boolean, count: number, change: number | null }> }, levels: Array<{ id: string, name: string, ordinal: number, required: boolean }> };

export type WeakChainsQueryVariables = Exact<{
  codes?: Array<FindingCode> | FindingCode | null | undefined;
  unitId?: string | null | undefined;
  accepted?: boolean | null | undefined;
  sort?: ChainSort | null | undefined;
  asOf?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WeakChainsQuery = { weakChains: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ since: string | null, days: number, reach: number, goal: { id: string, title: string }, line: { reachesBoard: boolean, steps: Array<{ agreed: boolean, gaps: Array<FindingCode>, goal: { id: string, title: string, level: { id: string, ordinal: number } | null, unit: { id: string, name: string } } }> }, findings: Array<{ id: string, code: FindingCode, subjectId: string | null, sentence: string, about: string, blocking: boolean, days: number, whoSentence: string, may: Array<FindingAct>, accepted: { id: string, until: string, reason: string, acceptedBy: { id: string, position: string, name: string | null } | null } | null, lastReminded: { id: string, at: string, to: { id: string, position: string, name: string | null } | null } | null }> }> } };

export type AskAnOwnerMutationVariables = Exact<{
  input: OfferAssignmentInput;
}>;


export type AskAnOwnerMutation = { offerAssignment: { handoff: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

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

export const FollowThroughDocument = new TypedDocumentString(`
    query FollowThrough($unitId: UUID, $asOf: String) {
  followThrough(unitId: $unitId, asOf: $asOf) {
    day
    unit {
      id
      name
    }
    integrity {
      sentence
      links
      linksSound
      committed
      current
      owners
      ownersUpdated
      ownerDays
    }
    trend {
      day
      committed
      sound
    }
    accepted
    medianDaysToClose
    reopened
    counts {
      code
      sentence
      blocking
      count
      change
    }
  }
  levels {
    id
    name
    ordinal
    required
  }
}
    `) as unknown as TypedDocumentString<FollowThroughQuery, FollowThroughQueryVariables>;
export const WeakChainsDocument = new TypedDocumentString(`
    query WeakChains($codes: [FindingCode!], $unitId: UUID, $accepted: Boolean, $sort: ChainSort, $asOf: String, $first: Int, $after: String) {
  weakChains(
    codes: $codes
    unitId: $unitId
    accepted: $accepted
    sort: $sort
    asOf: $asOf
    first: $first
    after: $after
  ) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      since
      days
      reach
      goal {
        id
        title
      }
      line {
        reachesBoard
        steps {
          agreed
          gaps
          goal {
            id
            title
            level {
              id
              ordinal
            }
            unit {
              id
              name
            }
          }
        }
      }
      findings {
        id
        code
        subjectId
        sentence
        about
        blocking
        days
        whoSentence
        may
        accepted {
          id
          until
          reason
          acceptedBy {
            id
            position
            name
          }
        }
        lastReminded {
          id
          at
          to {
            id
            position
            name
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WeakChainsQuery, WeakChainsQueryVariables>;
export const AskAnOwnerDocument = new TypedDocumentString(`
    mutation AskAnOwner($input: OfferAssignmentInput!) {
  offerAssignment(input: $input) {
    handoff {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<AskAnOwnerMutation, AskAnOwnerMutationVariables>;