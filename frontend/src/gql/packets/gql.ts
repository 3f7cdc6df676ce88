/* eslint-disable */
import * as types from './graphql';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query Packets {\n  packets(first: 50) {\n    totalCount\n    nodes {\n      id\n      title\n      day\n      madeAt\n      html\n      pdf\n      madeBy {\n        id\n        name\n        position\n      }\n    }\n  }\n  forums(first: 50) {\n    nodes {\n      id\n      name\n      kind\n      lastMeeting {\n        id\n        heldOn\n      }\n      nextMeeting {\n        id\n        heldOn\n      }\n    }\n  }\n}\n\nquery OnePacket($id: UUID!) {\n  packet(id: $id) {\n    id\n    title\n    day\n    instant\n    madeAt\n    sha256\n    html\n    pdf\n    checkpointSize\n    madeBy {\n      id\n      name\n      position\n    }\n  }\n}\n\nquery PacketDrawnAgain($id: UUID!) {\n  packet(id: $id) {\n    id\n    unchanged\n    sentence\n  }\n}\n\nmutation MakePacket($input: MakePacketInput!) {\n  makePacket(input: $input) {\n    packet {\n      id\n    }\n    errors {\n      code\n      sentence\n      field\n    }\n  }\n}": typeof types.PacketsDocument,
};
const documents: Documents = {
    "query Packets {\n  packets(first: 50) {\n    totalCount\n    nodes {\n      id\n      title\n      day\n      madeAt\n      html\n      pdf\n      madeBy {\n        id\n        name\n        position\n      }\n    }\n  }\n  forums(first: 50) {\n    nodes {\n      id\n      name\n      kind\n      lastMeeting {\n        id\n        heldOn\n      }\n      nextMeeting {\n        id\n        heldOn\n      }\n    }\n  }\n}\n\nquery OnePacket($id: UUID!) {\n  packet(id: $id) {\n    id\n    title\n    day\n    instant\n    madeAt\n    sha256\n    html\n    pdf\n    checkpointSize\n    madeBy {\n      id\n      name\n      position\n    }\n  }\n}\n\nquery PacketDrawnAgain($id: UUID!) {\n  packet(id: $id) {\n    id\n    unchanged\n    sentence\n  }\n}\n\nmutation MakePacket($input: MakePacketInput!) {\n  makePacket(input: $input) {\n    packet {\n      id\n    }\n    errors {\n      code\n      sentence\n      field\n    }\n  }\n}": types.PacketsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Packets {\n  packets(first: 50) {\n    totalCount\n    nodes {\n      id\n      title\n      day\n      madeAt\n      html\n      pdf\n      madeBy {\n        id\n        name\n        position\n      }\n    }\n  }\n  forums(first: 50) {\n    nodes {\n      id\n      name\n      kind\n      lastMeeting {\n        id\n        heldOn\n      }\n      nextMeeting {\n        id\n        heldOn\n      }\n    }\n  }\n}\n\nquery OnePacket($id: UUID!) {\n  packet(id: $id) {\n    id\n    title\n    day\n    instant\n    madeAt\n    sha256\n    html\n    pdf\n    checkpointSize\n    madeBy {\n      id\n      name\n      position\n    }\n  }\n}\n\nquery PacketDrawnAgain($id: UUID!) {\n  packet(id: $id) {\n    id\n    unchanged\n    sentence\n  }\n}\n\nmutation MakePacket($input: MakePacketInput!) {\n  makePacket(input: $input) {\n    packet {\n      id\n    }\n    errors {\n      code\n      sentence\n      field\n    }\n  }\n}"): typeof import('./graphql').PacketsDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
