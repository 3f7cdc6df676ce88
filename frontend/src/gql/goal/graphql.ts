/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AcceptAlignmentInput = {
  alignmentId: string;
};

export type AcknowledgeTargetChangeInput = {
  targetId: string;
};

export type ActOnInterventionInput = {
  act: InterventionAct;
  /** What that means. */
  acted?: string | null | undefined;
  /** The version you saw; a newer one answers stale_version. */
  expectedVersion?: number | null | undefined;
  interventionId: string;
};

export type AddChangeIdeaInput = {
  driverId: string;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  /** One plain sentence. */
  text: string;
};

export type AddDriverInput = {
  goalId: string;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  /** One plain sentence. */
  text: string;
};

export type AlignmentDraftInput = {
  childId: string;
  critical?: boolean | null | undefined;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  kind?: AlignmentKind | null | undefined;
  note?: string | null | undefined;
  parentId: string;
  primary?: boolean | null | undefined;
  weight?: string | null | undefined;
};

export type AlignmentKind =
  /** Drives */
  | 'DRIVES'
  /** Same measure */
  | 'SAME_MEASURE'
  /** Supports */
  | 'SUPPORTS';

export type ApproveTargetInput = {
  targetId: string;
};

export type AskSupportInput = {
  askedOfId: string;
  goalId: string;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  kind: SupportKind;
  text?: string | null | undefined;
};

export type AskToCloseGoalInput = {
  /** The version you saw; a newer one answers stale_version. */
  expectedVersion?: number | null | undefined;
  goalId: string;
  learned?: string | null | undefined;
  outcome: Outcome;
  reason?: string | null | undefined;
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

export type Assurance =
  /** Cannot meet its target without a change */
  | 'FAILS'
  /** Meets its target sometimes, by chance */
  | 'HIT_AND_MISS'
  /** No target or no limits */
  | 'NONE'
  /** Meets its target every time */
  | 'PASSES';

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

export type CloseGoalInput = {
  /** The version you saw; a newer one answers stale_version. */
  expectedVersion?: number | null | undefined;
  goalId: string;
  learned?: string | null | undefined;
  outcome: Outcome;
  reason?: string | null | undefined;
};

export type CloseRiskInput = {
  closing: RiskEnd;
  /** The version you saw; a newer one answers stale_version. */
  expectedVersion?: number | null | undefined;
  reason: string;
  riskId: string;
};

export type CommitGoalsInput = {
  goalIds: Array<string>;
  /** An administrator enters what was agreed before Plumbline. */
  onPaper?: boolean | null | undefined;
};

export type CycleKind =
  /** Annual plan */
  | 'ANNUAL'
  /** Quarterly plan */
  | 'QUARTERLY'
  /** Strategic plan */
  | 'STRATEGIC';

export type DecisionKind =
  /** Goal closed */
  | 'APPROVED_CLOSING'
  /** Goal committed */
  | 'APPROVED_GOAL'
  /** Target changed */
  | 'APPROVED_TARGET'
  /** Target change declined */
  | 'DECLINED_TARGET'
  /** Goal kept open */
  | 'KEPT_OPEN'
  /** Goal reopened */
  | 'REOPENED'
  /** Goal sent back */
  | 'SENT_BACK'
  /** Decision */
  | 'STATED'
  /** Goal sustained */
  | 'SUSTAINED';

export type DeclineTargetInput = {
  reason: string;
  targetId: string;
};

export type Degree =
  /** High */
  | 'HIGH'
  /** Low */
  | 'LOW'
  /** Medium */
  | 'MEDIUM';

export type Direction =
  /** Lower is better */
  | 'DECREASE'
  /** Higher is better */
  | 'INCREASE'
  /** Stay in a range */
  | 'MAINTAIN';

export type DoInterventionInput = {
  done: string;
  /** The version you saw; a newer one answers stale_version. */
  expectedVersion?: number | null | undefined;
  interventionId: string;
};

export type DraftGoalInput = {
  draft: GoalDraftInput;
};

export type DropActionInput = {
  actionId: string;
  /** The version you saw; a newer one answers stale_version. */
  expectedVersion?: number | null | undefined;
  reason: string;
};

export type EditActionInput = {
  actionId: string;
  dueOn?: string | null | undefined;
  expectedVersion: number;
  measureId?: string | null | undefined;
  ownerId?: string | null | undefined;
  reviewOn?: string | null | undefined;
  riskId?: string | null | undefined;
  strength?: Strength | null | undefined;
  text?: string | null | undefined;
};

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

export type EditRiskInput = {
  expectedVersion: number;
  harm?: Degree | null | undefined;
  likelihood?: Degree | null | undefined;
  ownerId?: string | null | undefined;
  riskId: string;
  text?: string | null | undefined;
};

export type EffectVerdict =
  /** Cannot tell */
  | 'CANNOT_TELL'
  /** Improved */
  | 'IMPROVED'
  /** No change */
  | 'NO_CHANGE'
  /** Got worse */
  | 'WORSENED';

export type EndAlignmentInput = {
  alignmentId: string;
  reason: string;
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

export type FindingAct =
  /** Accept until */
  | 'ACCEPT'
  /** Link it to a goal above */
  | 'ALIGN'
  /** Ask the level above */
  | 'ASK_ABOVE'
  /** Ask an owner */
  | 'OFFER'
  /** Remind */
  | 'REMIND';

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

export type FinishActionInput = {
  actionId: string;
  /** The version you saw; a newer one answers stale_version. */
  expectedVersion?: number | null | undefined;
  outcome: string;
};

export type FollowBenchmarkInput = {
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  statistic: Statistic;
  targetId: string;
};

export type GiveDelegationInput = {
  goalId?: string | null | undefined;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  toPersonId: string;
  validFrom?: string | null | undefined;
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

export type GoalDraftInput = {
  boardSentence?: string | null | undefined;
  /** 0: whenever data arrive. Left out: the level's default. */
  checkInDays?: number | null | undefined;
  cycleId: string;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  impacts?: Array<GoalImpactInput> | null | undefined;
  /** Units that take part. */
  participantIds?: Array<string> | null | undefined;
  resources?: Array<ResourceInput> | null | undefined;
  restricted?: boolean | null | undefined;
  title: string;
  unitId: string;
};

export type GoalImpactInput = {
  dimension: Impact;
  weight: ImpactWeight;
  why: string;
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

export type HeldVerdict =
  /** Cannot tell */
  | 'CANNOT_TELL'
  /** It held */
  | 'HELD'
  /** It did not hold */
  | 'NOT_HELD'
  /** Too early to say */
  | 'TOO_EARLY';

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

export type InterventionAct =
  /** Give it up */
  | 'ABANDON'
  /** Change it and try again */
  | 'ADAPT'
  /** Adopt it */
  | 'ADOPT';

export type KeepGoalOpenInput = {
  /** The version you saw; a newer one answers stale_version. */
  expectedVersion?: number | null | undefined;
  goalId: string;
  reason: string;
};

export type OfferAlignmentInput = {
  draft: AlignmentDraftInput;
};

export type OfferAssignmentInput = {
  goalId: string;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  note?: string | null | undefined;
  personId: string;
  role?: AssignmentRole | null | undefined;
};

export type Outcome =
  /** Achieved */
  | 'ACHIEVED'
  /** Missed */
  | 'MISSED'
  /** Stopped */
  | 'STOPPED';

export type OwnerState =
  /** Acting owner */
  | 'ACTING'
  /** No owner */
  | 'NONE'
  /** Offered */
  | 'OFFERED'
  /** Owner */
  | 'OWNER';

export type PlanInterventionInput = {
  /** From which the change is in force; it may be past. */
  beginsOn: string;
  /** The cycle before. */
  continuesId?: string | null | undefined;
  /** The idea's when left out; without both it is an initiative. */
  goalId?: string | null | undefined;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  /** The goal's idea that it tries. */
  ideaId?: string | null | undefined;
  measureId: string;
  /** Whoever plans it when left out. */
  ownerId?: string | null | undefined;
  plan: string;
  /** Expected change of the measure, in its unit: -0.4 is 0.4 lower. */
  predicted?: string | null | undefined;
  title: string;
  /** The unit measured; the goal's when left out. */
  unitId?: string | null | undefined;
};

export type PromiseActionInput = {
  dueOn: string;
  goalId: string;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  /** The measure that should move. */
  measureId?: string | null | undefined;
  /** Who does it; left out, you. */
  ownerId?: string | null | undefined;
  /** When to look whether it moved. */
  reviewOn?: string | null | undefined;
  /** A risk of the goal that it should make smaller. */
  riskId?: string | null | undefined;
  strength: Strength;
  text: string;
};

export type ProposeGoalInput = {
  /** The version you saw; a newer one answers stale_version. */
  expectedVersion?: number | null | undefined;
  goalId: string;
};

export type ProposeTargetInput = {
  draft: TargetDraftInput;
  goalId: string;
};

export type RaiseRiskInput = {
  goalId: string;
  harm: Degree;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  likelihood: Degree;
  /** Who watches it; left out, you. */
  ownerId?: string | null | undefined;
  text: string;
};

export type ReadingKind =
  /** Cycle to date */
  | 'CYCLE_TO_DATE'
  /** Latest periods that say enough */
  | 'ENOUGH'
  /** Latest period */
  | 'LATEST'
  /** Rolling periods */
  | 'ROLLING';

export type ReminderKind =
  /** Asked of the level above */
  | 'ASK_ABOVE'
  /** Reminder */
  | 'REMIND';

export type RemoveChangeIdeaInput = {
  changeIdeaId: string;
};

export type RemoveDriverInput = {
  driverId: string;
};

export type ReopenGoalInput = {
  /** The version you saw; a newer one answers stale_version. */
  expectedVersion?: number | null | undefined;
  goalId: string;
  reason: string;
};

export type ReplyKind =
  /** Let's talk */
  | 'LETS_TALK'
  /** Thanks, seen */
  | 'SEEN'
  /** I'll help */
  | 'WILL_HELP';

export type ResourceInput = {
  title: string;
  url: string;
};

export type RiskEnd =
  /** Accepted as it is */
  | 'ACCEPTED'
  /** It came true */
  | 'CAME_TRUE'
  /** No longer possible */
  | 'GONE';

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

export type SendBackGoalInput = {
  /** The version you saw; a newer one answers stale_version. */
  expectedVersion?: number | null | undefined;
  goalId: string;
  reason: string;
};

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

export type Statistic =
  /** National mean */
  | 'MEAN'
  /** National median */
  | 'MEDIAN'
  /** Best quarter of the nation */
  | 'QUARTER'
  /** Best tenth of the nation */
  | 'TENTH';

export type StopBenchmarkInput = {
  benchmarkId: string;
};

export type Strength =
  /** Intermediate: helps people do it right */
  | 'INTERMEDIATE'
  /** Strong: changes the work itself */
  | 'STRONG'
  /** Weak: asks people to do it right */
  | 'WEAK';

export type StudyInterventionInput = {
  /** The version you saw; a newer one answers stale_version. */
  expectedVersion?: number | null | undefined;
  interventionId: string;
  studied: string;
};

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

export type SustainGoalInput = {
  /** The version you saw; a newer one answers stale_version. */
  expectedVersion?: number | null | undefined;
  goalId: string;
};

export type TargetDraftInput = {
  baseline?: string | null | undefined;
  /** The cycle's first day when left out. */
  baselineOn?: string | null | undefined;
  /** The cycle's last day when left out. */
  dueOn?: string | null | undefined;
  floor?: string | null | undefined;
  /** Needed in a batch. */
  goalId?: string | null | undefined;
  high?: string | null | undefined;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  /** The line of the target that this one changes. */
  line?: string | null | undefined;
  low?: string | null | undefined;
  measureId: string;
  reading?: ReadingKind | null | undefined;
  readingPeriods?: number | null | undefined;
  /** Needed when a target in force is changed. */
  reason?: string | null | undefined;
  role?: TargetRole | null | undefined;
  steps?: Array<TrajectoryStepInput> | null | undefined;
  stretch?: string | null | undefined;
  /** Either this, or low and high. */
  target?: string | null | undefined;
  /** The unit measured; the goal's when left out. */
  unitId?: string | null | undefined;
  weight?: string | null | undefined;
};

export type TargetRole =
  /** Balancing */
  | 'BALANCING'
  /** Outcome */
  | 'OUTCOME'
  /** Process */
  | 'PROCESS';

export type TrajectoryStepInput = {
  on: string;
  value: string;
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

export type WithdrawInterventionInput = {
  /** The version you saw; a newer one answers stale_version. */
  expectedVersion?: number | null | undefined;
  interventionId: string;
  reason: string;
};

export type ChangeFragment = { id: string, title: string, beginsOn: string, predicted: string | null, plan: string, done: string, doneAt: string | null, studied: string, studiedAt: string | null, act: InterventionAct | null, acted: string, actedAt: string | null, version: number, canChange: boolean, canWork: boolean, owner: { id: string, name: string | null, position: string } | null, measure: { id: string, name: string, unit: string }, unit: { id: string, name: string }, idea: { id: string, text: string } | null, effect: { verdict: EffectVerdict, sentence: string, before: { points: number, mean: number, lower: number, upper: number } | null, after: { points: number, mean: number, lower: number, upper: number } | null, shown: { value: number, low: number, high: number } | null, held: Array<{ days: number, verdict: HeldVerdict, sentence: string }> } };

export type StretchFragment = { points: number, mean: number, lower: number, upper: number };

export type GoalChangesQueryVariables = Exact<{
  id: string;
  asOf?: string | null | undefined;
}>;


export type GoalChangesQuery = { goal: { id: string, drivers: Array<{ id: string, text: string, ideas: Array<{ id: string, text: string, interventions: Array<{ id: string, title: string }> }> }>, interventions: Array<{ id: string, title: string, beginsOn: string, predicted: string | null, plan: string, done: string, doneAt: string | null, studied: string, studiedAt: string | null, act: InterventionAct | null, acted: string, actedAt: string | null, version: number, canChange: boolean, canWork: boolean, owner: { id: string, name: string | null, position: string } | null, measure: { id: string, name: string, unit: string }, unit: { id: string, name: string }, idea: { id: string, text: string } | null, effect: { verdict: EffectVerdict, sentence: string, before: { points: number, mean: number, lower: number, upper: number } | null, after: { points: number, mean: number, lower: number, upper: number } | null, shown: { value: number, low: number, high: number } | null, held: Array<{ days: number, verdict: HeldVerdict, sentence: string }> } }> } };

export type AddDriverMutationVariables = Exact<{
  input: AddDriverInput;
}>;


export type AddDriverMutation = { addDriver: { driver: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type RemoveDriverMutationVariables = Exact<{
  input: RemoveDriverInput;
}>;


export type RemoveDriverMutation = { removeDriver: { driver: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type AddChangeIdeaMutationVariables = Exact<{
  input: AddChangeIdeaInput;
}>;


export type AddChangeIdeaMutation = { addChangeIdea: { changeIdea: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type RemoveChangeIdeaMutationVariables = Exact<{
  input: RemoveChangeIdeaInput;
}>;


export type RemoveChangeIdeaMutation = { removeChangeIdea: { changeIdea: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type PlanInterventionMutationVariables = Exact<{
  input: PlanInterventionInput;
}>;


export type PlanInterventionMutation = { planIntervention: { intervention: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type DoInterventionMutationVariables = Exact<{
  input: DoInterventionInput;
}>;


export type DoInterventionMutation = { doIntervention: { intervention: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type StudyInterventionMutationVariables = Exact<{
  input: StudyInterventionInput;
}>;


export type StudyInterventionMutation = { studyIntervention: { intervention: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type ActOnInterventionMutationVariables = Exact<{
  input: ActOnInterventionInput;
}>;


export type ActOnInterventionMutation = { actOnIntervention: { intervention: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type WithdrawInterventionMutationVariables = Exact<{
  input: WithdrawInterventionInput;
}>;


export type WithdrawInterventionMutation = { withdrawIntervention: { intervention: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type GoalImpactsQueryVariables = Exact<{
  id: string;
}>;


export type GoalImpactsQuery = { goal: { id: string, version: number, impacts: Array<{ dimension: Impact, weight: string, why: string }>, resources: Array<{ title: string, url: string }> } };

export type EditImpactsMutationVariables = Exact<{
  input: EditGoalInput;
}>;


export type EditImpactsMutation = { editGoal: { goal: { id: string, version: number, impacts: Array<{ dimension: Impact, weight: string, why: string }>, resources: Array<{ title: string, url: string }> } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type SomebodyFragment = { id: string, name: string | null, position: string };

export type OwnedFragment = { state: OwnerState, since: string | null, canDecide: boolean | null, person: { id: string, name: string | null, position: string } | null };

export type AimFragment = { id: string, line: string, role: TargetRole, weight: string, reading: ReadingKind, readingPeriods: number | null, baseline: string | null, baselineOn: string, target: string | null, low: string | null, high: string | null, dueOn: string, floor: string | null, stretch: string | null, reason: string, validFrom: string | null, validTo: string | null, proposedAt: string, selfAgreed: boolean, proposedBy: { id: string, name: string | null, position: string } | null, approvedBy: { id: string, name: string | null, position: string } | null, unit: { id: string, name: string }, measure: { id: string, name: string, unit: string, direction: Direction, scale: Scale, decimals: number, numerator: string, denominator: string, lagDays: number, steward: { id: string, name: string | null, position: string } | null } };

export type LinkFragment = { id: string, kind: AlignmentKind, weight: string | null, critical: boolean, primary: boolean, agreedAt: string | null, offeredByParent: boolean, note: string, offeredBy: { id: string, name: string | null, position: string } | null };

export type GoalPageQueryVariables = Exact<{
  id: string;
  asOf?: string | null | undefined;
}>;


export type GoalPageQuery = { goal: { id: string, title: string, boardSentence: string, state: GoalState, stateSince: string, restricted: boolean, version: number, checkInDays: number | null, committedAt: string | null, selfAgreed: boolean, askedOutcome: GoalState | null, askedAt: string | null, closingReason: string, learned: string, askedBy: { id: string, name: string | null, position: string } | null, unit: { id: string, name: string }, level: { id: string, name: string, ordinal: number } | null, cycle: { id: string, name: string }, continues: { id: string, title: string } | null, impacts: Array<{ dimension: Impact, weight: string, why: string }>, resources: Array<{ title: string, url: string }>, ownership: { state: OwnerState, since: string | null, canDecide: boolean | null, person: { id: string, name: string | null, position: string } | null }, approvers: Array<{ id: string, name: string | null, position: string }>, assignments: Array<{ id: string, role: AssignmentRole, validFrom: string, person: { id: string, name: string | null, position: string } | null }>, offers: Array<{ id: string, role: AssignmentRole, offeredAt: string, toPerson: { id: string, name: string | null, position: string } | null }>, delegations: Array<{ id: string, validTo: string, toPerson: { id: string, name: string | null, position: string } | null }>, supportNeeds: Array<{ id: string, kind: SupportKind, text: string, askedAt: string, answer: SupportAnswer | null, answerNote: string, askedOf: { id: string, name: string | null, position: string } | null }>, participants: Array<{ id: string, name: string }>, standing: { claimed: Claim | null, evidence: Evidence, measured: number | null, pace: number | null, value: string | null, valueNumerator: string | null, valueDenominator: string | null, valueEnd: string | null, stale: boolean, dataLate: boolean, dataQuestioned: boolean, worseThanBaseline: boolean, balancingWorse: boolean, contradiction: boolean, needsHelp: boolean, lastCheckInAt: string | null, dueOn: string | null, contributed: number | null, contributedPace: number | null, coverage: number, goalsBelow: number, offTrackBelow: number, atRiskBelow: number, staleBelow: number, unownedBelow: number, troubleBelow: boolean, notEnoughReported: boolean, planVsResult: string | null } | null, mainTarget: { id: string, line: string, role: TargetRole, weight: string, reading: ReadingKind, readingPeriods: number | null, baseline: string | null, baselineOn: string, target: string | null, low: string | null, high: string | null, dueOn: string, floor: string | null, stretch: string | null, reason: string, validFrom: string | null, validTo: string | null, proposedAt: string, selfAgreed: boolean, proposedBy: { id: string, name: string | null, position: string } | null, approvedBy: { id: string, name: string | null, position: string } | null, unit: { id: string, name: string }, measure: { id: string, name: string, unit: string, direction: Direction, scale: Scale, decimals: number, numerator: string, denominator: string, lagDays: number, steward: { id: string, name: string | null, position: string } | null } } | null, series: Array<{ id: string, value: string, numerator: string | null, denominator: string | null, periodStart: string, periodEnd: string, source: string, provisional: boolean }>, chart: { variation: Variation, assurance: Assurance, reading: string, points: Array<{ periodStart: string, periodEnd: string, source: string, centre: number | null, lower: number | null, upper: number | null, phase: number, signal: Signal | null, verdict: SignalVerdict | null }>, seams: Array<{ on: string, kind: SeamKind }> } | null, lastCheckIn: { id: string, claimed: Claim, note: string, nextStep: string, recordedAt: string } | null, decisions: Array<{ id: string, kind: DecisionKind, text: string, decidedAt: string, decidedBy: { id: string, name: string | null, position: string } | null, meeting: { id: string, heldOn: string, forum: { id: string, name: string } | null } | null }>, findings: Array<{ id: string, code: FindingCode, sentence: string, about: string, subjectId: string | null, since: string | null, days: number, blocking: boolean, whoSentence: string, may: Array<FindingAct>, accepted: { id: string, until: string, reason: string, acceptedBy: { id: string, name: string | null, position: string } | null } | null, lastReminded: { id: string, kind: ReminderKind, at: string } | null }>, lineOfSight: { reachesBoard: boolean, steps: Array<{ agreed: boolean, kind: AlignmentKind | null, gaps: Array<FindingCode>, goal: { id: string, title: string, state: GoalState, boardSentence: string, level: { id: string, name: string } | null, ownership: { state: OwnerState, since: string | null, canDecide: boolean | null, person: { id: string, name: string | null, position: string } | null }, standing: { claimed: Claim | null, stale: boolean } | null } }> }, alignmentsUp: Array<{ id: string, kind: AlignmentKind, weight: string | null, critical: boolean, primary: boolean, agreedAt: string | null, offeredByParent: boolean, note: string, parent: { id: string, title: string } | null, offeredBy: { id: string, name: string | null, position: string } | null }>, alignmentsDown: Array<{ id: string, kind: AlignmentKind, weight: string | null, critical: boolean, primary: boolean, agreedAt: string | null, offeredByParent: boolean, note: string, child: { id: string, title: string, state: GoalState, unit: { id: string, name: string }, standing: { claimed: Claim | null, stale: boolean } | null } | null, offeredBy: { id: string, name: string | null, position: string } | null }>, allowed: Array<{ action: GoalAction, allowed: boolean, sentence: string | null }>, unitLoad: { carried: number, cap: number, sentence: string } | null } };

export type GoalCheckInsQueryVariables = Exact<{
  id: string;
  asOf?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type GoalCheckInsQuery = { goal: { id: string, mainTarget: { id: string, measure: { id: string, unit: string } } | null, checkIns: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, claimed: Claim, confidence: number | null, note: string, nextStep: string, barriers: Array<Barrier>, needsHelp: boolean, unchanged: boolean, withdrawn: boolean, madeAt: string, recordedAt: string, supersededAt: string | null, person: { id: string, name: string | null, position: string } | null, onBehalfOf: { id: string, name: string | null, position: string } | null, measurement: { id: string, value: string, periodStart: string, periodEnd: string, provisional: boolean } | null, replies: Array<{ id: string, kind: ReplyKind, text: string, recordedAt: string, seenAt: string | null, person: { id: string, name: string | null, position: string } | null }> }> } } };

export type GoalTargetsQueryVariables = Exact<{
  id: string;
  asOf?: string | null | undefined;
}>;


export type GoalTargetsQuery = { goal: { id: string, targets: Array<{ id: string, line: string, role: TargetRole, weight: string, reading: ReadingKind, readingPeriods: number | null, baseline: string | null, baselineOn: string, target: string | null, low: string | null, high: string | null, dueOn: string, floor: string | null, stretch: string | null, reason: string, validFrom: string | null, validTo: string | null, proposedAt: string, selfAgreed: boolean, proposedBy: { id: string, name: string | null, position: string } | null, approvedBy: { id: string, name: string | null, position: string } | null, unit: { id: string, name: string }, measure: { id: string, name: string, unit: string, direction: Direction, scale: Scale, decimals: number, numerator: string, denominator: string, lagDays: number, steward: { id: string, name: string | null, position: string } | null } }>, targetChanges: Array<{ id: string, line: string, role: TargetRole, weight: string, reading: ReadingKind, readingPeriods: number | null, baseline: string | null, baselineOn: string, target: string | null, low: string | null, high: string | null, dueOn: string, floor: string | null, stretch: string | null, reason: string, validFrom: string | null, validTo: string | null, proposedAt: string, selfAgreed: boolean, proposedBy: { id: string, name: string | null, position: string } | null, approvedBy: { id: string, name: string | null, position: string } | null, unit: { id: string, name: string }, measure: { id: string, name: string, unit: string, direction: Direction, scale: Scale, decimals: number, numerator: string, denominator: string, lagDays: number, steward: { id: string, name: string | null, position: string } | null } }>, targetHistory: Array<{ id: string, line: string, role: TargetRole, weight: string, reading: ReadingKind, readingPeriods: number | null, baseline: string | null, baselineOn: string, target: string | null, low: string | null, high: string | null, dueOn: string, floor: string | null, stretch: string | null, reason: string, validFrom: string | null, validTo: string | null, proposedAt: string, selfAgreed: boolean, proposedBy: { id: string, name: string | null, position: string } | null, approvedBy: { id: string, name: string | null, position: string } | null, unit: { id: string, name: string }, measure: { id: string, name: string, unit: string, direction: Direction, scale: Scale, decimals: number, numerator: string, denominator: string, lagDays: number, steward: { id: string, name: string | null, position: string } | null } }> } };

export type OpenCyclesQueryVariables = Exact<{ [key: string]: never; }>;


export type OpenCyclesQuery = { cycles: Array<{ id: string, name: string, kind: CycleKind, endsOn: string }> };

export type DraftGoalMutationVariables = Exact<{
  input: DraftGoalInput;
}>;


export type DraftGoalMutation = { draftGoal: { goal: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type EditGoalMutationVariables = Exact<{
  input: EditGoalInput;
}>;


export type EditGoalMutation = { editGoal: { goal: { id: string, title: string, boardSentence: string, version: number } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type ProposeGoalMutationVariables = Exact<{
  input: ProposeGoalInput;
}>;


export type ProposeGoalMutation = { proposeGoal: { goal: { id: string, state: GoalState, version: number } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type CommitGoalsMutationVariables = Exact<{
  input: CommitGoalsInput;
}>;


export type CommitGoalsMutation = { commitGoals: { goals: Array<{ id: string, state: GoalState, version: number }> | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type SendBackGoalMutationVariables = Exact<{
  input: SendBackGoalInput;
}>;


export type SendBackGoalMutation = { sendBackGoal: { goal: { id: string, state: GoalState, version: number } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type CloseGoalMutationVariables = Exact<{
  input: CloseGoalInput;
}>;


export type CloseGoalMutation = { closeGoal: { goal: { id: string, state: GoalState, version: number } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type AskToCloseGoalMutationVariables = Exact<{
  input: AskToCloseGoalInput;
}>;


export type AskToCloseGoalMutation = { askToCloseGoal: { goal: { id: string, askedOutcome: GoalState | null, version: number } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type KeepGoalOpenMutationVariables = Exact<{
  input: KeepGoalOpenInput;
}>;


export type KeepGoalOpenMutation = { keepGoalOpen: { goal: { id: string, askedOutcome: GoalState | null, version: number } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type SustainGoalMutationVariables = Exact<{
  input: SustainGoalInput;
}>;


export type SustainGoalMutation = { sustainGoal: { goal: { id: string, state: GoalState, version: number } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type ReopenGoalMutationVariables = Exact<{
  input: ReopenGoalInput;
}>;


export type ReopenGoalMutation = { reopenGoal: { goal: { id: string, state: GoalState, version: number } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type OfferRoleMutationVariables = Exact<{
  input: OfferAssignmentInput;
}>;


export type OfferRoleMutation = { offerAssignment: { handoff: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type OfferLinkMutationVariables = Exact<{
  input: OfferAlignmentInput;
}>;


export type OfferLinkMutation = { offerAlignment: { alignment: { id: string, agreedAt: string | null } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type AgreeLinkMutationVariables = Exact<{
  input: AcceptAlignmentInput;
}>;


export type AgreeLinkMutation = { acceptAlignment: { alignment: { id: string, agreedAt: string | null } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type EndLinkMutationVariables = Exact<{
  input: EndAlignmentInput;
}>;


export type EndLinkMutation = { endAlignment: { alignment: { id: string, validTo: string | null } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type GiveDelegationMutationVariables = Exact<{
  input: GiveDelegationInput;
}>;


export type GiveDelegationMutation = { giveDelegation: { delegation: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type AskSupportMutationVariables = Exact<{
  input: AskSupportInput;
}>;


export type AskSupportMutation = { askSupport: { supportNeed: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type ProposeTargetMutationVariables = Exact<{
  input: ProposeTargetInput;
}>;


export type ProposeTargetMutation = { proposeTarget: { target: { id: string, validFrom: string | null } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type ApproveChangeMutationVariables = Exact<{
  input: ApproveTargetInput;
}>;


export type ApproveChangeMutation = { approveTarget: { target: { id: string, validFrom: string | null } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type DeclineChangeMutationVariables = Exact<{
  input: DeclineTargetInput;
}>;


export type DeclineChangeMutation = { declineTarget: { target: { id: string, declinedAt: string | null } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type GoalRatingsQueryVariables = Exact<{
  goalId: string;
}>;


export type GoalRatingsQuery = { goalRatings: Array<{ title: string, release: string, firstDay: string, lastDay: string, unit: { id: string, name: string }, measure: { id: string, name: string, unit: string } | null, now: { stars: number }, pull: { targetId: string, line: string, now: number | null, then: number | null, effect: number | null, stars: number, up: number | null, share: number | null, shareSource: string, shareUntil: string | null, visible: string, visibleShare: number | null, visibleFull: string } }>, benchmarks: Array<{ id: string, line: string, statistic: Statistic, release: string, value: string, endedAt: string | null }> };

export type FollowBenchmarkMutationVariables = Exact<{
  input: FollowBenchmarkInput;
}>;


export type FollowBenchmarkMutation = { followBenchmark: { benchmark: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type StopBenchmarkMutationVariables = Exact<{
  input: StopBenchmarkInput;
}>;


export type StopBenchmarkMutation = { stopBenchmark: { benchmark: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type TakenFragment = { id: string, kind: DecisionKind, text: string, decidedAt: string, decidedBy: { id: string, name: string | null, position: string } | null, meeting: { id: string, heldOn: string, forum: { id: string, name: string } | null } | null };

export type GoalHistoryQueryVariables = Exact<{
  id: string;
  asOf?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type GoalHistoryQuery = { goal: { id: string, history: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, sequence: number, leafHash: string, at: string, verb: string, reason: string, actor: { id: string, name: string | null, position: string } | null, onBehalfOf: { id: string, name: string | null, position: string } | null, checkIn: { id: string, claimed: Claim, person: { id: string, name: string | null, position: string } | null } | null }> } } };

export type ProofOfEntryQueryVariables = Exact<{
  sequence: number;
}>;


export type ProofOfEntryQuery = { ledgerProof: { sequence: number, entry: string | null, leafHash: string, size: number, root: string, path: Array<string>, checkpoint: string | null } };

export type GoalDependentsQueryVariables = Exact<{
  id: string;
  asOf?: string | null | undefined;
}>;


export type GoalDependentsQuery = { goal: { id: string, dependents: { count: number, sentence: string, groups: Array<{ share: number, count: number, board: { id: string, title: string }, goals: Array<{ id: string, title: string, unit: { id: string, name: string } }> }> } } };

export type AcknowledgeChangeMutationVariables = Exact<{
  input: AcknowledgeTargetChangeInput;
}>;


export type AcknowledgeChangeMutation = { acknowledgeTargetChange: { targetAcknowledgement: { id: string, acknowledgedAt: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type ProspectFragment = { id: string, madeOn: string, dueOn: string, probability: string | null, low: string | null, high: string | null, sentence: string };

export type HazardFragment = { id: string, text: string, likelihood: Degree, harm: Degree, closedAt: string | null, closing: RiskEnd | null, reason: string, version: number, canChange: boolean, owner: { id: string, name: string | null, position: string } | null, actions: Array<{ id: string, text: string, dueOn: string, doneAt: string | null, droppedAt: string | null }> };

export type GoalRisksQueryVariables = Exact<{
  id: string;
  asOf?: string | null | undefined;
}>;


export type GoalRisksQuery = { goal: { id: string, forecast: { id: string, madeOn: string, dueOn: string, probability: string | null, low: string | null, high: string | null, sentence: string } | null, risks: Array<{ id: string, text: string, likelihood: Degree, harm: Degree, closedAt: string | null, closing: RiskEnd | null, reason: string, version: number, canChange: boolean, owner: { id: string, name: string | null, position: string } | null, actions: Array<{ id: string, text: string, dueOn: string, doneAt: string | null, droppedAt: string | null }> }> } };

export type RaiseRiskMutationVariables = Exact<{
  input: RaiseRiskInput;
}>;


export type RaiseRiskMutation = { raiseRisk: { risk: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type EditRiskMutationVariables = Exact<{
  input: EditRiskInput;
}>;


export type EditRiskMutation = { editRisk: { risk: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type CloseRiskMutationVariables = Exact<{
  input: CloseRiskInput;
}>;


export type CloseRiskMutation = { closeRisk: { risk: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type WorkFragment = { id: string, text: string, dueOn: string, strength: Strength, reviewOn: string | null, promisedAt: string, doneAt: string | null, droppedAt: string | null, outcome: string, version: number, canChange: boolean, owner: { id: string, name: string | null, position: string } | null, promisedBy: { id: string, name: string | null, position: string } | null, endedBy: { id: string, name: string | null, position: string } | null, measure: { id: string, name: string, unit: string } | null };

export type GoalWorkQueryVariables = Exact<{
  id: string;
  asOf?: string | null | undefined;
}>;


export type GoalWorkQuery = { goal: { id: string, actions: Array<{ id: string, text: string, dueOn: string, strength: Strength, reviewOn: string | null, promisedAt: string, doneAt: string | null, droppedAt: string | null, outcome: string, version: number, canChange: boolean, owner: { id: string, name: string | null, position: string } | null, promisedBy: { id: string, name: string | null, position: string } | null, endedBy: { id: string, name: string | null, position: string } | null, measure: { id: string, name: string, unit: string } | null }> } };

export type PromiseWorkMutationVariables = Exact<{
  input: PromiseActionInput;
}>;


export type PromiseWorkMutation = { promiseAction: { action: { id: string, text: string, dueOn: string, strength: Strength, reviewOn: string | null, promisedAt: string, doneAt: string | null, droppedAt: string | null, outcome: string, version: number, canChange: boolean, owner: { id: string, name: string | null, position: string } | null, promisedBy: { id: string, name: string | null, position: string } | null, endedBy: { id: string, name: string | null, position: string } | null, measure: { id: string, name: string, unit: string } | null } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type EditWorkMutationVariables = Exact<{
  input: EditActionInput;
}>;


export type EditWorkMutation = { editAction: { action: { id: string, text: string, dueOn: string, strength: Strength, reviewOn: string | null, promisedAt: string, doneAt: string | null, droppedAt: string | null, outcome: string, version: number, canChange: boolean, owner: { id: string, name: string | null, position: string } | null, promisedBy: { id: string, name: string | null, position: string } | null, endedBy: { id: string, name: string | null, position: string } | null, measure: { id: string, name: string, unit: string } | null } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type FinishWorkMutationVariables = Exact<{
  input: FinishActionInput;
}>;


export type FinishWorkMutation = { finishAction: { action: { id: string, text: string, dueOn: string, strength: Strength, reviewOn: string | null, promisedAt: string, doneAt: string | null, droppedAt: string | null, outcome: string, version: number, canChange: boolean, owner: { id: string, name: string | null, position: string } | null, promisedBy: { id: string, name: string | null, position: string } | null, endedBy: { id: string, name: string | null, position: string } | null, measure: { id: string, name: string, unit: string } | null } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type DropWorkMutationVariables = Exact<{
  input: DropActionInput;
}>;


export type DropWorkMutation = { dropAction: { action: { id: string, text: string, dueOn: string, strength: Strength, reviewOn: string | null, promisedAt: string, doneAt: string | null, droppedAt: string | null, outcome: string, version: number, canChange: boolean, owner: { id: string, name: string | null, position: string } | null, promisedBy: { id: string, name: string | null, position: string } | null, endedBy: { id: string, name: string | null, position: string } | null, measure: { id: string, name: string, unit: string } | null } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

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
export const StretchFragmentDoc = new TypedDocumentString(`
    fragment Stretch on EffectStretch {
  points
  mean
  lower
  upper
}
    `, {"fragmentName":"Stretch"}) as unknown as TypedDocumentString<StretchFragment, unknown>;
export const ChangeFragmentDoc = new TypedDocumentString(`
    fragment Change on Intervention {
  id
  title
  beginsOn
  predicted
  plan
  done
  doneAt
  studied
  studiedAt
  act
  acted
  actedAt
  version
  canChange
  canWork
  owner {
    id
    name
    position
  }
  measure {
    id
    name
    unit
  }
  unit {
    id
    name
  }
  idea {
    id
    text
  }
  effect {
    verdict
    sentence
    before {
      ...Stretch
    }
    after {
      ...Stretch
    }
    shown {
      value
      low
      high
    }
    held {
      days
      verdict
      sentence
    }
  }
}
    fragment Stretch on EffectStretch {
  points
  mean
  lower
  upper
}`, {"fragmentName":"Change"}) as unknown as TypedDocumentString<ChangeFragment, unknown>;
export const SomebodyFragmentDoc = new TypedDocumentString(`
    fragment Somebody on Person {
  id
  name
  position
}
    `, {"fragmentName":"Somebody"}) as unknown as TypedDocumentString<SomebodyFragment, unknown>;
export const OwnedFragmentDoc = new TypedDocumentString(`
    fragment Owned on Ownership {
  state
  since
  canDecide
  person {
    ...Somebody
  }
}
    fragment Somebody on Person {
  id
  name
  position
}`, {"fragmentName":"Owned"}) as unknown as TypedDocumentString<OwnedFragment, unknown>;
export const AimFragmentDoc = new TypedDocumentString(`
    fragment Aim on Target {
  id
  line
  role
  weight
  reading
  readingPeriods
  baseline
  baselineOn
  target
  low
  high
  dueOn
  floor
  stretch
  reason
  validFrom
  validTo
  proposedAt
  selfAgreed
  proposedBy {
    ...Somebody
  }
  approvedBy {
    ...Somebody
  }
  unit {
    id
    name
  }
  measure {
    id
    name
    unit
    direction
    scale
    decimals
    numerator
    denominator
    lagDays
    steward {
      ...Somebody
    }
  }
}
    fragment Somebody on Person {
  id
  name
  position
}`, {"fragmentName":"Aim"}) as unknown as TypedDocumentString<AimFragment, unknown>;
export const LinkFragmentDoc = new TypedDocumentString(`
    fragment Link on Alignment {
  id
  kind
  weight
  critical
  primary
  agreedAt
  offeredByParent
  note
  offeredBy {
    ...Somebody
  }
}
    fragment Somebody on Person {
  id
  name
  position
}`, {"fragmentName":"Link"}) as unknown as TypedDocumentString<LinkFragment, unknown>;
export const TakenFragmentDoc = new TypedDocumentString(`
    fragment Taken on Decision {
  id
  kind
  text
  decidedAt
  decidedBy {
    ...Somebody
  }
  meeting {
    id
    heldOn
    forum {
      id
      name
    }
  }
}
    fragment Somebody on Person {
  id
  name
  position
}`, {"fragmentName":"Taken"}) as unknown as TypedDocumentString<TakenFragment, unknown>;
export const ProspectFragmentDoc = new TypedDocumentString(`
    fragment Prospect on Forecast {
  id
  madeOn
  dueOn
  probability
  low
  high
  sentence
}
    `, {"fragmentName":"Prospect"}) as unknown as TypedDocumentString<ProspectFragment, unknown>;
export const HazardFragmentDoc = new TypedDocumentString(`
    fragment Hazard on Risk {
  id
  text
  likelihood
  harm
  closedAt
  closing
  reason
  version
  canChange
  owner {
    id
    name
    position
  }
  actions {
    id
    text
    dueOn
    doneAt
    droppedAt
  }
}
    `, {"fragmentName":"Hazard"}) as unknown as TypedDocumentString<HazardFragment, unknown>;
export const WorkFragmentDoc = new TypedDocumentString(`
    fragment Work on Action {
  id
  text
  dueOn
  strength
  reviewOn
  promisedAt
  doneAt
  droppedAt
  outcome
  version
  canChange
  owner {
    ...Somebody
  }
  promisedBy {
    ...Somebody
  }
  endedBy {
    ...Somebody
  }
  measure {
    id
    name
    unit
  }
}
    fragment Somebody on Person {
  id
  name
  position
}`, {"fragmentName":"Work"}) as unknown as TypedDocumentString<WorkFragment, unknown>;
export const GoalChangesDocument = new TypedDocumentString(`
    query GoalChanges($id: UUID!, $asOf: String) {
  goal(id: $id, asOf: $asOf) {
    id
    drivers {
      id
      text
      ideas {
        id
        text
        interventions {
          id
          title
        }
      }
    }
    interventions {
      ...Change
    }
  }
}
    fragment Change on Intervention {
  id
  title
  beginsOn
  predicted
  plan
  done
  doneAt
  studied
  studiedAt
  act
  acted
  actedAt
  version
  canChange
  canWork
  owner {
    id
    name
    position
  }
  measure {
    id
    name
    unit
  }
  unit {
    id
    name
  }
  idea {
    id
    text
  }
  effect {
    verdict
    sentence
    before {
      ...Stretch
    }
    after {
      ...Stretch
    }
    shown {
      value
      low
      high
    }
    held {
      days
      verdict
      sentence
    }
  }
}
fragment Stretch on EffectStretch {
  points
  mean
  lower
  upper
}`) as unknown as TypedDocumentString<GoalChangesQuery, GoalChangesQueryVariables>;
export const AddDriverDocument = new TypedDocumentString(`
    mutation AddDriver($input: AddDriverInput!) {
  addDriver(input: $input) {
    driver {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<AddDriverMutation, AddDriverMutationVariables>;
export const RemoveDriverDocument = new TypedDocumentString(`
    mutation RemoveDriver($input: RemoveDriverInput!) {
  removeDriver(input: $input) {
    driver {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveDriverMutation, RemoveDriverMutationVariables>;
export const AddChangeIdeaDocument = new TypedDocumentString(`
    mutation AddChangeIdea($input: AddChangeIdeaInput!) {
  addChangeIdea(input: $input) {
    changeIdea {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<AddChangeIdeaMutation, AddChangeIdeaMutationVariables>;
export const RemoveChangeIdeaDocument = new TypedDocumentString(`
    mutation RemoveChangeIdea($input: RemoveChangeIdeaInput!) {
  removeChangeIdea(input: $input) {
    changeIdea {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveChangeIdeaMutation, RemoveChangeIdeaMutationVariables>;
export const PlanInterventionDocument = new TypedDocumentString(`
    mutation PlanIntervention($input: PlanInterventionInput!) {
  planIntervention(input: $input) {
    intervention {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<PlanInterventionMutation, PlanInterventionMutationVariables>;
export const DoInterventionDocument = new TypedDocumentString(`
    mutation DoIntervention($input: DoInterventionInput!) {
  doIntervention(input: $input) {
    intervention {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<DoInterventionMutation, DoInterventionMutationVariables>;
export const StudyInterventionDocument = new TypedDocumentString(`
    mutation StudyIntervention($input: StudyInterventionInput!) {
  studyIntervention(input: $input) {
    intervention {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<StudyInterventionMutation, StudyInterventionMutationVariables>;
export const ActOnInterventionDocument = new TypedDocumentString(`
    mutation ActOnIntervention($input: ActOnInterventionInput!) {
  actOnIntervention(input: $input) {
    intervention {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<ActOnInterventionMutation, ActOnInterventionMutationVariables>;
export const WithdrawInterventionDocument = new TypedDocumentString(`
    mutation WithdrawIntervention($input: WithdrawInterventionInput!) {
  withdrawIntervention(input: $input) {
    intervention {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<WithdrawInterventionMutation, WithdrawInterventionMutationVariables>;
export const GoalImpactsDocument = new TypedDocumentString(`
    query GoalImpacts($id: UUID!) {
  goal(id: $id) {
    id
    version
    impacts {
      dimension
      weight
      why
    }
    resources {
      title
      url
    }
  }
}
    `) as unknown as TypedDocumentString<GoalImpactsQuery, GoalImpactsQueryVariables>;
export const EditImpactsDocument = new TypedDocumentString(`
    mutation EditImpacts($input: EditGoalInput!) {
  editGoal(input: $input) {
    goal {
      id
      version
      impacts {
        dimension
        weight
        why
      }
      resources {
        title
        url
      }
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<EditImpactsMutation, EditImpactsMutationVariables>;
export const GoalPageDocument = new TypedDocumentString(`
    query GoalPage($id: UUID!, $asOf: String) {
  goal(id: $id, asOf: $asOf) {
    id
    title
    boardSentence
    state
    stateSince
    restricted
    version
    checkInDays
    committedAt
    selfAgreed
    askedOutcome
    askedAt
    closingReason
    learned
    askedBy {
      ...Somebody
    }
    unit {
      id
      name
    }
    level {
      id
      name
      ordinal
    }
    cycle {
      id
      name
    }
    continues {
      id
      title
    }
    impacts {
      dimension
      weight
      why
    }
    resources {
      title
      url
    }
    ownership {
      ...Owned
    }
    approvers {
      ...Somebody
    }
    assignments {
      id
      role
      validFrom
      person {
        ...Somebody
      }
    }
    offers {
      id
      role
      offeredAt
      toPerson {
        ...Somebody
      }
    }
    delegations {
      id
      validTo
      toPerson {
        ...Somebody
      }
    }
    supportNeeds {
      id
      kind
      text
      askedAt
      answer
      answerNote
      askedOf {
        ...Somebody
      }
    }
    participants {
      id
      name
    }
    standing {
      claimed
      evidence
      measured
      pace
      value
      valueNumerator
      valueDenominator
      valueEnd
      stale
      dataLate
      dataQuestioned
      worseThanBaseline
      balancingWorse
      contradiction
      needsHelp
      lastCheckInAt
      dueOn
      contributed
      contributedPace
      coverage
      goalsBelow
      offTrackBelow
      atRiskBelow
      staleBelow
      unownedBelow
      troubleBelow
      notEnoughReported
      planVsResult
    }
    mainTarget {
      ...Aim
    }
    series {
      id
      value
      numerator
      denominator
      periodStart
      periodEnd
      source
      provisional
    }
    chart {
      variation
      assurance
      reading
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
      seams {
        on
        kind
      }
    }
    lastCheckIn {
      id
      claimed
      note
      nextStep
      recordedAt
    }
    decisions {
      ...Taken
    }
    findings {
      id
      code
      sentence
      about
      subjectId
      since
      days
      blocking
      whoSentence
      may
      accepted {
        id
        until
        reason
        acceptedBy {
          ...Somebody
        }
      }
      lastReminded {
        id
        kind
        at
      }
    }
    lineOfSight {
      reachesBoard
      steps {
        agreed
        kind
        gaps
        goal {
          id
          title
          state
          boardSentence
          level {
            id
            name
          }
          ownership {
            ...Owned
          }
          standing {
            claimed
            stale
          }
        }
      }
    }
    alignmentsUp {
      ...Link
      parent {
        id
        title
      }
    }
    alignmentsDown {
      ...Link
      child {
        id
        title
        state
        unit {
          id
          name
        }
        standing {
          claimed
          stale
        }
      }
    }
    allowed {
      action
      allowed
      sentence
    }
    unitLoad {
      carried
      cap
      sentence
    }
  }
}
    fragment Somebody on Person {
  id
  name
  position
}
fragment Owned on Ownership {
  state
  since
  canDecide
  person {
    ...Somebody
  }
}
fragment Aim on Target {
  id
  line
  role
  weight
  reading
  readingPeriods
  baseline
  baselineOn
  target
  low
  high
  dueOn
  floor
  stretch
  reason
  validFrom
  validTo
  proposedAt
  selfAgreed
  proposedBy {
    ...Somebody
  }
  approvedBy {
    ...Somebody
  }
  unit {
    id
    name
  }
  measure {
    id
    name
    unit
    direction
    scale
    decimals
    numerator
    denominator
    lagDays
    steward {
      ...Somebody
    }
  }
}
fragment Link on Alignment {
  id
  kind
  weight
  critical
  primary
  agreedAt
  offeredByParent
  note
  offeredBy {
    ...Somebody
  }
}
fragment Taken on Decision {
  id
  kind
  text
  decidedAt
  decidedBy {
    ...Somebody
  }
  meeting {
    id
    heldOn
    forum {
      id
      name
    }
  }
}`) as unknown as TypedDocumentString<GoalPageQuery, GoalPageQueryVariables>;
export const GoalCheckInsDocument = new TypedDocumentString(`
    query GoalCheckIns($id: UUID!, $asOf: String, $after: String) {
  goal(id: $id, asOf: $asOf) {
    id
    mainTarget {
      id
      measure {
        id
        unit
      }
    }
    checkIns(first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        claimed
        confidence
        note
        nextStep
        barriers
        needsHelp
        unchanged
        withdrawn
        madeAt
        recordedAt
        supersededAt
        person {
          ...Somebody
        }
        onBehalfOf {
          ...Somebody
        }
        measurement {
          id
          value
          periodStart
          periodEnd
          provisional
        }
        replies {
          id
          kind
          text
          recordedAt
          seenAt
          person {
            ...Somebody
          }
        }
      }
    }
  }
}
    fragment Somebody on Person {
  id
  name
  position
}`) as unknown as TypedDocumentString<GoalCheckInsQuery, GoalCheckInsQueryVariables>;
export const GoalTargetsDocument = new TypedDocumentString(`
    query GoalTargets($id: UUID!, $asOf: String) {
  goal(id: $id, asOf: $asOf) {
    id
    targets {
      ...Aim
    }
    targetChanges {
      ...Aim
    }
    targetHistory {
      ...Aim
    }
  }
}
    fragment Somebody on Person {
  id
  name
  position
}
fragment Aim on Target {
  id
  line
  role
  weight
  reading
  readingPeriods
  baseline
  baselineOn
  target
  low
  high
  dueOn
  floor
  stretch
  reason
  validFrom
  validTo
  proposedAt
  selfAgreed
  proposedBy {
    ...Somebody
  }
  approvedBy {
    ...Somebody
  }
  unit {
    id
    name
  }
  measure {
    id
    name
    unit
    direction
    scale
    decimals
    numerator
    denominator
    lagDays
    steward {
      ...Somebody
    }
  }
}`) as unknown as TypedDocumentString<GoalTargetsQuery, GoalTargetsQueryVariables>;
export const OpenCyclesDocument = new TypedDocumentString(`
    query OpenCycles {
  cycles(open: true) {
    id
    name
    kind
    endsOn
  }
}
    `) as unknown as TypedDocumentString<OpenCyclesQuery, OpenCyclesQueryVariables>;
export const DraftGoalDocument = new TypedDocumentString(`
    mutation DraftGoal($input: DraftGoalInput!) {
  draftGoal(input: $input) {
    goal {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<DraftGoalMutation, DraftGoalMutationVariables>;
export const EditGoalDocument = new TypedDocumentString(`
    mutation EditGoal($input: EditGoalInput!) {
  editGoal(input: $input) {
    goal {
      id
      title
      boardSentence
      version
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<EditGoalMutation, EditGoalMutationVariables>;
export const ProposeGoalDocument = new TypedDocumentString(`
    mutation ProposeGoal($input: ProposeGoalInput!) {
  proposeGoal(input: $input) {
    goal {
      id
      state
      version
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<ProposeGoalMutation, ProposeGoalMutationVariables>;
export const CommitGoalsDocument = new TypedDocumentString(`
    mutation CommitGoals($input: CommitGoalsInput!) {
  commitGoals(input: $input) {
    goals {
      id
      state
      version
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<CommitGoalsMutation, CommitGoalsMutationVariables>;
export const SendBackGoalDocument = new TypedDocumentString(`
    mutation SendBackGoal($input: SendBackGoalInput!) {
  sendBackGoal(input: $input) {
    goal {
      id
      state
      version
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SendBackGoalMutation, SendBackGoalMutationVariables>;
export const CloseGoalDocument = new TypedDocumentString(`
    mutation CloseGoal($input: CloseGoalInput!) {
  closeGoal(input: $input) {
    goal {
      id
      state
      version
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<CloseGoalMutation, CloseGoalMutationVariables>;
export const AskToCloseGoalDocument = new TypedDocumentString(`
    mutation AskToCloseGoal($input: AskToCloseGoalInput!) {
  askToCloseGoal(input: $input) {
    goal {
      id
      askedOutcome
      version
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<AskToCloseGoalMutation, AskToCloseGoalMutationVariables>;
export const KeepGoalOpenDocument = new TypedDocumentString(`
    mutation KeepGoalOpen($input: KeepGoalOpenInput!) {
  keepGoalOpen(input: $input) {
    goal {
      id
      askedOutcome
      version
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<KeepGoalOpenMutation, KeepGoalOpenMutationVariables>;
export const SustainGoalDocument = new TypedDocumentString(`
    mutation SustainGoal($input: SustainGoalInput!) {
  sustainGoal(input: $input) {
    goal {
      id
      state
      version
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SustainGoalMutation, SustainGoalMutationVariables>;
export const ReopenGoalDocument = new TypedDocumentString(`
    mutation ReopenGoal($input: ReopenGoalInput!) {
  reopenGoal(input: $input) {
    goal {
      id
      state
      version
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<ReopenGoalMutation, ReopenGoalMutationVariables>;
export const OfferRoleDocument = new TypedDocumentString(`
    mutation OfferRole($input: OfferAssignmentInput!) {
  offerAssignment(input: $input) {
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
    `) as unknown as TypedDocumentString<OfferRoleMutation, OfferRoleMutationVariables>;
export const OfferLinkDocument = new TypedDocumentString(`
    mutation OfferLink($input: OfferAlignmentInput!) {
  offerAlignment(input: $input) {
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
    `) as unknown as TypedDocumentString<OfferLinkMutation, OfferLinkMutationVariables>;
export const AgreeLinkDocument = new TypedDocumentString(`
    mutation AgreeLink($input: AcceptAlignmentInput!) {
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
    `) as unknown as TypedDocumentString<AgreeLinkMutation, AgreeLinkMutationVariables>;
export const EndLinkDocument = new TypedDocumentString(`
    mutation EndLink($input: EndAlignmentInput!) {
  endAlignment(input: $input) {
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
    `) as unknown as TypedDocumentString<EndLinkMutation, EndLinkMutationVariables>;
export const GiveDelegationDocument = new TypedDocumentString(`
    mutation GiveDelegation($input: GiveDelegationInput!) {
  giveDelegation(input: $input) {
    delegation {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<GiveDelegationMutation, GiveDelegationMutationVariables>;
export const AskSupportDocument = new TypedDocumentString(`
    mutation AskSupport($input: AskSupportInput!) {
  askSupport(input: $input) {
    supportNeed {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<AskSupportMutation, AskSupportMutationVariables>;
export const ProposeTargetDocument = new TypedDocumentString(`
    mutation ProposeTarget($input: ProposeTargetInput!) {
  proposeTarget(input: $input) {
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
    `) as unknown as TypedDocumentString<ProposeTargetMutation, ProposeTargetMutationVariables>;
export const ApproveChangeDocument = new TypedDocumentString(`
    mutation ApproveChange($input: ApproveTargetInput!) {
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
    `) as unknown as TypedDocumentString<ApproveChangeMutation, ApproveChangeMutationVariables>;
export const DeclineChangeDocument = new TypedDocumentString(`
    mutation DeclineChange($input: DeclineTargetInput!) {
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
    `) as unknown as TypedDocumentString<DeclineChangeMutation, DeclineChangeMutationVariables>;
export const GoalRatingsDocument = new TypedDocumentString(`
    query GoalRatings($goalId: UUID!) {
  goalRatings(goalId: $goalId) {
    title
    release
    firstDay
    lastDay
    unit {
      id
      name
    }
    measure {
      id
      name
      unit
    }
    now {
      stars
    }
    pull {
      targetId
      line
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
    }
  }
  benchmarks(goalId: $goalId) {
    id
    line
    statistic
    release
    value
    endedAt
  }
}
    `) as unknown as TypedDocumentString<GoalRatingsQuery, GoalRatingsQueryVariables>;
export const FollowBenchmarkDocument = new TypedDocumentString(`
    mutation FollowBenchmark($input: FollowBenchmarkInput!) {
  followBenchmark(input: $input) {
    benchmark {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<FollowBenchmarkMutation, FollowBenchmarkMutationVariables>;
export const StopBenchmarkDocument = new TypedDocumentString(`
    mutation StopBenchmark($input: StopBenchmarkInput!) {
  stopBenchmark(input: $input) {
    benchmark {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<StopBenchmarkMutation, StopBenchmarkMutationVariables>;
export const GoalHistoryDocument = new TypedDocumentString(`
    query GoalHistory($id: UUID!, $asOf: String, $after: String) {
  goal(id: $id, asOf: $asOf) {
    id
    history(first: 50, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        sequence
        leafHash
        at
        verb
        reason
        actor {
          ...Somebody
        }
        onBehalfOf {
          ...Somebody
        }
        checkIn {
          id
          claimed
          person {
            ...Somebody
          }
        }
      }
    }
  }
}
    fragment Somebody on Person {
  id
  name
  position
}`) as unknown as TypedDocumentString<GoalHistoryQuery, GoalHistoryQueryVariables>;
export const ProofOfEntryDocument = new TypedDocumentString(`
    query ProofOfEntry($sequence: Int!) {
  ledgerProof(sequence: $sequence) {
    sequence
    entry
    leafHash
    size
    root
    path
    checkpoint
  }
}
    `) as unknown as TypedDocumentString<ProofOfEntryQuery, ProofOfEntryQueryVariables>;
export const GoalDependentsDocument = new TypedDocumentString(`
    query GoalDependents($id: UUID!, $asOf: String) {
  goal(id: $id, asOf: $asOf) {
    id
    dependents {
      count
      sentence
      groups {
        share
        count
        board {
          id
          title
        }
        goals {
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
}
    `) as unknown as TypedDocumentString<GoalDependentsQuery, GoalDependentsQueryVariables>;
export const AcknowledgeChangeDocument = new TypedDocumentString(`
    mutation AcknowledgeChange($input: AcknowledgeTargetChangeInput!) {
  acknowledgeTargetChange(input: $input) {
    targetAcknowledgement {
      id
      acknowledgedAt
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<AcknowledgeChangeMutation, AcknowledgeChangeMutationVariables>;
export const GoalRisksDocument = new TypedDocumentString(`
    query GoalRisks($id: UUID!, $asOf: String) {
  goal(id: $id, asOf: $asOf) {
    id
    forecast {
      ...Prospect
    }
    risks {
      ...Hazard
    }
  }
}
    fragment Prospect on Forecast {
  id
  madeOn
  dueOn
  probability
  low
  high
  sentence
}
fragment Hazard on Risk {
  id
  text
  likelihood
  harm
  closedAt
  closing
  reason
  version
  canChange
  owner {
    id
    name
    position
  }
  actions {
    id
    text
    dueOn
    doneAt
    droppedAt
  }
}`) as unknown as TypedDocumentString<GoalRisksQuery, GoalRisksQueryVariables>;
export const RaiseRiskDocument = new TypedDocumentString(`
    mutation RaiseRisk($input: RaiseRiskInput!) {
  raiseRisk(input: $input) {
    risk {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<RaiseRiskMutation, RaiseRiskMutationVariables>;
export const EditRiskDocument = new TypedDocumentString(`
    mutation EditRisk($input: EditRiskInput!) {
  editRisk(input: $input) {
    risk {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<EditRiskMutation, EditRiskMutationVariables>;
export const CloseRiskDocument = new TypedDocumentString(`
    mutation CloseRisk($input: CloseRiskInput!) {
  closeRisk(input: $input) {
    risk {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<CloseRiskMutation, CloseRiskMutationVariables>;
export const GoalWorkDocument = new TypedDocumentString(`
    query GoalWork($id: UUID!, $asOf: String) {
  goal(id: $id, asOf: $asOf) {
    id
    actions {
      ...Work
    }
  }
}
    fragment Somebody on Person {
  id
  name
  position
}
fragment Work on Action {
  id
  text
  dueOn
  strength
  reviewOn
  promisedAt
  doneAt
  droppedAt
  outcome
  version
  canChange
  owner {
    ...Somebody
  }
  promisedBy {
    ...Somebody
  }
  endedBy {
    ...Somebody
  }
  measure {
    id
    name
    unit
  }
}`) as unknown as TypedDocumentString<GoalWorkQuery, GoalWorkQueryVariables>;
export const PromiseWorkDocument = new TypedDocumentString(`
    mutation PromiseWork($input: PromiseActionInput!) {
  promiseAction(input: $input) {
    action {
      ...Work
    }
    errors {
      code
      sentence
      field
    }
  }
}
    fragment Somebody on Person {
  id
  name
  position
}
fragment Work on Action {
  id
  text
  dueOn
  strength
  reviewOn
  promisedAt
  doneAt
  droppedAt
  outcome
  version
  canChange
  owner {
    ...Somebody
  }
  promisedBy {
    ...Somebody
  }
  endedBy {
    ...Somebody
  }
  measure {
    id
    name
    unit
  }
}`) as unknown as TypedDocumentString<PromiseWorkMutation, PromiseWorkMutationVariables>;
export const EditWorkDocument = new TypedDocumentString(`
    mutation EditWork($input: EditActionInput!) {
  editAction(input: $input) {
    action {
      ...Work
    }
    errors {
      code
      sentence
      field
    }
  }
}
    fragment Somebody on Person {
  id
  name
  position
}
fragment Work on Action {
  id
  text
  dueOn
  strength
  reviewOn
  promisedAt
  doneAt
  droppedAt
  outcome
  version
  canChange
  owner {
    ...Somebody
  }
  promisedBy {
    ...Somebody
  }
  endedBy {
    ...Somebody
  }
  measure {
    id
    name
    unit
  }
}`) as unknown as TypedDocumentString<EditWorkMutation, EditWorkMutationVariables>;
export const FinishWorkDocument = new TypedDocumentString(`
    mutation FinishWork($input: FinishActionInput!) {
  finishAction(input: $input) {
    action {
      ...Work
    }
    errors {
      code
      sentence
      field
    }
  }
}
    fragment Somebody on Person {
  id
  name
  position
}
fragment Work on Action {
  id
  text
  dueOn
  strength
  reviewOn
  promisedAt
  doneAt
  droppedAt
  outcome
  version
  canChange
  owner {
    ...Somebody
  }
  promisedBy {
    ...Somebody
  }
  endedBy {
    ...Somebody
  }
  measure {
    id
    name
    unit
  }
}`) as unknown as TypedDocumentString<FinishWorkMutation, FinishWorkMutationVariables>;
export const DropWorkDocument = new TypedDocumentString(`
    mutation DropWork($input: DropActionInput!) {
  dropAction(input: $input) {
    action {
      ...Work
    }
    errors {
      code
      sentence
      field
    }
  }
}
    fragment Somebody on Person {
  id
  name
  position
}
fragment Work on Action {
  id
  text
  dueOn
  strength
  reviewOn
  promisedAt
  doneAt
  droppedAt
  outcome
  version
  canChange
  owner {
    ...Somebody
  }
  promisedBy {
    ...Somebody
  }
  endedBy {
    ...Somebody
  }
  measure {
    id
    name
    unit
  }
}`) as unknown as TypedDocumentString<DropWorkMutation, DropWorkMutationVariables>;