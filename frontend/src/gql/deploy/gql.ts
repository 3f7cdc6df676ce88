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
    "query GoalToDeploy($id: UUID!) {\n  goal(id: $id) {\n    id\n    title\n    state\n    unit {\n      id\n      name\n    }\n    unitLoad {\n      cap\n    }\n    targets {\n      id\n      line\n      role\n      target\n      low\n      high\n      dueOn\n      measure {\n        id\n        name\n        unit\n      }\n    }\n    alignmentsDown {\n      id\n      child {\n        id\n        state\n        unit {\n          id\n        }\n      }\n    }\n    allowed {\n      action\n      allowed\n      sentence\n    }\n  }\n}\n\nquery UnitsToDeploy($after: String) {\n  units(first: 100, after: $after) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      id\n      code\n      name\n      goalsCarried\n    }\n  }\n}\n\nquery OwnersToAsk($q: String!) {\n  people(q: $q, first: 25) {\n    nodes {\n      id\n      name\n      position\n      email\n    }\n    pageInfo {\n      hasNextPage\n    }\n  }\n}\n\nmutation Deploy($input: DeployGoalInput!) {\n  deployGoal(input: $input) {\n    goals {\n      id\n      title\n      unit {\n        id\n        name\n      }\n      unitLoad {\n        carried\n        sentence\n      }\n    }\n    errors {\n      code\n      sentence\n      field\n      line\n    }\n  }\n}": typeof types.GoalToDeployDocument,
};
const documents: Documents = {
    "query GoalToDeploy($id: UUID!) {\n  goal(id: $id) {\n    id\n    title\n    state\n    unit {\n      id\n      name\n    }\n    unitLoad {\n      cap\n    }\n    targets {\n      id\n      line\n      role\n      target\n      low\n      high\n      dueOn\n      measure {\n        id\n        name\n        unit\n      }\n    }\n    alignmentsDown {\n      id\n      child {\n        id\n        state\n        unit {\n          id\n        }\n      }\n    }\n    allowed {\n      action\n      allowed\n      sentence\n    }\n  }\n}\n\nquery UnitsToDeploy($after: String) {\n  units(first: 100, after: $after) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      id\n      code\n      name\n      goalsCarried\n    }\n  }\n}\n\nquery OwnersToAsk($q: String!) {\n  people(q: $q, first: 25) {\n    nodes {\n      id\n      name\n      position\n      email\n    }\n    pageInfo {\n      hasNextPage\n    }\n  }\n}\n\nmutation Deploy($input: DeployGoalInput!) {\n  deployGoal(input: $input) {\n    goals {\n      id\n      title\n      unit {\n        id\n        name\n      }\n      unitLoad {\n        carried\n        sentence\n      }\n    }\n    errors {\n      code\n      sentence\n      field\n      line\n    }\n  }\n}": types.GoalToDeployDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query GoalToDeploy($id: UUID!) {\n  goal(id: $id) {\n    id\n    title\n    state\n    unit {\n      id\n      name\n    }\n    unitLoad {\n      cap\n    }\n    targets {\n      id\n      line\n      role\n      target\n      low\n      high\n      dueOn\n      measure {\n        id\n        name\n        unit\n      }\n    }\n    alignmentsDown {\n      id\n      child {\n        id\n        state\n        unit {\n          id\n        }\n      }\n    }\n    allowed {\n      action\n      allowed\n      sentence\n    }\n  }\n}\n\nquery UnitsToDeploy($after: String) {\n  units(first: 100, after: $after) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      id\n      code\n      name\n      goalsCarried\n    }\n  }\n}\n\nquery OwnersToAsk($q: String!) {\n  people(q: $q, first: 25) {\n    nodes {\n      id\n      name\n      position\n      email\n    }\n    pageInfo {\n      hasNextPage\n    }\n  }\n}\n\nmutation Deploy($input: DeployGoalInput!) {\n  deployGoal(input: $input) {\n    goals {\n      id\n      title\n      unit {\n        id\n        name\n      }\n      unitLoad {\n        carried\n        sentence\n      }\n    }\n    errors {\n      code\n      sentence\n      field\n      line\n    }\n  }\n}"): typeof import('./graphql').GoalToDeployDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
