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

export type ApproveRebaselineInput = {
  rebaselineId: string;
};

export type Assurance =
  /** Cannot meet its target without a change */
  | 'FAILS'
  /** Meets its target sometimes, by chance */
  | 'HIT_AND_MISS'
  /** No target or no limits */
  | 'NONE'
  /** Meets its target every time */
  | 'PASSES';

export type Cadence =
  /** Yearly */
  | 'ANNUAL'
  /** Monthly */
  | 'MONTHLY'
  /** Quarterly */
  | 'QUARTERLY'
  /** Weekly */
  | 'WEEKLY';

export type ChartKind =
  /** Counts (c) */
  | 'C'
  /** Cases between events (g) */
  | 'G'
  /** Proportions (p) */
  | 'P'
  /** Proportions, overdispersed (p′) */
  | 'P_PRIME'
  /** Run chart */
  | 'RUN'
  /** Time between events (t) */
  | 'T'
  /** Rates (u) */
  | 'U'
  /** Rates, overdispersed (u′) */
  | 'U_PRIME'
  /** Means (X̄–S) */
  | 'XBAR_S'
  /** Single values (XmR) */
  | 'XMR';

export type DeclineRebaselineInput = {
  reason: string;
  rebaselineId: string;
};

export type Direction =
  /** Lower is better */
  | 'DECREASE'
  /** Higher is better */
  | 'INCREASE'
  /** Stay in a range */
  | 'MAINTAIN';

export type EndRebaselineInput = {
  reason: string;
  rebaselineId: string;
};

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

export type Outside =
  /** Beyond the 95% limits */
  | 'INNER'
  /** Beyond the 99.8% limits */
  | 'OUTER';

export type ProposeRebaselineInput = {
  /** The limits begin anew with the first period that starts on or after it. */
  first: string;
  /** Limits from the periods that end by then. */
  frozenUntil?: string | null | undefined;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  measureId: string;
  reason: string;
  unitId: string;
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

export type SeamKind =
  /** New definition */
  | 'DEFINITION'
  /** New limits */
  | 'REBASELINE'
  /** Target changed */
  | 'TARGET';

export type Signal =
  /** Above the upper limit */
  | 'ABOVE_LIMITS'
  /** Below the lower limit */
  | 'BELOW_LIMITS'
  /** Seven or more in a row falling */
  | 'FALLING'
  /** Seven or more in a row rising */
  | 'RISING'
  /** Seven or more in a row above the middle */
  | 'SEVEN_HIGH'
  /** Seven or more in a row below the middle */
  | 'SEVEN_LOW'
  /** Two of three near the upper limit */
  | 'TWO_OF_THREE_HIGH'
  /** Two of three near the lower limit */
  | 'TWO_OF_THREE_LOW';

export type SignalVerdict =
  /** Worse */
  | 'CONCERN'
  /** High */
  | 'HIGH'
  /** Better */
  | 'IMPROVEMENT'
  /** Low */
  | 'LOW';

export type Variation =
  /** No real change */
  | 'COMMON_CAUSE'
  /** Worse: high or rising */
  | 'CONCERN_HIGH'
  /** Worse: low or falling */
  | 'CONCERN_LOW'
  /** Better: high or rising */
  | 'IMPROVEMENT_HIGH'
  /** Better: low or falling */
  | 'IMPROVEMENT_LOW'
  /** High or rising */
  | 'NEUTRAL_HIGH'
  /** Low or falling */
  | 'NEUTRAL_LOW'
  /** No values */
  | 'NONE';

export type MeasuresQueryVariables = Exact<{
  q?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type MeasuresQuery = { measures: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, code: string, name: string, unit: string, direction: Direction, cadence: Cadence, lagDays: number, steward: { id: string, name: string | null, position: string } | null }> } };

export type MeasurePageQueryVariables = Exact<{
  id: string;
}>;


export type MeasurePageQuery = { measure: { id: string, code: string, name: string, definition: string, direction: Direction, scale: Scale, unit: string, numerator: string, denominator: string, riskAdjusted: boolean, cadence: Cadence, lagDays: number, sources: Array<string>, version: number, retired: boolean, identifiers: Array<{ system: string, value: string }>, steward: { id: string, name: string | null, position: string } | null, units: Array<{ id: string, name: string }>, pastDefinitions: Array<{ id: string, definition: string, validFrom: string, validTo: string }> } };

export type LimitFragment = { id: string, first: string, reason: string, proposedAt: string, canApprove: boolean, canEnd: boolean, proposedBy: { id: string, name: string | null, position: string } | null, approvedBy: { id: string, name: string | null, position: string } | null };

export type LimitsFragment = { kind: ChartKind, variation: Variation, assurance: Assurance, reading: string, lights: string, flips: number | null, points: Array<{ periodStart: string, periodEnd: string, source: string, centre: number | null, lower: number | null, upper: number | null, phase: number, signal: Signal | null, verdict: SignalVerdict | null }> };

export type MeasureSeriesQueryVariables = Exact<{
  id: string;
  unit: string;
}>;


export type MeasureSeriesQuery = { chart: { canRebaseline: boolean, kind: ChartKind, variation: Variation, assurance: Assurance, reading: string, lights: string, flips: number | null, seams: Array<{ on: string, kind: SeamKind, words: string }>, rebaselines: Array<{ id: string, first: string, reason: string, proposedAt: string, canApprove: boolean, canEnd: boolean, proposedBy: { id: string, name: string | null, position: string } | null, approvedBy: { id: string, name: string | null, position: string } | null }>, proposed: Array<{ id: string, first: string, reason: string, proposedAt: string, canApprove: boolean, canEnd: boolean, proposedBy: { id: string, name: string | null, position: string } | null, approvedBy: { id: string, name: string | null, position: string } | null }>, points: Array<{ periodStart: string, periodEnd: string, source: string, centre: number | null, lower: number | null, upper: number | null, phase: number, signal: Signal | null, verdict: SignalVerdict | null }> }, interventions: { nodes: Array<{ id: string, title: string, beginsOn: string, goal: { id: string } | null }> }, measure: { id: string, series: Array<{ id: string, value: string, numerator: string | null, denominator: string | null, expected: string | null, periodStart: string, periodEnd: string, source: string, provisional: boolean, note: string, recordedAt: string, queries: Array<{ id: string, question: string, askedAt: string, answeredAt: string | null, answer: string, askedBy: { id: string, name: string | null, position: string } | null }> }> }, goals: { nodes: Array<{ id: string, title: string, state: GoalState, targetHistory: Array<{ id: string, target: string | null, low: string | null, high: string | null, dueOn: string, validFrom: string | null, validTo: string | null, measure: { id: string }, unit: { id: string } }> }> } };

export type EveryUnitQueryVariables = Exact<{
  id: string;
}>;


export type EveryUnitQuery = { charts: Array<{ variation: Variation, assurance: Assurance, unit: { id: string, name: string }, target: { id: string, target: string | null, low: string | null, high: string | null } | null, points: Array<{ value: string | null, provisional: boolean, centre: number | null, lower: number | null, upper: number | null }> }> };

export type MeasureGapsQueryVariables = Exact<{ [key: string]: never; }>;


export type MeasureGapsQuery = { gapFinder: Array<{ start: string, end: string, value: number, benchmark: number, cases: number, units: number, measure: { id: string, name: string, unit: string, direction: Direction, numerator: string }, largest: Array<{ id: string, name: string }> }> };

export type DataQualityQueryVariables = Exact<{
  id: string;
}>;


export type DataQualityQuery = { dataQuality: Array<{ due: number, missing: number, late: number, restated: number, questioned: number, unit: { id: string, name: string } }>, goals: { nodes: Array<{ id: string, title: string, unit: { id: string, name: string } }> } };

export type FunnelQueryVariables = Exact<{
  id: string;
}>;


export type FunnelQuery = { funnel: { start: string, end: string, centre: number, dispersion: number, reading: string, units: Array<{ value: number | null, exposure: number, lower95: number | null, upper95: number | null, lower998: number | null, upper998: number | null, outside: Outside | null, verdict: SignalVerdict | null, unit: { id: string, name: string } }> } | null };

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

export type ProposeRebaselineMutationVariables = Exact<{
  input: ProposeRebaselineInput;
}>;


export type ProposeRebaselineMutation = { proposeRebaseline: { rebaseline: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type ApproveRebaselineMutationVariables = Exact<{
  input: ApproveRebaselineInput;
}>;


export type ApproveRebaselineMutation = { approveRebaseline: { rebaseline: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type DeclineRebaselineMutationVariables = Exact<{
  input: DeclineRebaselineInput;
}>;


export type DeclineRebaselineMutation = { declineRebaseline: { rebaseline: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type EndRebaselineMutationVariables = Exact<{
  input: EndRebaselineInput;
}>;


export type EndRebaselineMutation = { endRebaseline: { rebaseline: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

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
export const LimitFragmentDoc = new TypedDocumentString(`
    fragment Limit on Rebaseline {
  id
  first
  reason
  proposedAt
  canApprove
  canEnd
  proposedBy {
    id
    name
    position
  }
  approvedBy {
    id
    name
    position
  }
}
    `, {"fragmentName":"Limit"}) as unknown as TypedDocumentString<LimitFragment, unknown>;
export const LimitsFragmentDoc = new TypedDocumentString(`
    fragment Limits on Chart {
  kind
  variation
  assurance
  reading
  lights
  flips
  points {
    periodStart
    periodEnd
    source
    centre
    lower
    upper
    phase
    signal
    verdict
  }
}
    `, {"fragmentName":"Limits"}) as unknown as TypedDocumentString<LimitsFragment, unknown>;
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
  chart(measureId: $id, unitId: $unit) {
    ...Limits
    seams {
      on
      kind
      words
    }
    canRebaseline
    rebaselines {
      ...Limit
    }
    proposed {
      ...Limit
    }
  }
  interventions(measureId: $id, unitId: $unit, first: 100) {
    nodes {
      id
      title
      beginsOn
      goal {
        id
      }
    }
  }
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
    fragment Limit on Rebaseline {
  id
  first
  reason
  proposedAt
  canApprove
  canEnd
  proposedBy {
    id
    name
    position
  }
  approvedBy {
    id
    name
    position
  }
}
fragment Limits on Chart {
  kind
  variation
  assurance
  reading
  lights
  flips
  points {
    periodStart
    periodEnd
    source
    centre
    lower
    upper
    phase
    signal
    verdict
  }
}`) as unknown as TypedDocumentString<MeasureSeriesQuery, MeasureSeriesQueryVariables>;
export const EveryUnitDocument = new TypedDocumentString(`
    query EveryUnit($id: UUID!) {
  charts(measureId: $id) {
    unit {
      id
      name
    }
    target {
      id
      target
      low
      high
    }
    variation
    assurance
    points {
      value
      provisional
      centre
      lower
      upper
    }
  }
}
    `) as unknown as TypedDocumentString<EveryUnitQuery, EveryUnitQueryVariables>;
export const MeasureGapsDocument = new TypedDocumentString(`
    query MeasureGaps {
  gapFinder {
    measure {
      id
      name
      unit
      direction
      numerator
    }
    start
    end
    value
    benchmark
    cases
    units
    largest {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<MeasureGapsQuery, MeasureGapsQueryVariables>;
export const DataQualityDocument = new TypedDocumentString(`
    query DataQuality($id: UUID!) {
  dataQuality(measureId: $id) {
    unit {
      id
      name
    }
    due
    missing
    late
    restated
    questioned
  }
  goals(measureId: $id, first: 50) {
    nodes {
      id
      title
      unit {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DataQualityQuery, DataQualityQueryVariables>;
export const FunnelDocument = new TypedDocumentString(`
    query Funnel($id: UUID!) {
  funnel(measureId: $id) {
    start
    end
    centre
    dispersion
    reading
    units {
      unit {
        id
        name
      }
      value
      exposure
      lower95
      upper95
      lower998
      upper998
      outside
      verdict
    }
  }
}
    `) as unknown as TypedDocumentString<FunnelQuery, FunnelQueryVariables>;
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
export const ProposeRebaselineDocument = new TypedDocumentString(`
    mutation ProposeRebaseline($input: ProposeRebaselineInput!) {
  proposeRebaseline(input: $input) {
    rebaseline {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<ProposeRebaselineMutation, ProposeRebaselineMutationVariables>;
export const ApproveRebaselineDocument = new TypedDocumentString(`
    mutation ApproveRebaseline($input: ApproveRebaselineInput!) {
  approveRebaseline(input: $input) {
    rebaseline {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<ApproveRebaselineMutation, ApproveRebaselineMutationVariables>;
export const DeclineRebaselineDocument = new TypedDocumentString(`
    mutation DeclineRebaseline($input: DeclineRebaselineInput!) {
  declineRebaseline(input: $input) {
    rebaseline {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<DeclineRebaselineMutation, DeclineRebaselineMutationVariables>;
export const EndRebaselineDocument = new TypedDocumentString(`
    mutation EndRebaseline($input: EndRebaselineInput!) {
  endRebaseline(input: $input) {
    rebaseline {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<EndRebaselineMutation, EndRebaselineMutationVariables>;
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