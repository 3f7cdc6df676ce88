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
    "query RiskRegister($unitId: UUID, $after: String) {\n  riskRegister(unitId: $unitId, first: 50, after: $after) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      size\n      goal {\n        id\n        title\n        unit {\n          id\n          name\n        }\n        ownership {\n          state\n          person {\n            id\n            name\n            position\n          }\n        }\n      }\n      risk {\n        id\n        text\n        likelihood\n        harm\n        owner {\n          id\n          name\n          position\n        }\n        actions {\n          id\n          doneAt\n          droppedAt\n        }\n      }\n      forecast {\n        id\n        sentence\n        dueOn\n      }\n    }\n  }\n  forecastScore {\n    right\n    of\n    sentence\n    brier\n    bins {\n      low\n      high\n      count\n      predicted\n      observed\n    }\n  }\n}\n\nquery Initiatives {\n  initiatives(first: 100) {\n    nodes {\n      id\n      title\n      beginsOn\n      measure {\n        id\n        name\n      }\n      unit {\n        id\n        name\n      }\n      owner {\n        id\n        name\n        position\n      }\n    }\n  }\n}": typeof types.RiskRegisterDocument,
};
const documents: Documents = {
    "query RiskRegister($unitId: UUID, $after: String) {\n  riskRegister(unitId: $unitId, first: 50, after: $after) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      size\n      goal {\n        id\n        title\n        unit {\n          id\n          name\n        }\n        ownership {\n          state\n          person {\n            id\n            name\n            position\n          }\n        }\n      }\n      risk {\n        id\n        text\n        likelihood\n        harm\n        owner {\n          id\n          name\n          position\n        }\n        actions {\n          id\n          doneAt\n          droppedAt\n        }\n      }\n      forecast {\n        id\n        sentence\n        dueOn\n      }\n    }\n  }\n  forecastScore {\n    right\n    of\n    sentence\n    brier\n    bins {\n      low\n      high\n      count\n      predicted\n      observed\n    }\n  }\n}\n\nquery Initiatives {\n  initiatives(first: 100) {\n    nodes {\n      id\n      title\n      beginsOn\n      measure {\n        id\n        name\n      }\n      unit {\n        id\n        name\n      }\n      owner {\n        id\n        name\n        position\n      }\n    }\n  }\n}": types.RiskRegisterDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query RiskRegister($unitId: UUID, $after: String) {\n  riskRegister(unitId: $unitId, first: 50, after: $after) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      size\n      goal {\n        id\n        title\n        unit {\n          id\n          name\n        }\n        ownership {\n          state\n          person {\n            id\n            name\n            position\n          }\n        }\n      }\n      risk {\n        id\n        text\n        likelihood\n        harm\n        owner {\n          id\n          name\n          position\n        }\n        actions {\n          id\n          doneAt\n          droppedAt\n        }\n      }\n      forecast {\n        id\n        sentence\n        dueOn\n      }\n    }\n  }\n  forecastScore {\n    right\n    of\n    sentence\n    brier\n    bins {\n      low\n      high\n      count\n      predicted\n      observed\n    }\n  }\n}\n\nquery Initiatives {\n  initiatives(first: 100) {\n    nodes {\n      id\n      title\n      beginsOn\n      measure {\n        id\n        name\n      }\n      unit {\n        id\n        name\n      }\n      owner {\n        id\n        name\n        position\n      }\n    }\n  }\n}"): typeof import('./graphql').RiskRegisterDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
