/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

export type WhyItMattersQueryVariables = Exact<{
  top: string;
  own: string;
  asOf?: string | null | undefined;
}>;


export type WhyItMattersQuery = { top: { id: string, boardSentence: string }, own: { id: string, impacts: Array<{ dimension: Impact, weight: string, why: string }> } };

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

export const WhyItMattersDocument = new TypedDocumentString(`
    query WhyItMatters($top: UUID!, $own: UUID!, $asOf: String) {
  top: goal(id: $top, asOf: $asOf) {
    id
    boardSentence
  }
  own: goal(id: $own, asOf: $asOf) {
    id
    impacts {
      dimension
      weight
      why
    }
  }
}
    `) as unknown as TypedDocumentString<WhyItMattersQuery, WhyItMattersQueryVariables>;