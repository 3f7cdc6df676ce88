/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type TrueNorthQueryVariables = Exact<{
  unitId?: string | null | undefined;
  release?: string | null | undefined;
  changes?: string | null | undefined;
}>;


export type TrueNorthQuery = { rating: { release: string, title: string, source: string, precision: string, uses: Array<string>, limitations: Array<string>, releases: Array<string>, low: number, high: number, unit: { id: string, name: string } | null, hospitals: Array<{ id: string, name: string }>, now: { summary: number | null, peerGroup: number, stars: number, up: number | null, down: number | null }, then: { summary: number | null, peerGroup: number, stars: number, up: number | null, down: number | null }, groups: Array<{ id: string, weight: number, measures: number, reported: number, score: number | null, then: number | null }>, measures: Array<{ code: string, group: string, lowerIsBetter: boolean, value: number | null, then: number | null, mean: number, sd: number, lowest: number, highest: number, deviations: number | null, slope: number | null, firstDay: string, lastDay: string, measure: { id: string, name: string, unit: string } | null, goals: Array<{ target: number, effect: number | null, goal: { id: string, title: string } | null }> }>, alone: Array<{ code: string, now: number, then: number }>, together: Array<{ code: string, now: number, then: number }> } | null };

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

export const TrueNorthDocument = new TypedDocumentString(`
    query TrueNorth($unitId: UUID, $release: String, $changes: String) {
  rating(unitId: $unitId, release: $release, changes: $changes) {
    release
    title
    source
    precision
    uses
    limitations
    releases
    low
    high
    unit {
      id
      name
    }
    hospitals {
      id
      name
    }
    now {
      summary
      peerGroup
      stars
      up
      down
    }
    then {
      summary
      peerGroup
      stars
      up
      down
    }
    groups {
      id
      weight
      measures
      reported
      score
      then
    }
    measures {
      code
      group
      lowerIsBetter
      value
      then
      mean
      sd
      lowest
      highest
      deviations
      slope
      firstDay
      lastDay
      measure {
        id
        name
        unit
      }
      goals {
        target
        effect
        goal {
          id
          title
        }
      }
    }
    alone {
      code
      now
      then
    }
    together {
      code
      now
      then
    }
  }
}
    `) as unknown as TypedDocumentString<TrueNorthQuery, TrueNorthQueryVariables>;