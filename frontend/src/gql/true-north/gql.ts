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
    "query TrueNorth($unitId: UUID, $release: String, $changes: String) {\n  rating(unitId: $unitId, release: $release, changes: $changes) {\n    release\n    title\n    source\n    precision\n    uses\n    limitations\n    releases\n    low\n    high\n    unit {\n      id\n      name\n    }\n    hospitals {\n      id\n      name\n    }\n    now {\n      summary\n      peerGroup\n      stars\n      up\n      down\n    }\n    then {\n      summary\n      peerGroup\n      stars\n      up\n      down\n    }\n    groups {\n      id\n      weight\n      measures\n      reported\n      score\n      then\n    }\n    measures {\n      code\n      group\n      lowerIsBetter\n      value\n      then\n      mean\n      sd\n      lowest\n      highest\n      deviations\n      slope\n      firstDay\n      lastDay\n      measure {\n        id\n        name\n        unit\n      }\n      goals {\n        target\n        effect\n        goal {\n          id\n          title\n        }\n      }\n    }\n    alone {\n      code\n      now\n      then\n    }\n    together {\n      code\n      now\n      then\n    }\n  }\n}": typeof types.TrueNorthDocument,
};
const documents: Documents = {
    "query TrueNorth($unitId: UUID, $release: String, $changes: String) {\n  rating(unitId: $unitId, release: $release, changes: $changes) {\n    release\n    title\n    source\n    precision\n    uses\n    limitations\n    releases\n    low\n    high\n    unit {\n      id\n      name\n    }\n    hospitals {\n      id\n      name\n    }\n    now {\n      summary\n      peerGroup\n      stars\n      up\n      down\n    }\n    then {\n      summary\n      peerGroup\n      stars\n      up\n      down\n    }\n    groups {\n      id\n      weight\n      measures\n      reported\n      score\n      then\n    }\n    measures {\n      code\n      group\n      lowerIsBetter\n      value\n      then\n      mean\n      sd\n      lowest\n      highest\n      deviations\n      slope\n      firstDay\n      lastDay\n      measure {\n        id\n        name\n        unit\n      }\n      goals {\n        target\n        effect\n        goal {\n          id\n          title\n        }\n      }\n    }\n    alone {\n      code\n      now\n      then\n    }\n    together {\n      code\n      now\n      then\n    }\n  }\n}": types.TrueNorthDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query TrueNorth($unitId: UUID, $release: String, $changes: String) {\n  rating(unitId: $unitId, release: $release, changes: $changes) {\n    release\n    title\n    source\n    precision\n    uses\n    limitations\n    releases\n    low\n    high\n    unit {\n      id\n      name\n    }\n    hospitals {\n      id\n      name\n    }\n    now {\n      summary\n      peerGroup\n      stars\n      up\n      down\n    }\n    then {\n      summary\n      peerGroup\n      stars\n      up\n      down\n    }\n    groups {\n      id\n      weight\n      measures\n      reported\n      score\n      then\n    }\n    measures {\n      code\n      group\n      lowerIsBetter\n      value\n      then\n      mean\n      sd\n      lowest\n      highest\n      deviations\n      slope\n      firstDay\n      lastDay\n      measure {\n        id\n        name\n        unit\n      }\n      goals {\n        target\n        effect\n        goal {\n          id\n          title\n        }\n      }\n    }\n    alone {\n      code\n      now\n      then\n    }\n    together {\n      code\n      now\n      then\n    }\n  }\n}"): typeof import('./graphql').TrueNorthDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
