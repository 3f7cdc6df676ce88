/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AcceptFindingsInput = {
  drafts: Array<AcceptanceDraftInput>;
};

export type AcceptanceDraftInput = {
  code: FindingCode;
  goalId: string;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  reason: string;
  /** What of the goal it is about, where the finding names it. */
  subjectId?: string | null | undefined;
  until: string;
};

export type AskLevelAboveInput = {
  code: FindingCode;
  goalId: string;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  note?: string | null | undefined;
  /** What of the goal it is about, where the finding names it. */
  subjectId?: string | null | undefined;
};

export type EndAcceptanceInput = {
  acceptanceId: string;
};

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

export type RemindManyInput = {
  drafts: Array<ReminderDraftInput>;
};

export type ReminderDraftInput = {
  code: FindingCode;
  goalId: string;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  note?: string | null | undefined;
  /** What of the goal it is about, where the finding names it. */
  subjectId?: string | null | undefined;
};

export type WithdrawReminderInput = {
  reminderId: string;
};

export type RemindManyMutationVariables = Exact<{
  input: RemindManyInput;
}>;


export type RemindManyMutation = { remindMany: { reminders: Array<{ id: string }> | null, errors: Array<{ code: string, sentence: string }> } };

export type AskLevelAboveMutationVariables = Exact<{
  input: AskLevelAboveInput;
}>;


export type AskLevelAboveMutation = { askLevelAbove: { reminder: { id: string } | null, errors: Array<{ code: string, sentence: string }> } };

export type WithdrawReminderMutationVariables = Exact<{
  input: WithdrawReminderInput;
}>;


export type WithdrawReminderMutation = { withdrawReminder: { reminder: { id: string, withdrawnAt: string | null } | null, errors: Array<{ code: string, sentence: string }> } };

export type AcceptFindingsMutationVariables = Exact<{
  input: AcceptFindingsInput;
}>;


export type AcceptFindingsMutation = { acceptFindings: { acceptances: Array<{ id: string }> | null, errors: Array<{ code: string, sentence: string, field: string | null, line: number | null }> } };

export type EndAcceptanceMutationVariables = Exact<{
  input: EndAcceptanceInput;
}>;


export type EndAcceptanceMutation = { endAcceptance: { acceptance: { id: string, endedAt: string | null } | null, errors: Array<{ code: string, sentence: string }> } };

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

export const RemindManyDocument = new TypedDocumentString(`
    mutation RemindMany($input: RemindManyInput!) {
  remindMany(input: $input) {
    reminders {
      id
    }
    errors {
      code
      sentence
    }
  }
}
    `) as unknown as TypedDocumentString<RemindManyMutation, RemindManyMutationVariables>;
export const AskLevelAboveDocument = new TypedDocumentString(`
    mutation AskLevelAbove($input: AskLevelAboveInput!) {
  askLevelAbove(input: $input) {
    reminder {
      id
    }
    errors {
      code
      sentence
    }
  }
}
    `) as unknown as TypedDocumentString<AskLevelAboveMutation, AskLevelAboveMutationVariables>;
export const WithdrawReminderDocument = new TypedDocumentString(`
    mutation WithdrawReminder($input: WithdrawReminderInput!) {
  withdrawReminder(input: $input) {
    reminder {
      id
      withdrawnAt
    }
    errors {
      code
      sentence
    }
  }
}
    `) as unknown as TypedDocumentString<WithdrawReminderMutation, WithdrawReminderMutationVariables>;
export const AcceptFindingsDocument = new TypedDocumentString(`
    mutation AcceptFindings($input: AcceptFindingsInput!) {
  acceptFindings(input: $input) {
    acceptances {
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
    `) as unknown as TypedDocumentString<AcceptFindingsMutation, AcceptFindingsMutationVariables>;
export const EndAcceptanceDocument = new TypedDocumentString(`
    mutation EndAcceptance($input: EndAcceptanceInput!) {
  endAcceptance(input: $input) {
    acceptance {
      id
      endedAt
    }
    errors {
      code
      sentence
    }
  }
}
    `) as unknown as TypedDocumentString<EndAcceptanceMutation, EndAcceptanceMutationVariables>;