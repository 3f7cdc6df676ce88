/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AnswerDataQueryInput = {
  answer: string;
  dataQueryId: string;
};

export type Cadence =
  /** Yearly */
  | 'ANNUAL'
  /** Monthly */
  | 'MONTHLY'
  /** Quarterly */
  | 'QUARTERLY'
  /** Weekly */
  | 'WEEKLY';

export type Direction =
  /** Lower is better */
  | 'DECREASE'
  /** Higher is better */
  | 'INCREASE'
  /** Stay in a range */
  | 'MAINTAIN';

export type ExternalIdInput = {
  system: string;
  value: string;
};

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

export type MeasurementDraftInput = {
  denominator?: string | null | undefined;
  /** Predicted events, where risk-adjusted. */
  expected?: string | null | undefined;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  measureId: string;
  note?: string | null | undefined;
  numerator?: string | null | undefined;
  /** The first day after the period. */
  periodEnd: string;
  periodStart: string;
  provisional?: boolean | null | undefined;
  source: string;
  unitId: string;
  /** A proportion is a fraction: 0.94, not 94. */
  value?: string | null | undefined;
};

export type RecordMeasurementInput = {
  draft: MeasurementDraftInput;
  /** Why numbers already on record are replaced. */
  reason?: string | null | undefined;
};

export type RestateMeasurementInput = {
  denominator?: string | null | undefined;
  /** Predicted events, where risk-adjusted. */
  expected?: string | null | undefined;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  measurementId: string;
  note?: string | null | undefined;
  numerator?: string | null | undefined;
  reason: string;
  /** A proportion is a fraction: 0.94, not 94. */
  value?: string | null | undefined;
};

export type RetireMeasureInput = {
  /** The version you saw; a newer one answers stale_version. */
  expectedVersion?: number | null | undefined;
  measureId: string;
};

export type ReviseMeasureInput = {
  cadence?: Cadence | null | undefined;
  decimals?: number | null | undefined;
  definition?: string | null | undefined;
  denominator?: string | null | undefined;
  direction?: Direction | null | undefined;
  /** The version you saw; a newer one answers stale_version. */
  expectedVersion?: number | null | undefined;
  identifiers?: Array<ExternalIdInput> | null | undefined;
  lagDays?: number | null | undefined;
  measureId: string;
  name?: string | null | undefined;
  numerator?: string | null | undefined;
  per?: string | null | undefined;
  reason: string;
  riskAdjusted?: boolean | null | undefined;
  scale?: Scale | null | undefined;
  sources?: Array<string> | null | undefined;
  stewardId?: string | null | undefined;
  unit?: string | null | undefined;
};

export type Scale =
  /** Count */
  | 'COUNT'
  /** Days between events */
  | 'DAYS_BETWEEN'
  /** Mean */
  | 'MEAN'
  /** Proportion */
  | 'PROPORTION'
  /** Rate */
  | 'RATE'
  /** Observed to expected ratio */
  | 'RATIO';

export type MeasuresQueryVariables = Exact<{
  q?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type MeasuresQuery = { measures: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, code: string, name: string, unit: string, direction: Direction, cadence: Cadence, lagDays: number, steward: { id: string, name: string | null, position: string } | null }> } };

export type MeasurePageQueryVariables = Exact<{
  id: string;
}>;


export type MeasurePageQuery = { measure: { id: string, code: string, name: string, definition: string, direction: Direction, scale: Scale, unit: string, numerator: string, denominator: string, riskAdjusted: boolean, cadence: Cadence, lagDays: number, sources: Array<string>, version: number, retired: boolean, identifiers: Array<{ system: string, value: string }>, steward: { id: string, name: string | null, position: string } | null, units: Array<{ id: string, name: string }>, pastDefinitions: Array<{ id: string, definition: string, validFrom: string, validTo: string }> } };

export type MeasureSeriesQueryVariables = Exact<{
  id: string;
  unit: string;
}>;


export type MeasureSeriesQuery = { measure: { id: string, series: Array<{ id: string, value: string, numerator: string | null, denominator: string | null, expected: string | null, periodStart: string, periodEnd: string, source: string, provisional: boolean, note: string, recordedAt: string, queries: Array<{ id: string, question: string, askedAt: string, answeredAt: string | null, answer: string, askedBy: { id: string, name: string | null, position: string } | null }> }> }, goals: { nodes: Array<{ id: string, title: string, state: GoalState, targetHistory: Array<{ id: string, target: string | null, low: string | null, high: string | null, dueOn: string, validFrom: string | null, validTo: string | null, measure: { id: string }, unit: { id: string } }> }> } };

export type RecordMeasurementMutationVariables = Exact<{
  input: RecordMeasurementInput;
}>;


export type RecordMeasurementMutation = { recordMeasurement: { measurement: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type RestateMeasurementMutationVariables = Exact<{
  input: RestateMeasurementInput;
}>;


export type RestateMeasurementMutation = { restateMeasurement: { measurement: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type AnswerDataQueryMutationVariables = Exact<{
  input: AnswerDataQueryInput;
}>;


export type AnswerDataQueryMutation = { answerDataQuery: { dataQuery: { id: string, answeredAt: string | null, answer: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type MeasureDefinitionQueryVariables = Exact<{
  id: string;
}>;


export type MeasureDefinitionQuery = { measure: { id: string, name: string, definition: string, direction: Direction, unit: string, decimals: number, numerator: string, denominator: string, riskAdjusted: boolean, cadence: Cadence, lagDays: number, sources: Array<string>, version: number, steward: { id: string, name: string | null, position: string } | null } };

export type ReviseMeasureMutationVariables = Exact<{
  input: ReviseMeasureInput;
}>;


export type ReviseMeasureMutation = { reviseMeasure: { measure: { id: string, version: number } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type RetireMeasureMutationVariables = Exact<{
  input: RetireMeasureInput;
}>;


export type RetireMeasureMutation = { retireMeasure: { measure: { id: string, retired: boolean, version: number } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

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

export const MeasuresDocument = new TypedDocumentString(`
    query Measures($q: String, $after: String) {
  measures(q: $q, first: 100, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      code
      name
      unit
      direction
      cadence
      lagDays
      steward {
        id
        name
        position
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MeasuresQuery, MeasuresQueryVariables>;
export const MeasurePageDocument = new TypedDocumentString(`
    query MeasurePage($id: UUID!) {
  measure(id: $id) {
    id
    code
    name
    definition
    direction
    scale
    unit
    numerator
    denominator
    riskAdjusted
    cadence
    lagDays
    sources
    version
    retired
    identifiers {
      system
      value
    }
    steward {
      id
      name
      position
    }
    units {
      id
      name
    }
    pastDefinitions {
      id
      definition
      validFrom
      validTo
    }
  }
}
    `) as unknown as TypedDocumentString<MeasurePageQuery, MeasurePageQueryVariables>;
export const MeasureSeriesDocument = new TypedDocumentString(`
    query MeasureSeries($id: UUID!, $unit: UUID!) {
  measure(id: $id) {
    id
    series(unitId: $unit) {
      id
      value
      numerator
      denominator
      expected
      periodStart
      periodEnd
      source
      provisional
      note
      recordedAt
      queries {
        id
        question
        askedAt
        answeredAt
        answer
        askedBy {
          id
          name
          position
        }
      }
    }
  }
  goals(measureId: $id, first: 50) {
    nodes {
      id
      title
      state
      targetHistory {
        id
        target
        low
        high
        dueOn
        validFrom
        validTo
        measure {
          id
        }
        unit {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MeasureSeriesQuery, MeasureSeriesQueryVariables>;
export const RecordMeasurementDocument = new TypedDocumentString(`
    mutation RecordMeasurement($input: RecordMeasurementInput!) {
  recordMeasurement(input: $input) {
    measurement {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<RecordMeasurementMutation, RecordMeasurementMutationVariables>;
export const RestateMeasurementDocument = new TypedDocumentString(`
    mutation RestateMeasurement($input: RestateMeasurementInput!) {
  restateMeasurement(input: $input) {
    measurement {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<RestateMeasurementMutation, RestateMeasurementMutationVariables>;
export const AnswerDataQueryDocument = new TypedDocumentString(`
    mutation AnswerDataQuery($input: AnswerDataQueryInput!) {
  answerDataQuery(input: $input) {
    dataQuery {
      id
      answeredAt
      answer
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<AnswerDataQueryMutation, AnswerDataQueryMutationVariables>;
export const MeasureDefinitionDocument = new TypedDocumentString(`
    query MeasureDefinition($id: UUID!) {
  measure(id: $id) {
    id
    name
    definition
    direction
    unit
    decimals
    numerator
    denominator
    riskAdjusted
    cadence
    lagDays
    sources
    version
    steward {
      id
      name
      position
    }
  }
}
    `) as unknown as TypedDocumentString<MeasureDefinitionQuery, MeasureDefinitionQueryVariables>;
export const ReviseMeasureDocument = new TypedDocumentString(`
    mutation ReviseMeasure($input: ReviseMeasureInput!) {
  reviseMeasure(input: $input) {
    measure {
      id
      version
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<ReviseMeasureMutation, ReviseMeasureMutationVariables>;
export const RetireMeasureDocument = new TypedDocumentString(`
    mutation RetireMeasure($input: RetireMeasureInput!) {
  retireMeasure(input: $input) {
    measure {
      id
      retired
      version
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<RetireMeasureMutation, RetireMeasureMutationVariables>;