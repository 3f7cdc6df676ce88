/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type ChangeKind =
  /** Back on track */
  | 'BACK_ON_TRACK'
  /** Definitions changed */
  | 'DEFINITION_CHANGED'
  /** Goals closed */
  | 'GOAL_CLOSED'
  /** Goals committed */
  | 'GOAL_COMMITTED'
  /** Goals reopened */
  | 'GOAL_REOPENED'
  /** Goals reached and sustained */
  | 'GOAL_SUSTAINED'
  /** Owners changed */
  | 'OWNER_CHANGED'
  /** Charts begun anew */
  | 'REBASELINED'
  /** Targets changed */
  | 'TARGET_CHANGED'
  /** Turned off track */
  | 'WENT_OFF_TRACK';

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

export type ForumKind =
  /** Board */
  | 'BOARD'
  /** Committee */
  | 'COMMITTEE'
  /** Huddle */
  | 'HUDDLE'
  /** Leadership */
  | 'LEADERSHIP';

export type FoundForumInput = {
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  kind: ForumKind;
  name: string;
  rhythm: Rhythm;
  unitId: string;
};

export type JoinForumInput = {
  forumId: string;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  personId: string;
};

export type RecordDecisionInput = {
  goalId?: string | null | undefined;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  meetingId?: string | null | undefined;
  text: string;
};

export type Rhythm =
  /** Every day */
  | 'DAILY'
  /** Every two months */
  | 'EVERY_OTHER_MONTH'
  /** Every two weeks */
  | 'FORTNIGHTLY'
  /** Every month */
  | 'MONTHLY'
  /** Every quarter */
  | 'QUARTERLY'
  /** Every week */
  | 'WEEKLY'
  /** Every year */
  | 'YEARLY';

export type ScheduleMeetingInput = {
  forumId: string;
  heldOn: string;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  note?: string | null | undefined;
};

export type ForumsQueryVariables = Exact<{ [key: string]: never; }>;


export type ForumsQuery = { forums: { nodes: Array<{ id: string, name: string, kind: ForumKind, rhythm: Rhythm, unit: { id: string, name: string }, lastMeeting: { id: string, heldOn: string } | null, nextMeeting: { id: string, heldOn: string } | null }> } };

export type OneForumQueryVariables = Exact<{
  id: string;
}>;


export type OneForumQuery = { forum: { id: string, name: string, kind: ForumKind, rhythm: Rhythm, closedAt: string | null, canConvene: boolean, canSit: boolean, version: number, unit: { id: string, name: string }, members: Array<{ id: string, person: { id: string, name: string | null, position: string } | null }>, nextMeeting: { id: string, heldOn: string } | null }, changesSince: { since: string, meeting: { id: string, heldOn: string } | null, groups: Array<{ kind: ChangeKind, count: number, changes: Array<{ at: string, sentence: string, subjectId: string | null, goal: { id: string, title: string, unit: { id: string, name: string } } }> }> }, meetings: { nodes: Array<{ id: string, heldOn: string, note: string, decisions: Array<{ id: string, kind: DecisionKind, text: string, decidedAt: string, goal: { id: string, title: string } | null, decidedBy: { id: string, name: string | null, position: string } | null }> }> } };

export type FoundForumMutationVariables = Exact<{
  input: FoundForumInput;
}>;


export type FoundForumMutation = { foundForum: { forum: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type JoinForumMutationVariables = Exact<{
  input: JoinForumInput;
}>;


export type JoinForumMutation = { joinForum: { forumMember: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type ScheduleMeetingMutationVariables = Exact<{
  input: ScheduleMeetingInput;
}>;


export type ScheduleMeetingMutation = { scheduleMeeting: { meeting: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

export type RecordDecisionMutationVariables = Exact<{
  input: RecordDecisionInput;
}>;


export type RecordDecisionMutation = { recordDecision: { decision: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

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

export const ForumsDocument = new TypedDocumentString(`
    query Forums {
  forums(first: 100) {
    nodes {
      id
      name
      kind
      rhythm
      unit {
        id
        name
      }
      lastMeeting {
        id
        heldOn
      }
      nextMeeting {
        id
        heldOn
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ForumsQuery, ForumsQueryVariables>;
export const OneForumDocument = new TypedDocumentString(`
    query OneForum($id: UUID!) {
  forum(id: $id) {
    id
    name
    kind
    rhythm
    closedAt
    canConvene
    canSit
    version
    unit {
      id
      name
    }
    members {
      id
      person {
        id
        name
        position
      }
    }
    nextMeeting {
      id
      heldOn
    }
  }
  changesSince(forumId: $id) {
    since
    meeting {
      id
      heldOn
    }
    groups {
      kind
      count
      changes {
        at
        sentence
        subjectId
        goal {
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
  meetings(forumId: $id, first: 12) {
    nodes {
      id
      heldOn
      note
      decisions {
        id
        kind
        text
        decidedAt
        goal {
          id
          title
        }
        decidedBy {
          id
          name
          position
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OneForumQuery, OneForumQueryVariables>;
export const FoundForumDocument = new TypedDocumentString(`
    mutation FoundForum($input: FoundForumInput!) {
  foundForum(input: $input) {
    forum {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<FoundForumMutation, FoundForumMutationVariables>;
export const JoinForumDocument = new TypedDocumentString(`
    mutation JoinForum($input: JoinForumInput!) {
  joinForum(input: $input) {
    forumMember {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<JoinForumMutation, JoinForumMutationVariables>;
export const ScheduleMeetingDocument = new TypedDocumentString(`
    mutation ScheduleMeeting($input: ScheduleMeetingInput!) {
  scheduleMeeting(input: $input) {
    meeting {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<ScheduleMeetingMutation, ScheduleMeetingMutationVariables>;
export const RecordDecisionDocument = new TypedDocumentString(`
    mutation RecordDecision($input: RecordDecisionInput!) {
  recordDecision(input: $input) {
    decision {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<RecordDecisionMutation, RecordDecisionMutationVariables>;