/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type ForumKind =
  /** Board */
  | 'BOARD'
  /** Committee */
  | 'COMMITTEE'
  /** Huddle */
  | 'HUDDLE'
  /** Leadership */
  | 'LEADERSHIP';

export type MakePacketInput = {
  /** A day or an instant; left out, the evening before a meeting that is over, else now. */
  asOf?: string | null | undefined;
  /** Made by the client; sending it twice does the thing once. */
  id?: string | null | undefined;
  /** A meeting of a forum of the whole organization. */
  meetingId?: string | null | undefined;
};

export type PacketsQueryVariables = Exact<{ [key: string]: never; }>;


export type PacketsQuery = { packets: { totalCount: number, nodes: Array<{ id: string, title: string, day: string, madeAt: string, html: string, pdf: string | null, madeBy: { id: string, name: string | null, position: string } | null }> }, forums: { nodes: Array<{ id: string, name: string, kind: ForumKind, lastMeeting: { id: string, heldOn: string } | null, nextMeeting: { id: string, heldOn: string } | null }> } };

export type OnePacketQueryVariables = Exact<{
  id: string;
}>;


export type OnePacketQuery = { packet: { id: string, title: string, day: string, instant: string, madeAt: string, sha256: string, html: string, pdf: string | null, checkpointSize: number | null, madeBy: { id: string, name: string | null, position: string } | null } };

export type PacketDrawnAgainQueryVariables = Exact<{
  id: string;
}>;


export type PacketDrawnAgainQuery = { packet: { id: string, unchanged: boolean, sentence: string } };

export type MakePacketMutationVariables = Exact<{
  input: MakePacketInput;
}>;


export type MakePacketMutation = { makePacket: { packet: { id: string } | null, errors: Array<{ code: string, sentence: string, field: string | null }> } };

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

export const PacketsDocument = new TypedDocumentString(`
    query Packets {
  packets(first: 50) {
    totalCount
    nodes {
      id
      title
      day
      madeAt
      html
      pdf
      madeBy {
        id
        name
        position
      }
    }
  }
  forums(first: 50) {
    nodes {
      id
      name
      kind
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
    `) as unknown as TypedDocumentString<PacketsQuery, PacketsQueryVariables>;
export const OnePacketDocument = new TypedDocumentString(`
    query OnePacket($id: UUID!) {
  packet(id: $id) {
    id
    title
    day
    instant
    madeAt
    sha256
    html
    pdf
    checkpointSize
    madeBy {
      id
      name
      position
    }
  }
}
    `) as unknown as TypedDocumentString<OnePacketQuery, OnePacketQueryVariables>;
export const PacketDrawnAgainDocument = new TypedDocumentString(`
    query PacketDrawnAgain($id: UUID!) {
  packet(id: $id) {
    id
    unchanged
    sentence
  }
}
    `) as unknown as TypedDocumentString<PacketDrawnAgainQuery, PacketDrawnAgainQueryVariables>;
export const MakePacketDocument = new TypedDocumentString(`
    mutation MakePacket($input: MakePacketInput!) {
  makePacket(input: $input) {
    packet {
      id
    }
    errors {
      code
      sentence
      field
    }
  }
}
    `) as unknown as TypedDocumentString<MakePacketMutation, MakePacketMutationVariables>;