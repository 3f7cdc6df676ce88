/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AskAboutDataInput = {
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  measurementId: string;
  question: string;
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

export type Claim =
  /** At risk */
  | 'AT_RISK'
  /** Off track */
  | 'OFF_TRACK'
  /** On track */
  | 'ON_TRACK';

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

export type OwnerState =
  /** Acting owner */
  | 'ACTING'
  /** No owner */
  | 'NONE'
  /** Offered */
  | 'OFFERED'
  /** Owner */
  | 'OWNER';

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

export type DatumFragment = { id: string, value: string, numerator: string | null, denominator: string | null, periodStart: string, periodEnd: string, source: string, provisional: boolean };

export type SaidFragment = { id: string, claimed: Claim, note: string, nextStep: string, recordedAt: string };

export type CardFragment = { id: string, title: string, unit: { id: string, name: string }, mainTarget: { id: string, target: string | null, low: string | null, high: string | null, dueOn: string, measure: { id: string, name: string, unit: string, scale: Scale, numerator: string, denominator: string, cadence: Cadence, lagDays: number, steward: { id: string, name: string | null, position: string } | null } } | null, series: Array<{ id: string, value: string, numerator: string | null, denominator: string | null, periodStart: string, periodEnd: string, source: string, provisional: boolean }>, chart: { variation: Variation } | null, alignmentsUp: Array<{ id: string, primary: boolean, agreedAt: string | null, parent: { id: string, ownership: { state: OwnerState, person: { id: string, name: string | null, position: string } | null } } | null }>, lastCheckIn: { id: string, claimed: Claim, note: string, nextStep: string, recordedAt: string } | null, allowed: Array<{ action: GoalAction, sentence: string | null }> };

export type DueCheckInsQueryVariables = Exact<{ [key: string]: never; }>;


export type DueCheckInsQuery = { home: { day: string, leader: { due: Array<{ dueOn: string | null, overdueDays: number, askNextStep: boolean, last: { id: string, claimed: Claim, note: string, nextStep: string, recordedAt: string } | null, lastValue: { id: string, value: string, numerator: string | null, denominator: string | null, periodStart: string, periodEnd: string, source: string, provisional: boolean } | null, goal: { id: string, title: string, unit: { id: string, name: string }, mainTarget: { id: string, target: string | null, low: string | null, high: string | null, dueOn: string, measure: { id: string, name: string, unit: string, scale: Scale, numerator: string, denominator: string, cadence: Cadence, lagDays: number, steward: { id: string, name: string | null, position: string } | null } } | null, series: Array<{ id: string, value: string, numerator: string | null, denominator: string | null, periodStart: string, periodEnd: string, source: string, provisional: boolean }>, chart: { variation: Variation } | null, alignmentsUp: Array<{ id: string, primary: boolean, agreedAt: string | null, parent: { id: string, ownership: { state: OwnerState, person: { id: string, name: string | null, position: string } | null } } | null }>, lastCheckIn: { id: string, claimed: Claim, note: string, nextStep: string, recordedAt: string } | null, allowed: Array<{ action: GoalAction, sentence: string | null }> } }> } | null } };

export type CheckInGoalQueryVariables = Exact<{
  id: string;
}>;


export type CheckInGoalQuery = { goal: { id: string, title: string, unit: { id: string, name: string }, mainTarget: { id: string, target: string | null, low: string | null, high: string | null, dueOn: string, measure: { id: string, name: string, unit: string, scale: Scale, numerator: string, denominator: string, cadence: Cadence, lagDays: number, steward: { id: string, name: string | null, position: string } | null } } | null, series: Array<{ id: string, value: string, numerator: string | null, denominator: string | null, periodStart: string, periodEnd: string, source: string, provisional: boolean }>, chart: { variation: Variation } | null, alignmentsUp: Array<{ id: string, primary: boolean, agreedAt: string | null, parent: { id: string, ownership: { state: OwnerState, person: { id: string, name: string | null, position: string } | null } } | null }>, lastCheckIn: { id: string, claimed: Claim, note: string, nextStep: string, recordedAt: string } | null, allowed: Array<{ action: GoalAction, sentence: string | null }> } };

export type AskAboutDataMutationVariables = Exact<{
  input: AskAboutDataInput;
}>;


export type AskAboutDataMutation = { askAboutData: { dataQuery: { id: string, askedAt: string, measurement: { id: string } | null } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

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
export const DatumFragmentDoc = new TypedDocumentString(`
    fragment Datum on Measurement {
  id
  value
  numerator
  denominator
  periodStart
  periodEnd
  source
  provisional
}
    `, {"fragmentName":"Datum"}) as unknown as TypedDocumentString<DatumFragment, unknown>;
export const SaidFragmentDoc = new TypedDocumentString(`
    fragment Said on CheckIn {
  id
  claimed
  note
  nextStep
  recordedAt
}
    `, {"fragmentName":"Said"}) as unknown as TypedDocumentString<SaidFragment, unknown>;
export const CardFragmentDoc = new TypedDocumentString(`
    fragment Card on Goal {
  id
  title
  unit {
    id
    name
  }
  mainTarget {
    id
    target
    low
    high
    dueOn
    measure {
      id
      name
      unit
      scale
      numerator
      denominator
      cadence
      lagDays
      steward {
        id
        name
        position
      }
    }
  }
  series {
    ...Datum
  }
  chart {
    variation
  }
  alignmentsUp {
    id
    primary
    agreedAt
    parent {
      id
      ownership {
        state
        person {
          id
          name
          position
        }
      }
    }
  }
  lastCheckIn {
    ...Said
  }
  allowed {
    action
    sentence
  }
}
    fragment Datum on Measurement {
  id
  value
  numerator
  denominator
  periodStart
  periodEnd
  source
  provisional
}
fragment Said on CheckIn {
  id
  claimed
  note
  nextStep
  recordedAt
}`, {"fragmentName":"Card"}) as unknown as TypedDocumentString<CardFragment, unknown>;
export const DueCheckInsDocument = new TypedDocumentString(`
    query DueCheckIns {
  home {
    day
    leader {
      due {
        dueOn
        overdueDays
        askNextStep
        last {
          ...Said
        }
        lastValue {
          ...Datum
        }
        goal {
          ...Card
        }
      }
    }
  }
}
    fragment Datum on Measurement {
  id
  value
  numerator
  denominator
  periodStart
  periodEnd
  source
  provisional
}
fragment Said on CheckIn {
  id
  claimed
  note
  nextStep
  recordedAt
}
fragment Card on Goal {
  id
  title
  unit {
    id
    name
  }
  mainTarget {
    id
    target
    low
    high
    dueOn
    measure {
      id
      name
      unit
      scale
      numerator
      denominator
      cadence
      lagDays
      steward {
        id
        name
        position
      }
    }
  }
  series {
    ...Datum
  }
  chart {
    variation
  }
  alignmentsUp {
    id
    primary
    agreedAt
    parent {
      id
      ownership {
        state
        person {
          id
          name
          position
        }
      }
    }
  }
  lastCheckIn {
    ...Said
  }
  allowed {
    action
    sentence
  }
}`) as unknown as TypedDocumentString<DueCheckInsQuery, DueCheckInsQueryVariables>;
export const CheckInGoalDocument = new TypedDocumentString(`
    query CheckInGoal($id: UUID!) {
  goal(id: $id) {
    ...Card
  }
}
    fragment Datum on Measurement {
  id
  value
  numerator
  denominator
  periodStart
  periodEnd
  source
  provisional
}
fragment Said on CheckIn {
  id
  claimed
  note
  nextStep
  recordedAt
}
fragment Card on Goal {
  id
  title
  unit {
    id
    name
  }
  mainTarget {
    id
    target
    low
    high
    dueOn
    measure {
      id
      name
      unit
      scale
      numerator
      denominator
      cadence
      lagDays
      steward {
        id
        name
        position
      }
    }
  }
  series {
    ...Datum
  }
  chart {
    variation
  }
  alignmentsUp {
    id
    primary
    agreedAt
    parent {
      id
      ownership {
        state
        person {
          id
          name
          position
        }
      }
    }
  }
  lastCheckIn {
    ...Said
  }
  allowed {
    action
    sentence
  }
}`) as unknown as TypedDocumentString<CheckInGoalQuery, CheckInGoalQueryVariables>;
export const AskAboutDataDocument = new TypedDocumentString(`
    mutation AskAboutData($input: AskAboutDataInput!) {
  askAboutData(input: $input) {
    dataQuery {
      id
      askedAt
      measurement {
        id
      }
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<AskAboutDataMutation, AskAboutDataMutationVariables>;