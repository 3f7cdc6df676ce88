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
    "query GoalAccess($id: UUID!) {\n  goal(id: $id) {\n    id\n    title\n    restricted\n    version\n    unit {\n      id\n      name\n    }\n    ownership {\n      state\n      person {\n        id\n        name\n        position\n      }\n    }\n    approvers {\n      id\n      name\n      position\n    }\n    assignments {\n      id\n      role\n      person {\n        id\n        name\n        position\n      }\n    }\n    delegations {\n      id\n      validTo\n      toPerson {\n        id\n        name\n        position\n      }\n    }\n    grants {\n      id\n      permission\n      validTo\n      reason\n      person {\n        id\n        name\n        position\n      }\n      grantedBy {\n        id\n        name\n        position\n      }\n    }\n    allowed {\n      action\n      allowed\n      sentence\n    }\n  }\n}\n\nmutation GiveGrant($input: GiveGrantInput!) {\n  giveGrant(input: $input) {\n    goalGrant {\n      id\n      validTo\n    }\n    errors {\n      code\n      sentence\n      field\n    }\n  }\n}\n\nmutation EndGrant($input: EndGrantInput!) {\n  endGrant(input: $input) {\n    goalGrant {\n      id\n      validTo\n    }\n    errors {\n      code\n      sentence\n      field\n    }\n  }\n}\n\nmutation RestrictGoal($input: EditGoalInput!) {\n  editGoal(input: $input) {\n    goal {\n      id\n      restricted\n      version\n    }\n    errors {\n      code\n      sentence\n      field\n    }\n  }\n}\n\nquery WhyCanI($personId: UUID!, $goalId: UUID!) {\n  access(personId: $personId, goalId: $goalId) {\n    action\n    allowed\n    sentence\n    path\n  }\n}": typeof types.GoalAccessDocument,
};
const documents: Documents = {
    "query GoalAccess($id: UUID!) {\n  goal(id: $id) {\n    id\n    title\n    restricted\n    version\n    unit {\n      id\n      name\n    }\n    ownership {\n      state\n      person {\n        id\n        name\n        position\n      }\n    }\n    approvers {\n      id\n      name\n      position\n    }\n    assignments {\n      id\n      role\n      person {\n        id\n        name\n        position\n      }\n    }\n    delegations {\n      id\n      validTo\n      toPerson {\n        id\n        name\n        position\n      }\n    }\n    grants {\n      id\n      permission\n      validTo\n      reason\n      person {\n        id\n        name\n        position\n      }\n      grantedBy {\n        id\n        name\n        position\n      }\n    }\n    allowed {\n      action\n      allowed\n      sentence\n    }\n  }\n}\n\nmutation GiveGrant($input: GiveGrantInput!) {\n  giveGrant(input: $input) {\n    goalGrant {\n      id\n      validTo\n    }\n    errors {\n      code\n      sentence\n      field\n    }\n  }\n}\n\nmutation EndGrant($input: EndGrantInput!) {\n  endGrant(input: $input) {\n    goalGrant {\n      id\n      validTo\n    }\n    errors {\n      code\n      sentence\n      field\n    }\n  }\n}\n\nmutation RestrictGoal($input: EditGoalInput!) {\n  editGoal(input: $input) {\n    goal {\n      id\n      restricted\n      version\n    }\n    errors {\n      code\n      sentence\n      field\n    }\n  }\n}\n\nquery WhyCanI($personId: UUID!, $goalId: UUID!) {\n  access(personId: $personId, goalId: $goalId) {\n    action\n    allowed\n    sentence\n    path\n  }\n}": types.GoalAccessDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query GoalAccess($id: UUID!) {\n  goal(id: $id) {\n    id\n    title\n    restricted\n    version\n    unit {\n      id\n      name\n    }\n    ownership {\n      state\n      person {\n        id\n        name\n        position\n      }\n    }\n    approvers {\n      id\n      name\n      position\n    }\n    assignments {\n      id\n      role\n      person {\n        id\n        name\n        position\n      }\n    }\n    delegations {\n      id\n      validTo\n      toPerson {\n        id\n        name\n        position\n      }\n    }\n    grants {\n      id\n      permission\n      validTo\n      reason\n      person {\n        id\n        name\n        position\n      }\n      grantedBy {\n        id\n        name\n        position\n      }\n    }\n    allowed {\n      action\n      allowed\n      sentence\n    }\n  }\n}\n\nmutation GiveGrant($input: GiveGrantInput!) {\n  giveGrant(input: $input) {\n    goalGrant {\n      id\n      validTo\n    }\n    errors {\n      code\n      sentence\n      field\n    }\n  }\n}\n\nmutation EndGrant($input: EndGrantInput!) {\n  endGrant(input: $input) {\n    goalGrant {\n      id\n      validTo\n    }\n    errors {\n      code\n      sentence\n      field\n    }\n  }\n}\n\nmutation RestrictGoal($input: EditGoalInput!) {\n  editGoal(input: $input) {\n    goal {\n      id\n      restricted\n      version\n    }\n    errors {\n      code\n      sentence\n      field\n    }\n  }\n}\n\nquery WhyCanI($personId: UUID!, $goalId: UUID!) {\n  access(personId: $personId, goalId: $goalId) {\n    action\n    allowed\n    sentence\n    path\n  }\n}"): typeof import('./graphql').GoalAccessDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
