/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AcceptAlignmentInput = {
  alignmentId: string;
};

export type AcceptAssignmentInput = {
  canDecide: boolean;
  handoffId: string;
  needs?: Array<SupportNeedInput> | null | undefined;
};

export type AcceptAssignmentsInput = {
  handoffIds: Array<string>;
};

export type AlignmentKind =
  /** Drives */
  | 'DRIVES'
  /** Same measure */
  | 'SAME_MEASURE'
  /** Supports */
  | 'SUPPORTS';

export type AnswerSupportInput = {
  answer: SupportAnswer;
  note?: string | null | undefined;
  supportNeedId: string;
};

export type ApproveTargetInput = {
  targetId: string;
};

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

export type Barrier =
  /** Census */
  | 'CENSUS'
  /** Equipment */
  | 'EQUIPMENT'
  /** Process */
  | 'PROCESS'
  /** Staffing */
  | 'STAFFING'
  /** Supply */
  | 'SUPPLY';

export type Claim =
  /** At risk */
  | 'AT_RISK'
  /** Off track */
  | 'OFF_TRACK'
  /** On track */
  | 'ON_TRACK';

export type CommitGoalsInput = {
  goalIds: Array<string>;
  /** An administrator enters what was agreed before Plumbline. */
  onPaper?: boolean | null | undefined;
};

export type DeclineAlignmentInput = {
  alignmentId: string;
  reason: string;
};

export type DeclineAssignmentInput = {
  handoffId: string;
  note?: string | null | undefined;
};

export type DeclineTargetInput = {
  reason: string;
  targetId: string;
};

export type Evidence =
  /** Achieved */
  | 'ACHIEVED'
  /** At risk */
  | 'AT_RISK'
  /** Awaiting data */
  | 'AWAITING_DATA'
  /** No target */
  | 'NONE'
  /** Not started */
  | 'NOT_STARTED'
  /** Off track */
  | 'OFF_TRACK'
  /** On track */
  | 'ON_TRACK'
  /** Too few to say */
  | 'TOO_FEW';

export type FindingCode =
  /** Link not agreed yet */
  | 'ALIGNMENT_NOT_AGREED'
  /** Report and data differ */
  | 'CONTRADICTION'
  /** Data late */
  | 'DATA_LATE'
  /** Data questioned */
  | 'DATA_QUESTIONED'
  /** Delegation ended, no word since */
  | 'DELEGATION_EXPIRED'
  /** Level missing */
  | 'LEVEL_MISSING'
  /** No measure in use */
  | 'NO_MEASURE'
  /** No owner */
  | 'NO_OWNER'
  /** Not yet linked to a board goal */
  | 'NO_PARENT'
  /** Off track, no reply yet */
  | 'NO_REPLY'
  /** No target */
  | 'NO_TARGET'
  /** Action overdue */
  | 'OVERDUE_ACTION'
  /** More goals than the unit can carry */
  | 'OVERLOADED_UNIT'
  /** Acting owner */
  | 'OWNER_LEFT'
  /** Owner asked, not accepted yet */
  | 'OWNER_NOT_ACCEPTED'
  /** Linked to a closed goal */
  | 'PARENT_CLOSED'
  /** Update due */
  | 'STALE_CHECK_IN'
  /** Needs support from above */
  | 'SUPPORT_MISSING'
  /** Target changed */
  | 'TARGET_CHANGED'
  /** Trouble below */
  | 'TROUBLE_BELOW'
  /** Acting owner for too long */
  | 'VACANT';

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

export type HomeKind =
  /** Board */
  | 'BOARD'
  /** Front line */
  | 'FRONT_LINE'
  /** Leader */
  | 'LEADER'
  /** Oversight */
  | 'OVERSIGHT';

export type MarkRepliesSeenInput = {
  replyIds: Array<string>;
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

export type ReminderKind =
  /** Asked of the level above */
  | 'ASK_ABOVE'
  /** Reminder */
  | 'REMIND';

export type ReplyKind =
  /** Let's talk */
  | 'LETS_TALK'
  /** Thanks, seen */
  | 'SEEN'
  /** I'll help */
  | 'WILL_HELP';

export type SupportAnswer =
  /** Declined */
  | 'DECLINED'
  /** Granted */
  | 'GRANTED';

export type SupportKind =
  /** Budget */
  | 'BUDGET'
  /** Another department */
  | 'DEPARTMENT'
  /** Equipment */
  | 'EQUIPMENT'
  /** Order sets or protocol */
  | 'PROTOCOL'
  /** Staffing */
  | 'STAFFING';

export type SupportNeedInput = {
  askedOfId: string;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  kind: SupportKind;
  text?: string | null | undefined;
};

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

export type OwnedFragment = { state: OwnerState, person: { id: string, name: string | null, position: string } | null };

export type AimFragment = { id: string, target: string | null, low: string | null, high: string | null, dueOn: string, measure: { id: string, name: string, unit: string } };

export type RowFragment = { id: string, title: string, state: GoalState, unit: { id: string, name: string }, ownership: { state: OwnerState, person: { id: string, name: string | null, position: string } | null }, mainTarget: { id: string, target: string | null, low: string | null, high: string | null, dueOn: string, measure: { id: string, name: string, unit: string } } | null, standing: { claimed: Claim | null, evidence: Evidence, value: string | null, stale: boolean, lastCheckInAt: string | null, goalsBelow: number, offTrackBelow: number, atRiskBelow: number, staleBelow: number, unownedBelow: number, troubleBelow: boolean } | null };

export type HomeQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeQuery = { home: { kind: HomeKind, day: string, board: { sentence: string, rows: Array<{ claimed: Claim | null, evidence: Evidence, beingDone: string, dataThrough: string | null, changed: boolean, goal: { id: string, title: string, state: GoalState, series: Array<{ id: string, value: string, provisional: boolean }>, chart: { variation: Variation, reading: string } | null, unit: { id: string, name: string }, ownership: { state: OwnerState, person: { id: string, name: string | null, position: string } | null }, mainTarget: { id: string, target: string | null, low: string | null, high: string | null, dueOn: string, measure: { id: string, name: string, unit: string } } | null, standing: { claimed: Claim | null, evidence: Evidence, value: string | null, stale: boolean, lastCheckInAt: string | null, goalsBelow: number, offTrackBelow: number, atRiskBelow: number, staleBelow: number, unownedBelow: number, troubleBelow: boolean } | null } }>, decisions: Array<{ id: string, title: string, state: GoalState, unit: { id: string, name: string }, ownership: { state: OwnerState, person: { id: string, name: string | null, position: string } | null }, mainTarget: { id: string, target: string | null, low: string | null, high: string | null, dueOn: string, measure: { id: string, name: string, unit: string } } | null, standing: { claimed: Claim | null, evidence: Evidence, value: string | null, stale: boolean, lastCheckInAt: string | null, goalsBelow: number, offTrackBelow: number, atRiskBelow: number, staleBelow: number, unownedBelow: number, troubleBelow: boolean } | null }> } | null, leader: { replies: Array<{ id: string, kind: ReplyKind, text: string, recordedAt: string, person: { id: string, name: string | null, position: string } | null, checkIn: { id: string, goal: { id: string, title: string } | null } | null }>, answers: Array<{ id: string, kind: SupportKind, text: string, answer: SupportAnswer | null, answerNote: string, answeredAt: string | null, answeredBy: { id: string, name: string | null, position: string } | null, goal: { id: string, title: string } | null }>, offers: Array<{ id: string, role: AssignmentRole, note: string, offeredAt: string, offeredBy: { id: string, name: string | null, position: string } | null, goal: { id: string, title: string, state: GoalState, unit: { id: string, name: string }, ownership: { state: OwnerState, person: { id: string, name: string | null, position: string } | null }, mainTarget: { id: string, target: string | null, low: string | null, high: string | null, dueOn: string, measure: { id: string, name: string, unit: string } } | null, standing: { claimed: Claim | null, evidence: Evidence, value: string | null, stale: boolean, lastCheckInAt: string | null, goalsBelow: number, offTrackBelow: number, atRiskBelow: number, staleBelow: number, unownedBelow: number, troubleBelow: boolean } | null } | null }>, linksToAgree: Array<{ id: string, kind: AlignmentKind, note: string, offeredByParent: boolean, offeredBy: { id: string, name: string | null, position: string } | null, child: { id: string, title: string, unit: { id: string, name: string } } | null, parent: { id: string, title: string } | null }>, toReply: Array<{ id: string, claimed: Claim, note: string, nextStep: string, needsHelp: boolean, barriers: Array<Barrier>, recordedAt: string, person: { id: string, name: string | null, position: string } | null, goal: { id: string, title: string, unit: { id: string, name: string } } | null }>, supportAsked: Array<{ id: string, kind: SupportKind, text: string, askedAt: string, askedBy: { id: string, name: string | null, position: string } | null, goal: { id: string, title: string } | null }>, targetsToApprove: Array<{ id: string, line: string, reason: string, target: string | null, low: string | null, high: string | null, dueOn: string, proposedBy: { id: string, name: string | null, position: string } | null, goal: { id: string, title: string, targets: Array<{ id: string, line: string, target: string | null, low: string | null, high: string | null, dueOn: string, measure: { id: string, name: string, unit: string } }> } | null, measure: { id: string, name: string, unit: string } }>, toHandOn: Array<{ id: string, title: string }>, actions: Array<{ id: string, text: string, dueOn: string, goal: { id: string, title: string } | null }>, reminders: Array<{ id: string, kind: ReminderKind, code: FindingCode, sentence: string, note: string, at: string, by: { id: string, name: string | null, position: string } | null, goal: { id: string, title: string } | null }>, goalsToCommit: Array<{ version: number, id: string, title: string, state: GoalState, unitLoad: { sentence: string } | null, unit: { id: string, name: string }, ownership: { state: OwnerState, person: { id: string, name: string | null, position: string } | null }, mainTarget: { id: string, target: string | null, low: string | null, high: string | null, dueOn: string, measure: { id: string, name: string, unit: string } } | null, standing: { claimed: Claim | null, evidence: Evidence, value: string | null, stale: boolean, lastCheckInAt: string | null, goalsBelow: number, offTrackBelow: number, atRiskBelow: number, staleBelow: number, unownedBelow: number, troubleBelow: boolean } | null }> } | null, frontLine: { unit: { id: string, name: string }, priorities: Array<{ boardSentence: string, id: string, title: string, state: GoalState, series: Array<{ id: string, value: string, provisional: boolean }>, lastCheckIn: { id: string, nextStep: string, note: string } | null, unit: { id: string, name: string }, ownership: { state: OwnerState, person: { id: string, name: string | null, position: string } | null }, mainTarget: { id: string, target: string | null, low: string | null, high: string | null, dueOn: string, measure: { id: string, name: string, unit: string } } | null, standing: { claimed: Claim | null, evidence: Evidence, value: string | null, stale: boolean, lastCheckInAt: string | null, goalsBelow: number, offTrackBelow: number, atRiskBelow: number, staleBelow: number, unownedBelow: number, troubleBelow: boolean } | null }> } | null } };

export type MarkRepliesSeenMutationVariables = Exact<{
  input: MarkRepliesSeenInput;
}>;


export type MarkRepliesSeenMutation = { markRepliesSeen: { replies: Array<{ id: string, seenAt: string | null }> | null, errors: Array<{ code: string, sentence: string }> } };

export type AcceptAssignmentMutationVariables = Exact<{
  input: AcceptAssignmentInput;
}>;


export type AcceptAssignmentMutation = { acceptAssignment: { assignment: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type DeclineAssignmentMutationVariables = Exact<{
  input: DeclineAssignmentInput;
}>;


export type DeclineAssignmentMutation = { declineAssignment: { handoff: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type AcceptAlignmentMutationVariables = Exact<{
  input: AcceptAlignmentInput;
}>;


export type AcceptAlignmentMutation = { acceptAlignment: { alignment: { id: string, agreedAt: string | null } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type DeclineAlignmentMutationVariables = Exact<{
  input: DeclineAlignmentInput;
}>;


export type DeclineAlignmentMutation = { declineAlignment: { alignment: { id: string, validTo: string | null } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type AnswerSupportMutationVariables = Exact<{
  input: AnswerSupportInput;
}>;


export type AnswerSupportMutation = { answerSupport: { supportNeed: { id: string, answer: SupportAnswer | null } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type ApproveTargetMutationVariables = Exact<{
  input: ApproveTargetInput;
}>;


export type ApproveTargetMutation = { approveTarget: { target: { id: string, validFrom: string | null } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type DeclineTargetMutationVariables = Exact<{
  input: DeclineTargetInput;
}>;


export type DeclineTargetMutation = { declineTarget: { target: { id: string, declinedAt: string | null } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type CommitFromHomeMutationVariables = Exact<{
  input: CommitGoalsInput;
}>;


export type CommitFromHomeMutation = { commitGoals: { goals: Array<{ id: string, state: GoalState }> | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type AcceptAllMutationVariables = Exact<{
  input: AcceptAssignmentsInput;
}>;


export type AcceptAllMutation = { acceptAssignments: { assignments: Array<{ id: string }> | null, errors: Array<{ code: string, sentence: string }> } };

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
export const OwnedFragmentDoc = new TypedDocumentString(`
    fragment Owned on Ownership {
  state
  person {
    id
    name
    position
  }
}
    `, {"fragmentName":"Owned"}) as unknown as TypedDocumentString<OwnedFragment, unknown>;
export const AimFragmentDoc = new TypedDocumentString(`
    fragment Aim on Target {
  id
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
    `, {"fragmentName":"Aim"}) as unknown as TypedDocumentString<AimFragment, unknown>;
export const RowFragmentDoc = new TypedDocumentString(`
    fragment Row on Goal {
  id
  title
  state
  unit {
    id
    name
  }
  ownership {
    ...Owned
  }
  mainTarget {
    ...Aim
  }
  standing {
    claimed
    evidence
    value
    stale
    lastCheckInAt
    goalsBelow
    offTrackBelow
    atRiskBelow
    staleBelow
    unownedBelow
    troubleBelow
  }
}
    fragment Owned on Ownership {
  state
  person {
    id
    name
    position
  }
}
fragment Aim on Target {
  id
  target
  low
  high
  dueOn
  measure {
    id
    name
    unit
  }
}`, {"fragmentName":"Row"}) as unknown as TypedDocumentString<RowFragment, unknown>;
export const HomeDocument = new TypedDocumentString(`
    query Home {
  home {
    kind
    day
    board {
      sentence
      rows {
        claimed
        evidence
        beingDone
        dataThrough
        changed
        goal {
          ...Row
          series {
            id
            value
            provisional
          }
          chart {
            variation
            reading
          }
        }
      }
      decisions {
        ...Row
      }
    }
    leader {
      replies {
        id
        kind
        text
        recordedAt
        person {
          id
          name
          position
        }
        checkIn {
          id
          goal {
            id
            title
          }
        }
      }
      answers {
        id
        kind
        text
        answer
        answerNote
        answeredAt
        answeredBy {
          id
          name
          position
        }
        goal {
          id
          title
        }
      }
      offers {
        id
        role
        note
        offeredAt
        offeredBy {
          id
          name
          position
        }
        goal {
          ...Row
        }
      }
      linksToAgree {
        id
        kind
        note
        offeredByParent
        offeredBy {
          id
          name
          position
        }
        child {
          id
          title
          unit {
            id
            name
          }
        }
        parent {
          id
          title
        }
      }
      toReply {
        id
        claimed
        note
        nextStep
        needsHelp
        barriers
        recordedAt
        person {
          id
          name
          position
        }
        goal {
          id
          title
          unit {
            id
            name
          }
        }
      }
      supportAsked {
        id
        kind
        text
        askedAt
        askedBy {
          id
          name
          position
        }
        goal {
          id
          title
        }
      }
      targetsToApprove {
        id
        line
        reason
        proposedBy {
          id
          name
          position
        }
        ...Aim
        goal {
          id
          title
          targets {
            id
            line
            ...Aim
          }
        }
      }
      toHandOn {
        id
        title
      }
      actions {
        id
        text
        dueOn
        goal {
          id
          title
        }
      }
      reminders {
        id
        kind
        code
        sentence
        note
        at
        by {
          id
          name
          position
        }
        goal {
          id
          title
        }
      }
      goalsToCommit {
        ...Row
        version
        unitLoad {
          sentence
        }
      }
    }
    frontLine {
      unit {
        id
        name
      }
      priorities {
        ...Row
        boardSentence
        series {
          id
          value
          provisional
        }
        lastCheckIn {
          id
          nextStep
          note
        }
      }
    }
  }
}
    fragment Owned on Ownership {
  state
  person {
    id
    name
    position
  }
}
fragment Aim on Target {
  id
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
fragment Row on Goal {
  id
  title
  state
  unit {
    id
    name
  }
  ownership {
    ...Owned
  }
  mainTarget {
    ...Aim
  }
  standing {
    claimed
    evidence
    value
    stale
    lastCheckInAt
    goalsBelow
    offTrackBelow
    atRiskBelow
    staleBelow
    unownedBelow
    troubleBelow
  }
}`) as unknown as TypedDocumentString<HomeQuery, HomeQueryVariables>;
export const MarkRepliesSeenDocument = new TypedDocumentString(`
    mutation MarkRepliesSeen($input: MarkRepliesSeenInput!) {
  markRepliesSeen(input: $input) {
    replies {
      id
      seenAt
    }
    errors {
      code
      sentence
    }
  }
}
    `) as unknown as TypedDocumentString<MarkRepliesSeenMutation, MarkRepliesSeenMutationVariables>;
export const AcceptAssignmentDocument = new TypedDocumentString(`
    mutation AcceptAssignment($input: AcceptAssignmentInput!) {
  acceptAssignment(input: $input) {
    assignment {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<AcceptAssignmentMutation, AcceptAssignmentMutationVariables>;
export const DeclineAssignmentDocument = new TypedDocumentString(`
    mutation DeclineAssignment($input: DeclineAssignmentInput!) {
  declineAssignment(input: $input) {
    handoff {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<DeclineAssignmentMutation, DeclineAssignmentMutationVariables>;
export const AcceptAlignmentDocument = new TypedDocumentString(`
    mutation AcceptAlignment($input: AcceptAlignmentInput!) {
  acceptAlignment(input: $input) {
    alignment {
      id
      agreedAt
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<AcceptAlignmentMutation, AcceptAlignmentMutationVariables>;
export const DeclineAlignmentDocument = new TypedDocumentString(`
    mutation DeclineAlignment($input: DeclineAlignmentInput!) {
  declineAlignment(input: $input) {
    alignment {
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
    `) as unknown as TypedDocumentString<DeclineAlignmentMutation, DeclineAlignmentMutationVariables>;
export const AnswerSupportDocument = new TypedDocumentString(`
    mutation AnswerSupport($input: AnswerSupportInput!) {
  answerSupport(input: $input) {
    supportNeed {
      id
      answer
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<AnswerSupportMutation, AnswerSupportMutationVariables>;
export const ApproveTargetDocument = new TypedDocumentString(`
    mutation ApproveTarget($input: ApproveTargetInput!) {
  approveTarget(input: $input) {
    target {
      id
      validFrom
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<ApproveTargetMutation, ApproveTargetMutationVariables>;
export const DeclineTargetDocument = new TypedDocumentString(`
    mutation DeclineTarget($input: DeclineTargetInput!) {
  declineTarget(input: $input) {
    target {
      id
      declinedAt
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<DeclineTargetMutation, DeclineTargetMutationVariables>;
export const CommitFromHomeDocument = new TypedDocumentString(`
    mutation CommitFromHome($input: CommitGoalsInput!) {
  commitGoals(input: $input) {
    goals {
      id
      state
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<CommitFromHomeMutation, CommitFromHomeMutationVariables>;
export const AcceptAllDocument = new TypedDocumentString(`
    mutation AcceptAll($input: AcceptAssignmentsInput!) {
  acceptAssignments(input: $input) {
    assignments {
      id
    }
    errors {
      code
      sentence
    }
  }
}
    `) as unknown as TypedDocumentString<AcceptAllMutation, AcceptAllMutationVariables>;