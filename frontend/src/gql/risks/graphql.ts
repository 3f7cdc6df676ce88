/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type Degree =
  /** High */
  | 'HIGH'
  /** Low */
  | 'LOW'
  /** Medium */
  | 'MEDIUM';

export type OwnerState =
  /** Acting owner */
  | 'ACTING'
  /** No owner */
  | 'NONE'
  /** Offered */
  | 'OFFERED'
  /** Owner */
  | 'OWNER';

export type RiskRegisterQueryVariables = Exact<{
  unitId?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type RiskRegisterQuery = { riskRegister: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ size: number, goal: { id: string, title: string, unit: { id: string, name: string }, ownership: { state: OwnerState, person: { id: string, name: string | null, position: string } | null } }, risk: { id: string, text: string, likelihood: Degree, harm: Degree, owner: { id: string, name: string | null, position: string } | null, actions: Array<{ id: string, doneAt: string | null, droppedAt: string | null }> } | null, forecast: { id: string, sentence: string, dueOn: string } | null }> }, forecastScore: { right: number, of: number, sentence: string, brier: number | null, bins: Array<{ low: number, high: number, count: number, predicted: number, observed: number }> } };

export type InitiativesQueryVariables = Exact<{ [key: string]: never; }>;


export type InitiativesQuery = { initiatives: { nodes: Array<{ id: string, title: string, beginsOn: string, measure: { id: string, name: string }, unit: { id: string, name: string }, owner: { id: string, name: string | null, position: string } | null }> } };

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

export const RiskRegisterDocument = new TypedDocumentString(`
    query RiskRegister($unitId: UUID, $after: String) {
  riskRegister(unitId: $unitId, first: 50, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      size
      goal {
        id
        title
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
      }
      risk {
        id
        text
        likelihood
        harm
        owner {
          id
          name
          position
        }
        actions {
          id
          doneAt
          droppedAt
        }
      }
      forecast {
        id
        sentence
        dueOn
      }
    }
  }
  forecastScore {
    right
    of
    sentence
    brier
    bins {
      low
      high
      count
      predicted
      observed
    }
  }
}
    `) as unknown as TypedDocumentString<RiskRegisterQuery, RiskRegisterQueryVariables>;
export const InitiativesDocument = new TypedDocumentString(`
    query Initiatives {
  initiatives(first: 100) {
    nodes {
      id
      title
      beginsOn
      measure {
        id
        name
      }
      unit {
        id
        name
      }
      owner {
        id
        name
        position
      }
    }
  }
}
    `) as unknown as TypedDocumentString<InitiativesQuery, InitiativesQueryVariables>;