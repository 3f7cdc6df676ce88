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

export type EditGoalInput = {
  boardSentence?: string | null | undefined;
  checkInDays?: number | null | undefined;
  /** Only before it is committed. */
  cycleId?: string | null | undefined;
  expectedVersion: number;
  goalId: string;
  impacts?: Array<GoalImpactInput> | null | undefined;
  /** Units that take part. */
  participantIds?: Array<string> | null | undefined;
  resources?: Array<ResourceInput> | null | undefined;
  restricted?: boolean | null | undefined;
  title?: string | null | undefined;
  /** Only before it is committed. */
  unitId?: string | null | undefined;
};

export type EndGrantInput = {
  grantId: string;
};

export type GiveGrantInput = {
  goalId: string;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  permission: GrantedRight;
  personId: string;
  reason?: string | null | undefined;
  validTo: string;
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

export type GoalImpactInput = {
  dimension: Impact;
  weight: ImpactWeight;
  why: string;
};

export type GrantedRight =
  /** Approve */
  | 'APPROVE'
  /** Check in */
  | 'CHECK_IN'
  /** Manage */
  | 'MANAGE'
  | 'VIEW_GOAL';

export type Impact =
  | 'COST_OF_CARE'
  /** Efficiency */
  | 'EFFICIENCY'
  /** Liability */
  | 'LIABILITY'
  | 'PATIENT_EXPERIENCE'
  | 'RATINGS_AND_REPUTATION'
  /** Regulatory */
  | 'REGULATORY'
  | 'WORKFORCE_WELLBEING';

export type ImpactWeight =
  /** Primary */
  | 'PRIMARY'
  /** Secondary */
  | 'SECONDARY';

export type OwnerState =
  /** Acting owner */
  | 'ACTING'
  /** No owner */
  | 'NONE'
  /** Offered */
  | 'OFFERED'
  /** Owner */
  | 'OWNER';

export type ResourceInput = {
  title: string;
  url: string;
};

export type GoalAccessQueryVariables = Exact<{
  id: string;
}>;


export type GoalAccessQuery = { goal: { id: string, title: string, restricted: boolean, version: number, unit: { id: string, name: string }, ownership: { state: OwnerState, person: { id: string, name: string | null, position: string } | null }, approvers: Array<{ id: string, name: string | null, position: string }>, assignments: Array<{ id: string, role: AssignmentRole, person: { id: string, name: string | null, position: string } | null }>, delegations: Array<{ id: string, validTo: string, toPerson: { id: string, name: string | null, position: string } | null }>, grants: Array<{ id: string, permission: string, validTo: string, reason: string, person: { id: string, name: string | null, position: string } | null, grantedBy: { id: string, name: string | null, position: string } | null }>, allowed: Array<{ action: GoalAction, allowed: boolean, sentence: string | null }> } };

export type GiveGrantMutationVariables = Exact<{
  input: GiveGrantInput;
}>;


export type GiveGrantMutation = { giveGrant: { goalGrant: { id: string, validTo: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type EndGrantMutationVariables = Exact<{
  input: EndGrantInput;
}>;


export type EndGrantMutation = { endGrant: { goalGrant: { id: string, validTo: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type RestrictGoalMutationVariables = Exact<{
  input: EditGoalInput;
}>;


export type RestrictGoalMutation = { editGoal: { goal: { id: string, restricted: boolean, version: number } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type WhyCanIQueryVariables = Exact<{
  personId: string;
  goalId: string;
}>;


export type WhyCanIQuery = { access: Array<{ action: GoalAction, allowed: boolean, sentence: string, path: Array<string> }> };

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

export const GoalAccessDocument = new TypedDocumentString(`
    query GoalAccess($id: UUID!) {
  goal(id: $id) {
    id
    title
    restricted
    version
    unit {
      id
      name
    }
    ownership {
      state
      person {
        id
        name
        position
      }
    }
    approvers {
      id
      name
      position
    }
    assignments {
      id
      role
      person {
        id
        name
        position
      }
    }
    delegations {
      id
      validTo
      toPerson {
        id
        name
        position
      }
    }
    grants {
      id
      permission
      validTo
      reason
      person {
        id
        name
        position
      }
      grantedBy {
        id
        name
        position
      }
    }
    allowed {
      action
      allowed
      sentence
    }
  }
}
    `) as unknown as TypedDocumentString<GoalAccessQuery, GoalAccessQueryVariables>;
export const GiveGrantDocument = new TypedDocumentString(`
    mutation GiveGrant($input: GiveGrantInput!) {
  giveGrant(input: $input) {
    goalGrant {
      id
      validTo
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<GiveGrantMutation, GiveGrantMutationVariables>;
export const EndGrantDocument = new TypedDocumentString(`
    mutation EndGrant($input: EndGrantInput!) {
  endGrant(input: $input) {
    goalGrant {
      id
      validTo
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<EndGrantMutation, EndGrantMutationVariables>;
export const RestrictGoalDocument = new TypedDocumentString(`
    mutation RestrictGoal($input: EditGoalInput!) {
  editGoal(input: $input) {
    goal {
      id
      restricted
      version
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<RestrictGoalMutation, RestrictGoalMutationVariables>;
export const WhyCanIDocument = new TypedDocumentString(`
    query WhyCanI($personId: UUID!, $goalId: UUID!) {
  access(personId: $personId, goalId: $goalId) {
    action
    allowed
    sentence
    path
  }
}
    `) as unknown as TypedDocumentString<WhyCanIQuery, WhyCanIQueryVariables>;