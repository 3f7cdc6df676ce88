/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type HomeKind =
  /** Board */
  | 'BOARD'
  /** Front line */
  | 'FRONT_LINE'
  /** Leader */
  | 'LEADER'
  /** Oversight */
  | 'OVERSIGHT';

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

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { capabilities: Array<string>, home: HomeKind | null, account: { id: string, email: string, secondFactor: boolean, secondFactorRequired: boolean }, people: Array<{ id: string, organizationId: string, organizationName: string, position: string, chosen: boolean }>, person: { id: string, name: string | null, position: string, unit: { id: string, name: string } | null } | null, organization: { id: string, name: string, demo: boolean, day: string, settings: { askConfidence: boolean, unitGoalCap: number }, levels: Array<{ id: string, ordinal: number, code: string, name: string }> } | null, roles: Array<{ id: string, role: Role, unit: { id: string, name: string } | null }> } | null };

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

export const MeDocument = new TypedDocumentString(`
    query Me {
  me {
    account {
      id
      email
      secondFactor
      secondFactorRequired
    }
    people {
      id
      organizationId
      organizationName
      position
      chosen
    }
    person {
      id
      name
      position
      unit {
        id
        name
      }
    }
    organization {
      id
      name
      demo
      day
      settings {
        askConfidence
        unitGoalCap
      }
      levels {
        id
        ordinal
        code
        name
      }
    }
    roles {
      id
      role
      unit {
        id
        name
      }
    }
    capabilities
    home
  }
}
    `) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;