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

export type HomeKind =
  /** Board */
  | 'BOARD'
  /** Front line */
  | 'FRONT_LINE'
  /** Leader */
  | 'LEADER'
  /** Oversight */
  | 'OVERSIGHT';

export type OfferAssignmentsInput = {
  drafts: Array<OfferDraftInput>;
};

export type OfferDraftInput = {
  goalId: string;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  note?: string | null | undefined;
  personId: string;
  role?: AssignmentRole | null | undefined;
};

export type WithdrawOfferInput = {
  handoffId: string;
  note?: string | null | undefined;
};

export type ToHandOnQueryVariables = Exact<{ [key: string]: never; }>;


export type ToHandOnQuery = { home: { kind: HomeKind, leader: { toHandOn: Array<{ id: string, title: string, unit: { id: string, name: string } }> } | null } };

export type OfferManyMutationVariables = Exact<{
  input: OfferAssignmentsInput;
}>;


export type OfferManyMutation = { offerAssignments: { handoffs: Array<{ id: string }> | null, errors: Array<{ code: string, sentence: string, line: number | null }> } };

export type WithdrawOfferMutationVariables = Exact<{
  input: WithdrawOfferInput;
}>;


export type WithdrawOfferMutation = { withdrawOffer: { handoff: { id: string } | null, errors: Array<{ code: string, sentence: string }> } };

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

export const ToHandOnDocument = new TypedDocumentString(`
    query ToHandOn {
  home {
    kind
    leader {
      toHandOn {
        id
        title
        unit {
          id
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ToHandOnQuery, ToHandOnQueryVariables>;
export const OfferManyDocument = new TypedDocumentString(`
    mutation OfferMany($input: OfferAssignmentsInput!) {
  offerAssignments(input: $input) {
    handoffs {
      id
    }
    errors {
      code
      sentence
      line
    }
  }
}
    `) as unknown as TypedDocumentString<OfferManyMutation, OfferManyMutationVariables>;
export const WithdrawOfferDocument = new TypedDocumentString(`
    mutation WithdrawOffer($input: WithdrawOfferInput!) {
  withdrawOffer(input: $input) {
    handoff {
      id
    }
    errors {
      code
      sentence
    }
  }
}
    `) as unknown as TypedDocumentString<WithdrawOfferMutation, WithdrawOfferMutationVariables>;