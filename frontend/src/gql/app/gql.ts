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
    "query Me {\n  me {\n    account {\n      id\n      email\n      secondFactor\n      secondFactorRequired\n    }\n    people {\n      id\n      organizationId\n      organizationName\n      position\n      chosen\n    }\n    person {\n      id\n      name\n      position\n      unit {\n        id\n        name\n      }\n    }\n    organization {\n      id\n      name\n      demo\n      day\n      settings {\n        askConfidence\n        unitGoalCap\n      }\n      levels {\n        id\n        ordinal\n        code\n        name\n      }\n    }\n    roles {\n      id\n      role\n      unit {\n        id\n        name\n      }\n    }\n    capabilities\n    home\n  }\n}": typeof types.MeDocument,
};
const documents: Documents = {
    "query Me {\n  me {\n    account {\n      id\n      email\n      secondFactor\n      secondFactorRequired\n    }\n    people {\n      id\n      organizationId\n      organizationName\n      position\n      chosen\n    }\n    person {\n      id\n      name\n      position\n      unit {\n        id\n        name\n      }\n    }\n    organization {\n      id\n      name\n      demo\n      day\n      settings {\n        askConfidence\n        unitGoalCap\n      }\n      levels {\n        id\n        ordinal\n        code\n        name\n      }\n    }\n    roles {\n      id\n      role\n      unit {\n        id\n        name\n      }\n    }\n    capabilities\n    home\n  }\n}": types.MeDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Me {\n  me {\n    account {\n      id\n      email\n      secondFactor\n      secondFactorRequired\n    }\n    people {\n      id\n      organizationId\n      organizationName\n      position\n      chosen\n    }\n    person {\n      id\n      name\n      position\n      unit {\n        id\n        name\n      }\n    }\n    organization {\n      id\n      name\n      demo\n      day\n      settings {\n        askConfidence\n        unitGoalCap\n      }\n      levels {\n        id\n        ordinal\n        code\n        name\n      }\n    }\n    roles {\n      id\n      role\n      unit {\n        id\n        name\n      }\n    }\n    capabilities\n    home\n  }\n}"): typeof import('./graphql').MeDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
