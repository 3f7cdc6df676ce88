/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type ApproveTrueNorthInput = {
  trueNorthId: string;
};

export type CareChange =
  /** Better */
  | 'BETTER'
  /** No real change */
  | 'FLAT'
  /** Too few to say */
  | 'UNKNOWN'
  /** Worse */
  | 'WORSE';

export type CompositeItemInput = {
  /** In standard deviations. */
  ceiling?: string | null | undefined;
  /** In standard deviations. */
  floor?: string | null | undefined;
  lowerIsBetter: boolean;
  /** Of those compared with, in the measure's own unit. */
  mean: string;
  measureId: string;
  /** Their standard deviation. */
  sd: string;
  weight: string;
};

export type DeclineTrueNorthInput = {
  reason: string;
  trueNorthId: string;
};

export type EndCompositeInput = {
  compositeId: string;
};

export type EndPairingInput = {
  pairingId: string;
};

export type EnterCompositeInput = {
  grades?: Array<GradeInput> | null | undefined;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  items: Array<CompositeItemInput>;
  lowest?: string | null | undefined;
  name: string;
  /** Where its numbers are from. */
  source: string;
};

export type GradeInput = {
  /** The lowest score that has it. */
  lowest: string;
  name: string;
};

export type OwnerState =
  /** Acting owner */
  | 'ACTING'
  /** No owner */
  | 'NONE'
  /** Offered */
  | 'OFFERED'
  /** Owner */
  | 'OWNER';

export type PairMeasuresInput = {
  definition: string;
  externalId: string;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  internalId: string;
  lag: string;
  period: string;
  population: string;
};

export type ProposeTrueNorthInput = {
  candidates: Array<RatingCandidateInput>;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  method: RatingMethod;
  /** One of the candidates. */
  name: string;
  reasons: string;
  /** When to look at the choice again. */
  reviewOn: string;
  /** Measures that stand for it. */
  shortlist?: Array<string> | null | undefined;
  /** By which release, such as 2027-07. */
  targetRelease?: string | null | undefined;
  /** 1 to 5. */
  targetStars?: number | null | undefined;
};

export type RatingCandidateInput = {
  name: string;
  /** {"volume": 4, "objectivity": 5, …}: each criterion from 1 to 5, 5 is best. */
  scores: unknown;
  why?: string | null | undefined;
};

export type RatingMethod =
  /** CMS Overall Hospital Quality Star Rating */
  | 'CMS_STARS'
  /** A weighted composite of our own */
  | 'COMPOSITE'
  /** CMS Hospital-Acquired Condition Reduction Program */
  | 'HAC'
  /** Another rating */
  | 'OTHER';

export type RemoveScenarioInput = {
  scenarioId: string;
};

export type SaveScenarioInput = {
  /** As in an address: HAI_1:0.6,HAI_6:0.4 */
  changes: string;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  name: string;
  release: string;
  unitId: string;
};

export type TrueNorthQueryVariables = Exact<{
  unitId?: string | null | undefined;
  release?: string | null | undefined;
  changes?: string | null | undefined;
}>;


export type TrueNorthQuery = { trueNorth: { active: { id: string, name: string, targetStars: number | null, targetRelease: string } | null, waiting: { id: string, name: string } | null }, rating: { release: string, title: string, source: string, precision: string, uses: Array<string>, limitations: Array<string>, releases: Array<string>, low: number, high: number, unit: { id: string, name: string } | null, hospitals: Array<{ id: string, name: string }>, now: { summary: number | null, peerGroup: number, stars: number, up: number | null, down: number | null, cuts: Array<number> }, then: { summary: number | null, peerGroup: number, stars: number, up: number | null, down: number | null }, groups: Array<{ id: string, weight: number, weightUsed: number, measures: number, reported: number, raw: number | null, mean: number | null, sd: number | null, score: number | null, then: number | null }>, measures: Array<{ code: string, group: string, lowerIsBetter: boolean, value: number | null, then: number | null, mean: number, sd: number, lowest: number, highest: number, deviations: number | null, weight: number, slope: number | null, firstDay: string, lastDay: string, measure: { id: string, name: string, unit: string } | null, goals: Array<{ owned: boolean }> }>, goals: Array<{ code: string, owned: boolean, now: number | null, then: number | null, effect: number | null, stars: number, up: number | null, share: number | null, shareSource: string, shareUntil: string | null, visible: string, visibleShare: number | null, visibleFull: string, goal: { id: string, title: string, ownership: { state: OwnerState, person: { id: string, position: string } | null } } | null }>, past: Array<{ release: string, summary: number | null, stars: number, foretold: number, published: number }>, payment: { year: number, title: string, source: string, precision: string, threshold: number, total: number, then: number, penalised: boolean, thenPenalised: boolean, parts: Array<{ code: string, score: number, then: number }> } | null, alone: Array<{ code: string, now: number, then: number }>, together: Array<{ code: string, now: number, then: number }> } | null };

export type PullFragment = { code: string, owned: boolean, now: number | null, then: number | null, effect: number | null, stars: number, up: number | null, share: number | null, shareSource: string, shareUntil: string | null, visible: string, visibleShare: number | null, visibleFull: string, goal: { id: string, title: string, ownership: { state: OwnerState, person: { id: string, position: string } | null } } | null };

export type ChoiceFragment = { id: string, name: string, candidates: unknown, reasons: string, targetStars: number | null, targetRelease: string, shortlist: Array<string>, reviewOn: string, proposedAt: string, approvedAt: string | null, declinedAt: string | null, declinedBecause: string, endedAt: string | null, canAnswer: boolean, proposedBy: { id: string, name: string | null, position: string } | null, approvedBy: { id: string, name: string | null, position: string } | null };

export type TrueNorthsQueryVariables = Exact<{ [key: string]: never; }>;


export type TrueNorthsQuery = { trueNorth: { canPropose: boolean, active: { id: string, name: string, candidates: unknown, reasons: string, targetStars: number | null, targetRelease: string, shortlist: Array<string>, reviewOn: string, proposedAt: string, approvedAt: string | null, declinedAt: string | null, declinedBecause: string, endedAt: string | null, canAnswer: boolean, proposedBy: { id: string, name: string | null, position: string } | null, approvedBy: { id: string, name: string | null, position: string } | null } | null, waiting: { id: string, name: string, candidates: unknown, reasons: string, targetStars: number | null, targetRelease: string, shortlist: Array<string>, reviewOn: string, proposedAt: string, approvedAt: string | null, declinedAt: string | null, declinedBecause: string, endedAt: string | null, canAnswer: boolean, proposedBy: { id: string, name: string | null, position: string } | null, approvedBy: { id: string, name: string | null, position: string } | null } | null, history: Array<{ id: string, name: string, candidates: unknown, reasons: string, targetStars: number | null, targetRelease: string, shortlist: Array<string>, reviewOn: string, proposedAt: string, approvedAt: string | null, declinedAt: string | null, declinedBecause: string, endedAt: string | null, canAnswer: boolean, proposedBy: { id: string, name: string | null, position: string } | null, approvedBy: { id: string, name: string | null, position: string } | null }> } };

export type ProposeTrueNorthMutationVariables = Exact<{
  input: ProposeTrueNorthInput;
}>;


export type ProposeTrueNorthMutation = { proposeTrueNorth: { trueNorth: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type ApproveTrueNorthMutationVariables = Exact<{
  input: ApproveTrueNorthInput;
}>;


export type ApproveTrueNorthMutation = { approveTrueNorth: { trueNorth: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type DeclineTrueNorthMutationVariables = Exact<{
  input: DeclineTrueNorthInput;
}>;


export type DeclineTrueNorthMutation = { declineTrueNorth: { trueNorth: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type ScenariosQueryVariables = Exact<{
  unitId: string;
}>;


export type ScenariosQuery = { scenarios: Array<{ id: string, name: string, release: string, changes: string, savedAt: string, canRemove: boolean }> };

export type SaveScenarioMutationVariables = Exact<{
  input: SaveScenarioInput;
}>;


export type SaveScenarioMutation = { saveScenario: { scenario: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type RemoveScenarioMutationVariables = Exact<{
  input: RemoveScenarioInput;
}>;


export type RemoveScenarioMutation = { removeScenario: { scenario: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type RealCareQueryVariables = Exact<{
  unitId: string;
}>;


export type RealCareQuery = { ratingPairs: Array<{ ratingUp: boolean | null, care: CareChange, alarm: boolean, gap: { start: string, end: string, published: string, own: string, difference: string } | null, published: Array<{ start: string, end: string, value: string }>, own: Array<{ start: string, end: string, value: string }>, pairing: { id: string, definition: string, population: string, period: string, lag: string, external: { id: string, name: string, unit: string }, internal: { id: string, name: string, unit: string } } }>, ratingMarks: { rating: Array<{ id: string, name: string }>, both: Array<{ id: string, name: string }>, care: Array<{ id: string, name: string }> } };

export type PairMeasuresMutationVariables = Exact<{
  input: PairMeasuresInput;
}>;


export type PairMeasuresMutation = { pairMeasures: { pairing: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type EndPairingMutationVariables = Exact<{
  input: EndPairingInput;
}>;


export type EndPairingMutation = { endPairing: { pairing: { id: string, endedAt: string | null } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type CompositeScoresQueryVariables = Exact<{
  unitId?: string | null | undefined;
  changes?: string | null | undefined;
}>;


export type CompositeScoresQuery = { compositeScores: Array<{ composite: { id: string, name: string, source: string, grades: unknown, lowest: string, enteredAt: string, enteredBy: { id: string, name: string | null, position: string } | null }, units: Array<{ id: string, name: string }>, unit: { id: string, name: string } | null, now: { score: number | null, grade: string, better: string, short: number | null }, then: { score: number | null, grade: string, better: string, short: number | null }, parts: Array<{ mean: string, sd: string, weight: string, lowerIsBetter: boolean, floor: string | null, ceiling: string | null, value: number | null, periodEnd: string | null, then: number | null, deviations: number | null, share: number | null, measure: { id: string, code: string, name: string, unit: string } }> }> };

export type ScoreFragment = { score: number | null, grade: string, better: string, short: number | null };

export type EnterCompositeMutationVariables = Exact<{
  input: EnterCompositeInput;
}>;


export type EnterCompositeMutation = { enterComposite: { composite: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null, line: number | null }> } };

export type EndCompositeMutationVariables = Exact<{
  input: EndCompositeInput;
}>;


export type EndCompositeMutation = { endComposite: { composite: { id: string, endedAt: string | null } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

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
export const PullFragmentDoc = new TypedDocumentString(`
    fragment Pull on RatingPull {
  code
  owned
  now
  then
  effect
  stars
  up
  share
  shareSource
  shareUntil
  visible
  visibleShare
  visibleFull
  goal {
    id
    title
    ownership {
      state
      person {
        id
        position
      }
    }
  }
}
    `, {"fragmentName":"Pull"}) as unknown as TypedDocumentString<PullFragment, unknown>;
export const ChoiceFragmentDoc = new TypedDocumentString(`
    fragment Choice on TrueNorth {
  id
  name
  candidates
  reasons
  targetStars
  targetRelease
  shortlist
  reviewOn
  proposedAt
  proposedBy {
    id
    name
    position
  }
  approvedAt
  approvedBy {
    id
    name
    position
  }
  declinedAt
  declinedBecause
  endedAt
  canAnswer
}
    `, {"fragmentName":"Choice"}) as unknown as TypedDocumentString<ChoiceFragment, unknown>;
export const ScoreFragmentDoc = new TypedDocumentString(`
    fragment Score on CompositeScore {
  score
  grade
  better
  short
}
    `, {"fragmentName":"Score"}) as unknown as TypedDocumentString<ScoreFragment, unknown>;
export const TrueNorthDocument = new TypedDocumentString(`
    query TrueNorth($unitId: UUID, $release: String, $changes: String) {
  trueNorth {
    active {
      id
      name
      targetStars
      targetRelease
    }
    waiting {
      id
      name
    }
  }
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
      cuts
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
      weightUsed
      measures
      reported
      raw
      mean
      sd
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
      weight
      slope
      firstDay
      lastDay
      measure {
        id
        name
        unit
      }
      goals {
        owned
      }
    }
    goals {
      ...Pull
    }
    past {
      release
      summary
      stars
      foretold
      published
    }
    payment {
      year
      title
      source
      precision
      threshold
      total
      then
      penalised
      thenPenalised
      parts {
        code
        score
        then
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
    fragment Pull on RatingPull {
  code
  owned
  now
  then
  effect
  stars
  up
  share
  shareSource
  shareUntil
  visible
  visibleShare
  visibleFull
  goal {
    id
    title
    ownership {
      state
      person {
        id
        position
      }
    }
  }
}`) as unknown as TypedDocumentString<TrueNorthQuery, TrueNorthQueryVariables>;
export const TrueNorthsDocument = new TypedDocumentString(`
    query TrueNorths {
  trueNorth {
    canPropose
    active {
      ...Choice
    }
    waiting {
      ...Choice
    }
    history {
      ...Choice
    }
  }
}
    fragment Choice on TrueNorth {
  id
  name
  candidates
  reasons
  targetStars
  targetRelease
  shortlist
  reviewOn
  proposedAt
  proposedBy {
    id
    name
    position
  }
  approvedAt
  approvedBy {
    id
    name
    position
  }
  declinedAt
  declinedBecause
  endedAt
  canAnswer
}`) as unknown as TypedDocumentString<TrueNorthsQuery, TrueNorthsQueryVariables>;
export const ProposeTrueNorthDocument = new TypedDocumentString(`
    mutation ProposeTrueNorth($input: ProposeTrueNorthInput!) {
  proposeTrueNorth(input: $input) {
    trueNorth {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<ProposeTrueNorthMutation, ProposeTrueNorthMutationVariables>;
export const ApproveTrueNorthDocument = new TypedDocumentString(`
    mutation ApproveTrueNorth($input: ApproveTrueNorthInput!) {
  approveTrueNorth(input: $input) {
    trueNorth {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<ApproveTrueNorthMutation, ApproveTrueNorthMutationVariables>;
export const DeclineTrueNorthDocument = new TypedDocumentString(`
    mutation DeclineTrueNorth($input: DeclineTrueNorthInput!) {
  declineTrueNorth(input: $input) {
    trueNorth {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<DeclineTrueNorthMutation, DeclineTrueNorthMutationVariables>;
export const ScenariosDocument = new TypedDocumentString(`
    query Scenarios($unitId: UUID!) {
  scenarios(unitId: $unitId) {
    id
    name
    release
    changes
    savedAt
    canRemove
  }
}
    `) as unknown as TypedDocumentString<ScenariosQuery, ScenariosQueryVariables>;
export const SaveScenarioDocument = new TypedDocumentString(`
    mutation SaveScenario($input: SaveScenarioInput!) {
  saveScenario(input: $input) {
    scenario {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SaveScenarioMutation, SaveScenarioMutationVariables>;
export const RemoveScenarioDocument = new TypedDocumentString(`
    mutation RemoveScenario($input: RemoveScenarioInput!) {
  removeScenario(input: $input) {
    scenario {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveScenarioMutation, RemoveScenarioMutationVariables>;
export const RealCareDocument = new TypedDocumentString(`
    query RealCare($unitId: UUID!) {
  ratingPairs(unitId: $unitId) {
    ratingUp
    care
    alarm
    gap {
      start
      end
      published
      own
      difference
    }
    published {
      start
      end
      value
    }
    own {
      start
      end
      value
    }
    pairing {
      id
      definition
      population
      period
      lag
      external {
        id
        name
        unit
      }
      internal {
        id
        name
        unit
      }
    }
  }
  ratingMarks {
    rating {
      id
      name
    }
    both {
      id
      name
    }
    care {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<RealCareQuery, RealCareQueryVariables>;
export const PairMeasuresDocument = new TypedDocumentString(`
    mutation PairMeasures($input: PairMeasuresInput!) {
  pairMeasures(input: $input) {
    pairing {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<PairMeasuresMutation, PairMeasuresMutationVariables>;
export const EndPairingDocument = new TypedDocumentString(`
    mutation EndPairing($input: EndPairingInput!) {
  endPairing(input: $input) {
    pairing {
      id
      endedAt
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<EndPairingMutation, EndPairingMutationVariables>;
export const CompositeScoresDocument = new TypedDocumentString(`
    query CompositeScores($unitId: UUID, $changes: String) {
  compositeScores(unitId: $unitId, changes: $changes) {
    composite {
      id
      name
      source
      grades
      lowest
      enteredAt
      enteredBy {
        id
        name
        position
      }
    }
    units {
      id
      name
    }
    unit {
      id
      name
    }
    now {
      ...Score
    }
    then {
      ...Score
    }
    parts {
      measure {
        id
        code
        name
        unit
      }
      mean
      sd
      weight
      lowerIsBetter
      floor
      ceiling
      value
      periodEnd
      then
      deviations
      share
    }
  }
}
    fragment Score on CompositeScore {
  score
  grade
  better
  short
}`) as unknown as TypedDocumentString<CompositeScoresQuery, CompositeScoresQueryVariables>;
export const EnterCompositeDocument = new TypedDocumentString(`
    mutation EnterComposite($input: EnterCompositeInput!) {
  enterComposite(input: $input) {
    composite {
      id
    }
    errors {
      code
      sentence
      field
      line
    }
  }
}
    `) as unknown as TypedDocumentString<EnterCompositeMutation, EnterCompositeMutationVariables>;
export const EndCompositeDocument = new TypedDocumentString(`
    mutation EndComposite($input: EndCompositeInput!) {
  endComposite(input: $input) {
    composite {
      id
      endedAt
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<EndCompositeMutation, EndCompositeMutationVariables>;