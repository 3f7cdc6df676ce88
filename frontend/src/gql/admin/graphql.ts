/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AddAffiliationGroupInput = {
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  kind: AffiliationKind;
  name: string;
};

export type AddPersonInput = {
  draft: PersonDraftInput;
};

export type AddUnitInput = {
  draft: UnitDraftInput;
};

export type AffiliationKind =
  /** Collaborative */
  | 'COLLABORATIVE'
  /** Medical-staff department */
  | 'DEPARTMENT'
  /** Service line */
  | 'SERVICE_LINE';

export type ArchivePersonInput = {
  /** The version you saw; a newer one answers stale_version. */
  expectedVersion?: number | null | undefined;
  personId: string;
  reason?: string | null | undefined;
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

export type CloseCycleInput = {
  /** Every open goal that is not named is carried over. */
  carryTheRest?: boolean | null | undefined;
  cycleId: string;
  decisions?: Array<CycleDecisionInput> | null | undefined;
  /** The version you saw; a newer one answers stale_version. */
  expectedVersion?: number | null | undefined;
  nextCycleId?: string | null | undefined;
};

export type CloseUnitInput = {
  /** The version you saw; a newer one answers stale_version. */
  expectedVersion?: number | null | undefined;
  successorId?: string | null | undefined;
  unitId: string;
};

export type ConfigureOrganizationInput = {
  businessHours?: string | null | undefined;
  /** The version you saw; a newer one answers stale_version. */
  expectedVersion?: number | null | undefined;
  name?: string | null | undefined;
  settings?: OrganizationSettingsInput | null | undefined;
  timeZone?: string | null | undefined;
};

export type CycleDecisionInput = {
  goalId: string;
  learned?: string | null | undefined;
  /** Left out: carried over. */
  outcome?: Outcome | null | undefined;
  reason?: string | null | undefined;
};

export type CycleKind =
  /** Annual plan */
  | 'ANNUAL'
  /** Quarterly plan */
  | 'QUARTERLY'
  /** Strategic plan */
  | 'STRATEGIC';

export type DefineMeasureInput = {
  draft: MeasureDraftInput;
};

export type Direction =
  /** Lower is better */
  | 'DECREASE'
  /** Higher is better */
  | 'INCREASE'
  /** Stay in a range */
  | 'MAINTAIN';

export type EditLevelInput = {
  checkInDays?: number | null | undefined;
  levelId: string;
  name?: string | null | undefined;
  required?: boolean | null | undefined;
};

export type EditPersonInput = {
  email?: string | null | undefined;
  /** The version you saw; a newer one answers stale_version. */
  expectedVersion?: number | null | undefined;
  name?: string | null | undefined;
  personId: string;
  position?: string | null | undefined;
  unitId?: string | null | undefined;
};

export type EndDeputyInput = {
  grantId: string;
};

export type EndRoleInput = {
  /** The last day; now when left out. */
  endsOn?: string | null | undefined;
  membershipId: string;
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

export type GrantRoleInput = {
  beginsOn?: string | null | undefined;
  /** The last day. */
  endsOn?: string | null | undefined;
  groupId?: string | null | undefined;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  personId: string;
  role: Role;
  unitId: string;
};

export type JoinGroupInput = {
  groupId: string;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  unitId: string;
};

export type LeaveGroupInput = {
  affiliationId: string;
};

export type LiftLegalHoldInput = {
  holdId: string;
};

export type MakeDeputyInput = {
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  permission: UnitRight;
  personId: string;
  reason?: string | null | undefined;
  unitId: string;
  validTo: string;
};

export type MakeTokenInput = {
  expiresAt: string;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  name: string;
  scopes: Array<Scope>;
};

export type MeasureDraftInput = {
  cadence?: Cadence | null | undefined;
  code: string;
  decimals?: number | null | undefined;
  definition?: string | null | undefined;
  denominator?: string | null | undefined;
  direction: Direction;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  identifiers?: Array<ExternalIdInput> | null | undefined;
  lagDays?: number | null | undefined;
  name: string;
  numerator?: string | null | undefined;
  per?: string | null | undefined;
  riskAdjusted?: boolean | null | undefined;
  scale: Scale;
  sources?: Array<string> | null | undefined;
  stewardId?: string | null | undefined;
  unit?: string | null | undefined;
};

export type MergeUnitInput = {
  /** The version you saw; a newer one answers stale_version. */
  expectedVersion?: number | null | undefined;
  intoId: string;
  unitId: string;
};

export type MoveUnitInput = {
  /** The version you saw; a newer one answers stale_version. */
  expectedVersion?: number | null | undefined;
  parentId: string;
  unitId: string;
};

export type OpenCycleInput = {
  endsOn: string;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  kind: CycleKind;
  name: string;
  parentId?: string | null | undefined;
  startsOn: string;
};

export type OrganizationSettingsInput = {
  agreementGraceDays?: number | null | undefined;
  askConfidence?: boolean | null | undefined;
  atRiskPace?: string | null | undefined;
  boardSeesUnits?: boolean | null | undefined;
  checkInGraceDays?: number | null | undefined;
  dataGraceDays?: number | null | undefined;
  eventSystemUrl?: string | null | undefined;
  keepTextYears?: number | null | undefined;
  offTrackPace?: string | null | undefined;
  ownerUpdateDays?: number | null | undefined;
  replyGraceDays?: number | null | undefined;
  troubleShare?: string | null | undefined;
  unitGoalCap?: number | null | undefined;
  vacantDays?: number | null | undefined;
};

export type Outcome =
  /** Achieved */
  | 'ACHIEVED'
  /** Missed */
  | 'MISSED'
  /** Stopped */
  | 'STOPPED';

export type PersonDraftInput = {
  /** Make an account to sign in with. */
  account?: boolean | null | undefined;
  email?: string | null | undefined;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  name: string;
  position: string;
  roles?: Array<RoleDraftInput> | null | undefined;
  unitCode: string;
};

export type PlaceLegalHoldInput = {
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  matter: string;
};

export type RedactInput = {
  /** One object alone: its row, its versions and the reasons given with it. */
  only?: string | null | undefined;
  reason: string;
  text: string;
};

export type RenameUnitInput = {
  /** The version you saw; a newer one answers stale_version. */
  expectedVersion?: number | null | undefined;
  externalIds?: Array<ExternalIdInput> | null | undefined;
  levelId?: string | null | undefined;
  name?: string | null | undefined;
  unitId: string;
};

export type RevokeTokenInput = {
  tokenId: string;
};

export type Role =
  /** Administrator */
  | 'ADMINISTRATOR'
  /** Auditor */
  | 'AUDITOR'
  /** Board member */
  | 'BOARD_MEMBER'
  /** Chief medical officer */
  | 'CMO'
  /** Contributor */
  | 'CONTRIBUTOR'
  /** Executive */
  | 'EXECUTIVE'
  /** Front line */
  | 'FRONT_LINE'
  /** Physician leader */
  | 'PHYSICIAN_LEADER'
  /** Data steward */
  | 'STEWARD'
  /** Unit leader */
  | 'UNIT_LEADER';

export type RoleDraftInput = {
  role: Role;
  unitCode: string;
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

export type Scope =
  /** Import */
  | 'IMPORT'
  /** Read */
  | 'READ'
  /** Write */
  | 'WRITE';

export type SetLeaveInput = {
  /** Null: not away. */
  awayFrom?: string | null | undefined;
  awayUntil?: string | null | undefined;
  /** The version you saw; a newer one answers stale_version. */
  expectedVersion?: number | null | undefined;
  personId: string;
};

export type UnitDraftInput = {
  code: string;
  externalIds?: Array<ExternalIdInput> | null | undefined;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  levelCode: string;
  name: string;
  parentCode?: string | null | undefined;
};

export type UnitRight =
  | 'MANAGE_GOALS';

export type KeysQueryVariables = Exact<{ [key: string]: never; }>;


export type KeysQuery = { tokens: Array<{ id: string, name: string, scopes: Array<string>, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null }> };

export type MakeKeyMutationVariables = Exact<{
  input: MakeTokenInput;
}>;


export type MakeKeyMutation = { makeToken: { newToken: { id: string, secret: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type RevokeKeyMutationVariables = Exact<{
  input: RevokeTokenInput;
}>;


export type RevokeKeyMutation = { revokeToken: { token: { id: string, revokedAt: string | null } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type AdminUnitsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type AdminUnitsQuery = { units: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, code: string, name: string, version: number, goalsCarried: number, level: { id: string, code: string, name: string, ordinal: number } | null, parent: { id: string } | null, externalIds: Array<{ system: string, value: string }> }> }, levels: Array<{ id: string, code: string, name: string, ordinal: number, required: boolean, checkInDays: number }> };

export type AdminPeopleQueryVariables = Exact<{
  q?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type AdminPeopleQuery = { people: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string | null, position: string, email: string | null, hasAccount: boolean, awayFrom: string | null, awayUntil: string | null, version: number, unit: { id: string, code: string, name: string } | null, memberships: Array<{ id: string, role: Role, unit: { id: string, name: string } | null }> }> } };

export type AdminCyclesQueryVariables = Exact<{ [key: string]: never; }>;


export type AdminCyclesQuery = { cycles: Array<{ id: string, name: string, kind: CycleKind, startsOn: string, endsOn: string, closedAt: string | null, version: number, openGoals: number, parent: { id: string, name: string } | null }> };

export type CycleGoalsQueryVariables = Exact<{
  cycleId: string;
  after?: string | null | undefined;
}>;


export type CycleGoalsQuery = { goals: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, state: GoalState, unit: { id: string, name: string }, standing: { claimed: Claim | null, evidence: Evidence } | null }> } };

export type AdminSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type AdminSettingsQuery = { organization: { id: string, name: string, timeZone: string, version: number, settings: { checkInGraceDays: number, dataGraceDays: number, replyGraceDays: number, agreementGraceDays: number, vacantDays: number, ownerUpdateDays: number, keepTextYears: number, unitGoalCap: number, askConfidence: boolean, boardSeesUnits: boolean } }, levels: Array<{ id: string, code: string, name: string, ordinal: number, required: boolean, checkInDays: number }> };

export type AddUnitMutationVariables = Exact<{
  input: AddUnitInput;
}>;


export type AddUnitMutation = { addUnit: { unit: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type RenameUnitMutationVariables = Exact<{
  input: RenameUnitInput;
}>;


export type RenameUnitMutation = { renameUnit: { unit: { id: string, name: string, version: number } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type MoveUnitMutationVariables = Exact<{
  input: MoveUnitInput;
}>;


export type MoveUnitMutation = { moveUnit: { unit: { id: string, version: number } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type CloseUnitMutationVariables = Exact<{
  input: CloseUnitInput;
}>;


export type CloseUnitMutation = { closeUnit: { unit: { id: string, closed: boolean, version: number } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type AddPersonMutationVariables = Exact<{
  input: AddPersonInput;
}>;


export type AddPersonMutation = { addPerson: { person: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type EditPersonMutationVariables = Exact<{
  input: EditPersonInput;
}>;


export type EditPersonMutation = { editPerson: { person: { id: string, name: string | null, position: string, email: string | null, version: number } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type PersonDependentsQueryVariables = Exact<{
  personId: string;
}>;


export type PersonDependentsQuery = { dependents: { count: number, sentence: string, groups: Array<{ count: number, board: { id: string, title: string } }> } };

export type ArchivePersonMutationVariables = Exact<{
  input: ArchivePersonInput;
}>;


export type ArchivePersonMutation = { archivePerson: { person: { id: string, archivedAt: string | null } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type SetLeaveMutationVariables = Exact<{
  input: SetLeaveInput;
}>;


export type SetLeaveMutation = { setLeave: { person: { id: string, awayFrom: string | null, awayUntil: string | null, version: number } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type GrantRoleMutationVariables = Exact<{
  input: GrantRoleInput;
}>;


export type GrantRoleMutation = { grantRole: { membership: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type EndRoleMutationVariables = Exact<{
  input: EndRoleInput;
}>;


export type EndRoleMutation = { endRole: { membership: { id: string, validTo: string | null } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type OpenCycleMutationVariables = Exact<{
  input: OpenCycleInput;
}>;


export type OpenCycleMutation = { openCycle: { cycle: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type CloseCycleMutationVariables = Exact<{
  input: CloseCycleInput;
}>;


export type CloseCycleMutation = { closeCycle: { cycle: { id: string, closedAt: string | null, version: number } | null, errors: Array<{ code: string, sentence: string, field: string | null, line: number | null }> } };

export type DefineMeasureMutationVariables = Exact<{
  input: DefineMeasureInput;
}>;


export type DefineMeasureMutation = { defineMeasure: { measure: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type EditLevelMutationVariables = Exact<{
  input: EditLevelInput;
}>;


export type EditLevelMutation = { editLevel: { level: { id: string, name: string, required: boolean, checkInDays: number } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type ConfigureMutationVariables = Exact<{
  input: ConfigureOrganizationInput;
}>;


export type ConfigureMutation = { configureOrganization: { organization: { id: string, version: number, settings: { checkInGraceDays: number, dataGraceDays: number, replyGraceDays: number, agreementGraceDays: number, vacantDays: number, ownerUpdateDays: number, keepTextYears: number, unitGoalCap: number, askConfidence: boolean, boardSeesUnits: boolean } } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type RemovedTextQueryVariables = Exact<{ [key: string]: never; }>;


export type RemovedTextQuery = { redactions: { nodes: Array<{ id: string, at: string, reason: string, rows: number, counts: Array<{ noun: string, count: number }>, removedBy: { id: string, name: string | null, position: string } | null }> }, legalHolds: Array<{ id: string, matter: string, validFrom: string, validTo: string | null, placedBy: { id: string, name: string | null, position: string } | null, liftedBy: { id: string, name: string | null, position: string } | null }> };

export type TextFoundQueryVariables = Exact<{
  text: string;
}>;


export type TextFoundQuery = { textFound: Array<{ noun: string, count: number }> };

export type RedactMutationVariables = Exact<{
  input: RedactInput;
}>;


export type RedactMutation = { redact: { redaction: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type PlaceHoldMutationVariables = Exact<{
  input: PlaceLegalHoldInput;
}>;


export type PlaceHoldMutation = { placeLegalHold: { legalHold: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type LiftHoldMutationVariables = Exact<{
  input: LiftLegalHoldInput;
}>;


export type LiftHoldMutation = { liftLegalHold: { legalHold: { id: string } | null, errors: Array<{ code: string, sentence: string }> } };

export type UnitHoldingsQueryVariables = Exact<{
  id: string;
}>;


export type UnitHoldingsQuery = { unit: { id: string, version: number, people: { totalCount: number }, goals: { totalCount: number, nodes: Array<{ id: string, state: GoalState }> }, children: Array<{ id: string, name: string }> } };

export type UnitGroupsQueryVariables = Exact<{
  id: string;
}>;


export type UnitGroupsQuery = { affiliationGroups: Array<{ id: string, kind: AffiliationKind, name: string }>, unit: { id: string, affiliations: Array<{ id: string, group: { id: string, kind: AffiliationKind, name: string } | null }> } };

export type UnitDeputiesQueryVariables = Exact<{
  id: string;
}>;


export type UnitDeputiesQuery = { unit: { id: string, deputies: Array<{ id: string, validTo: string, reason: string, person: { id: string, name: string | null, position: string } | null }> } };

export type MergeUnitMutationVariables = Exact<{
  input: MergeUnitInput;
}>;


export type MergeUnitMutation = { mergeUnit: { unit: { id: string, version: number } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type AddGroupMutationVariables = Exact<{
  input: AddAffiliationGroupInput;
}>;


export type AddGroupMutation = { addAffiliationGroup: { affiliationGroup: { id: string, kind: AffiliationKind, name: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type JoinGroupMutationVariables = Exact<{
  input: JoinGroupInput;
}>;


export type JoinGroupMutation = { joinGroup: { affiliation: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type LeaveGroupMutationVariables = Exact<{
  input: LeaveGroupInput;
}>;


export type LeaveGroupMutation = { leaveGroup: { affiliation: { id: string, validTo: string | null } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type MakeDeputyMutationVariables = Exact<{
  input: MakeDeputyInput;
}>;


export type MakeDeputyMutation = { makeDeputy: { unitGrant: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type EndDeputyMutationVariables = Exact<{
  input: EndDeputyInput;
}>;


export type EndDeputyMutation = { endDeputy: { unitGrant: { id: string, validTo: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

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

export const KeysDocument = new TypedDocumentString(`
    query Keys {
  tokens {
    id
    name
    scopes
    createdAt
    expiresAt
    lastUsedAt
    revokedAt
  }
}
    `) as unknown as TypedDocumentString<KeysQuery, KeysQueryVariables>;
export const MakeKeyDocument = new TypedDocumentString(`
    mutation MakeKey($input: MakeTokenInput!) {
  makeToken(input: $input) {
    newToken {
      id
      secret
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<MakeKeyMutation, MakeKeyMutationVariables>;
export const RevokeKeyDocument = new TypedDocumentString(`
    mutation RevokeKey($input: RevokeTokenInput!) {
  revokeToken(input: $input) {
    token {
      id
      revokedAt
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeKeyMutation, RevokeKeyMutationVariables>;
export const AdminUnitsDocument = new TypedDocumentString(`
    query AdminUnits($after: String) {
  units(first: 100, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      code
      name
      version
      goalsCarried
      level {
        id
        code
        name
        ordinal
      }
      parent {
        id
      }
      externalIds {
        system
        value
      }
    }
  }
  levels {
    id
    code
    name
    ordinal
    required
    checkInDays
  }
}
    `) as unknown as TypedDocumentString<AdminUnitsQuery, AdminUnitsQueryVariables>;
export const AdminPeopleDocument = new TypedDocumentString(`
    query AdminPeople($q: String, $after: String) {
  people(q: $q, first: 50, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      name
      position
      email
      hasAccount
      awayFrom
      awayUntil
      version
      unit {
        id
        code
        name
      }
      memberships {
        id
        role
        unit {
          id
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AdminPeopleQuery, AdminPeopleQueryVariables>;
export const AdminCyclesDocument = new TypedDocumentString(`
    query AdminCycles {
  cycles {
    id
    name
    kind
    startsOn
    endsOn
    closedAt
    version
    openGoals
    parent {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<AdminCyclesQuery, AdminCyclesQueryVariables>;
export const CycleGoalsDocument = new TypedDocumentString(`
    query CycleGoals($cycleId: UUID!, $after: String) {
  goals(
    cycleId: $cycleId
    state: [DRAFT, PROPOSED, COMMITTED, SUSTAINING]
    first: 100
    after: $after
  ) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      title
      state
      unit {
        id
        name
      }
      standing {
        claimed
        evidence
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CycleGoalsQuery, CycleGoalsQueryVariables>;
export const AdminSettingsDocument = new TypedDocumentString(`
    query AdminSettings {
  organization {
    id
    name
    timeZone
    version
    settings {
      checkInGraceDays
      dataGraceDays
      replyGraceDays
      agreementGraceDays
      vacantDays
      ownerUpdateDays
      keepTextYears
      unitGoalCap
      askConfidence
      boardSeesUnits
    }
  }
  levels {
    id
    code
    name
    ordinal
    required
    checkInDays
  }
}
    `) as unknown as TypedDocumentString<AdminSettingsQuery, AdminSettingsQueryVariables>;
export const AddUnitDocument = new TypedDocumentString(`
    mutation AddUnit($input: AddUnitInput!) {
  addUnit(input: $input) {
    unit {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<AddUnitMutation, AddUnitMutationVariables>;
export const RenameUnitDocument = new TypedDocumentString(`
    mutation RenameUnit($input: RenameUnitInput!) {
  renameUnit(input: $input) {
    unit {
      id
      name
      version
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<RenameUnitMutation, RenameUnitMutationVariables>;
export const MoveUnitDocument = new TypedDocumentString(`
    mutation MoveUnit($input: MoveUnitInput!) {
  moveUnit(input: $input) {
    unit {
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
    `) as unknown as TypedDocumentString<MoveUnitMutation, MoveUnitMutationVariables>;
export const CloseUnitDocument = new TypedDocumentString(`
    mutation CloseUnit($input: CloseUnitInput!) {
  closeUnit(input: $input) {
    unit {
      id
      closed
      version
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<CloseUnitMutation, CloseUnitMutationVariables>;
export const AddPersonDocument = new TypedDocumentString(`
    mutation AddPerson($input: AddPersonInput!) {
  addPerson(input: $input) {
    person {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<AddPersonMutation, AddPersonMutationVariables>;
export const EditPersonDocument = new TypedDocumentString(`
    mutation EditPerson($input: EditPersonInput!) {
  editPerson(input: $input) {
    person {
      id
      name
      position
      email
      version
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<EditPersonMutation, EditPersonMutationVariables>;
export const PersonDependentsDocument = new TypedDocumentString(`
    query PersonDependents($personId: UUID!) {
  dependents(personId: $personId) {
    count
    sentence
    groups {
      count
      board {
        id
        title
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PersonDependentsQuery, PersonDependentsQueryVariables>;
export const ArchivePersonDocument = new TypedDocumentString(`
    mutation ArchivePerson($input: ArchivePersonInput!) {
  archivePerson(input: $input) {
    person {
      id
      archivedAt
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<ArchivePersonMutation, ArchivePersonMutationVariables>;
export const SetLeaveDocument = new TypedDocumentString(`
    mutation SetLeave($input: SetLeaveInput!) {
  setLeave(input: $input) {
    person {
      id
      awayFrom
      awayUntil
      version
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SetLeaveMutation, SetLeaveMutationVariables>;
export const GrantRoleDocument = new TypedDocumentString(`
    mutation GrantRole($input: GrantRoleInput!) {
  grantRole(input: $input) {
    membership {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<GrantRoleMutation, GrantRoleMutationVariables>;
export const EndRoleDocument = new TypedDocumentString(`
    mutation EndRole($input: EndRoleInput!) {
  endRole(input: $input) {
    membership {
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
    `) as unknown as TypedDocumentString<EndRoleMutation, EndRoleMutationVariables>;
export const OpenCycleDocument = new TypedDocumentString(`
    mutation OpenCycle($input: OpenCycleInput!) {
  openCycle(input: $input) {
    cycle {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<OpenCycleMutation, OpenCycleMutationVariables>;
export const CloseCycleDocument = new TypedDocumentString(`
    mutation CloseCycle($input: CloseCycleInput!) {
  closeCycle(input: $input) {
    cycle {
      id
      closedAt
      version
    }
    errors {
      code
      sentence
      field
      line
    }
  }
}
    `) as unknown as TypedDocumentString<CloseCycleMutation, CloseCycleMutationVariables>;
export const DefineMeasureDocument = new TypedDocumentString(`
    mutation DefineMeasure($input: DefineMeasureInput!) {
  defineMeasure(input: $input) {
    measure {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<DefineMeasureMutation, DefineMeasureMutationVariables>;
export const EditLevelDocument = new TypedDocumentString(`
    mutation EditLevel($input: EditLevelInput!) {
  editLevel(input: $input) {
    level {
      id
      name
      required
      checkInDays
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<EditLevelMutation, EditLevelMutationVariables>;
export const ConfigureDocument = new TypedDocumentString(`
    mutation Configure($input: ConfigureOrganizationInput!) {
  configureOrganization(input: $input) {
    organization {
      id
      version
      settings {
        checkInGraceDays
        dataGraceDays
        replyGraceDays
        agreementGraceDays
        vacantDays
        ownerUpdateDays
        keepTextYears
        unitGoalCap
        askConfidence
        boardSeesUnits
      }
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<ConfigureMutation, ConfigureMutationVariables>;
export const RemovedTextDocument = new TypedDocumentString(`
    query RemovedText {
  redactions(first: 50) {
    nodes {
      id
      at
      reason
      rows
      counts {
        noun
        count
      }
      removedBy {
        id
        name
        position
      }
    }
  }
  legalHolds {
    id
    matter
    validFrom
    validTo
    placedBy {
      id
      name
      position
    }
    liftedBy {
      id
      name
      position
    }
  }
}
    `) as unknown as TypedDocumentString<RemovedTextQuery, RemovedTextQueryVariables>;
export const TextFoundDocument = new TypedDocumentString(`
    query TextFound($text: String!) {
  textFound(text: $text) {
    noun
    count
  }
}
    `) as unknown as TypedDocumentString<TextFoundQuery, TextFoundQueryVariables>;
export const RedactDocument = new TypedDocumentString(`
    mutation Redact($input: RedactInput!) {
  redact(input: $input) {
    redaction {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<RedactMutation, RedactMutationVariables>;
export const PlaceHoldDocument = new TypedDocumentString(`
    mutation PlaceHold($input: PlaceLegalHoldInput!) {
  placeLegalHold(input: $input) {
    legalHold {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<PlaceHoldMutation, PlaceHoldMutationVariables>;
export const LiftHoldDocument = new TypedDocumentString(`
    mutation LiftHold($input: LiftLegalHoldInput!) {
  liftLegalHold(input: $input) {
    legalHold {
      id
    }
    errors {
      code
      sentence
    }
  }
}
    `) as unknown as TypedDocumentString<LiftHoldMutation, LiftHoldMutationVariables>;
export const UnitHoldingsDocument = new TypedDocumentString(`
    query UnitHoldings($id: UUID!) {
  unit(id: $id) {
    id
    version
    people(first: 1) {
      totalCount
    }
    goals(first: 100) {
      totalCount
      nodes {
        id
        state
      }
    }
    children {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<UnitHoldingsQuery, UnitHoldingsQueryVariables>;
export const UnitGroupsDocument = new TypedDocumentString(`
    query UnitGroups($id: UUID!) {
  affiliationGroups {
    id
    kind
    name
  }
  unit(id: $id) {
    id
    affiliations {
      id
      group {
        id
        kind
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UnitGroupsQuery, UnitGroupsQueryVariables>;
export const UnitDeputiesDocument = new TypedDocumentString(`
    query UnitDeputies($id: UUID!) {
  unit(id: $id) {
    id
    deputies {
      id
      validTo
      reason
      person {
        id
        name
        position
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UnitDeputiesQuery, UnitDeputiesQueryVariables>;
export const MergeUnitDocument = new TypedDocumentString(`
    mutation MergeUnit($input: MergeUnitInput!) {
  mergeUnit(input: $input) {
    unit {
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
    `) as unknown as TypedDocumentString<MergeUnitMutation, MergeUnitMutationVariables>;
export const AddGroupDocument = new TypedDocumentString(`
    mutation AddGroup($input: AddAffiliationGroupInput!) {
  addAffiliationGroup(input: $input) {
    affiliationGroup {
      id
      kind
      name
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<AddGroupMutation, AddGroupMutationVariables>;
export const JoinGroupDocument = new TypedDocumentString(`
    mutation JoinGroup($input: JoinGroupInput!) {
  joinGroup(input: $input) {
    affiliation {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<JoinGroupMutation, JoinGroupMutationVariables>;
export const LeaveGroupDocument = new TypedDocumentString(`
    mutation LeaveGroup($input: LeaveGroupInput!) {
  leaveGroup(input: $input) {
    affiliation {
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
    `) as unknown as TypedDocumentString<LeaveGroupMutation, LeaveGroupMutationVariables>;
export const MakeDeputyDocument = new TypedDocumentString(`
    mutation MakeDeputy($input: MakeDeputyInput!) {
  makeDeputy(input: $input) {
    unitGrant {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<MakeDeputyMutation, MakeDeputyMutationVariables>;
export const EndDeputyDocument = new TypedDocumentString(`
    mutation EndDeputy($input: EndDeputyInput!) {
  endDeputy(input: $input) {
    unitGrant {
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
    `) as unknown as TypedDocumentString<EndDeputyMutation, EndDeputyMutationVariables>;