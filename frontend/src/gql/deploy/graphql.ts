/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AlignmentKind =
  /** Drives */
  | 'DRIVES'
  /** Same measure */
  | 'SAME_MEASURE'
  /** Supports */
  | 'SUPPORTS';

export type DeployGoalInput = {
  goalId: string;
  kind?: AlignmentKind | null | undefined;
  /** Propose each at once. */
  propose?: boolean | null | undefined;
  rows: Array<DeployRowInput>;
};

export type DeployRowInput = {
  baseline?: string | null | undefined;
  dueOn?: string | null | undefined;
  high?: string | null | undefined;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  low?: string | null | undefined;
  ownerId?: string | null | undefined;
  target?: string | null | undefined;
  title?: string | null | undefined;
  unitId: string;
  weight?: string | null | undefined;
};

export type GoalAction =
  /** Say that a changed target was seen */
  | 'ACKNOWLEDGE'
  /** Ask for support */
  | 'ASK_SUPPORT'
  /** Ask to close */
  | 'ASK_TO_CLOSE'
  /** Check in */
  | 'CHECK_IN'
  /** Close */
  | 'CLOSE'
  /** Commit */
  | 'COMMIT'
  /** Record a decision */
  | 'DECIDE'
  /** Let somebody act for you */
  | 'DELEGATE'
  /** Hand down to units */
  | 'DEPLOY'
  /** Edit */
  | 'EDIT'
  /** Make an exception */
  | 'GRANT'
  /** Plan changes and lay out what drives it */
  | 'IMPROVE'
  /** Link it to a goal above */
  | 'OFFER_LINK'
  /** Ask somebody to take it on */
  | 'OFFER_ROLE'
  /** Promise work of one's own */
  | 'PROMISE'
  /** Propose */
  | 'PROPOSE'
  /** Name a risk */
  | 'RAISE_RISK'
  /** Reopen */
  | 'REOPEN'
  /** Reply to check-ins */
  | 'REPLY'
  /** Restrict who sees it */
  | 'RESTRICT'
  /** Send back */
  | 'SEND_BACK'
  /** Set or propose a target */
  | 'SET_TARGET'
  /** Sustain */
  | 'SUSTAIN';

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

export type TargetRole =
  /** Balancing */
  | 'BALANCING'
  /** Outcome */
  | 'OUTCOME'
  /** Process */
  | 'PROCESS';

export type GoalToDeployQueryVariables = Exact<{
  id: string;
}>;


export type GoalToDeployQuery = { goal: { id: string, title: string, state: GoalState, unit: { id: string, name: string }, unitLoad: { cap: number } | null, targets: Array<{ id: string, line: string, role: TargetRole, target: string | null, low: string | null, high: string | null, dueOn: string, measure: { id: string, name: string, unit: string } }>, alignmentsDown: Array<{ id: string, child: { id: string, state: GoalState, unit: { id: string } } | null }>, allowed: Array<{ action: GoalAction, allowed: boolean, sentence: string | null }> } };

export type UnitsToDeployQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type UnitsToDeployQuery = { units: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, code: string, name: string, goalsCarried: number }> } };

export type OwnersToAskQueryVariables = Exact<{
  q: string;
}>;


export type OwnersToAskQuery = { people: { nodes: Array<{ id: string, name: string | null, position: string, email: string | null }>, pageInfo: { hasNextPage: boolean } } };

export type DeployMutationVariables = Exact<{
  input: DeployGoalInput;
}>;


export type DeployMutation = { deployGoal: { goals: Array<{ id: string, title: string, unit: { id: string, name: string }, unitLoad: { carried: number, sentence: string } | null }> | null, errors: Array<{ code: string, sentence: string, field: string | null, line: number | null }> } };

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

export const GoalToDeployDocument = new TypedDocumentString(`
    query GoalToDeploy($id: UUID!) {
  goal(id: $id) {
    id
    title
    state
    unit {
      id
      name
    }
    unitLoad {
      cap
    }
    targets {
      id
      line
      role
      target
      low
      high
      dueOn
      measure {
        id
        name
        unit
      }
    }
    alignmentsDown {
      id
      child {
        id
        state
        unit {
          id
        }
      }
    }
    allowed {
      action
      allowed
      sentence
    }
  }
}
    `) as unknown as TypedDocumentString<GoalToDeployQuery, GoalToDeployQueryVariables>;
export const UnitsToDeployDocument = new TypedDocumentString(`
    query UnitsToDeploy($after: String) {
  units(first: 100, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      code
      name
      goalsCarried
    }
  }
}
    `) as unknown as TypedDocumentString<UnitsToDeployQuery, UnitsToDeployQueryVariables>;
export const OwnersToAskDocument = new TypedDocumentString(`
    query OwnersToAsk($q: String!) {
  people(q: $q, first: 25) {
    nodes {
      id
      name
      position
      email
    }
    pageInfo {
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<OwnersToAskQuery, OwnersToAskQueryVariables>;
export const DeployDocument = new TypedDocumentString(`
    mutation Deploy($input: DeployGoalInput!) {
  deployGoal(input: $input) {
    goals {
      id
      title
      unit {
        id
        name
      }
      unitLoad {
        carried
        sentence
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
    `) as unknown as TypedDocumentString<DeployMutation, DeployMutationVariables>;