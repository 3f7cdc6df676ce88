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
    "query ToHandOn {\n  home {\n    kind\n    leader {\n      toHandOn {\n        id\n        title\n        unit {\n          id\n          name\n        }\n      }\n    }\n  }\n}\n\nmutation OfferMany($input: OfferAssignmentsInput!) {\n  offerAssignments(input: $input) {\n    handoffs {\n      id\n    }\n    errors {\n      code\n      sentence\n      line\n    }\n  }\n}\n\nmutation WithdrawOffer($input: WithdrawOfferInput!) {\n  withdrawOffer(input: $input) {\n    handoff {\n      id\n    }\n    errors {\n      code\n      sentence\n    }\n  }\n}": typeof types.ToHandOnDocument,
};
const documents: Documents = {
    "query ToHandOn {\n  home {\n    kind\n    leader {\n      toHandOn {\n        id\n        title\n        unit {\n          id\n          name\n        }\n      }\n    }\n  }\n}\n\nmutation OfferMany($input: OfferAssignmentsInput!) {\n  offerAssignments(input: $input) {\n    handoffs {\n      id\n    }\n    errors {\n      code\n      sentence\n      line\n    }\n  }\n}\n\nmutation WithdrawOffer($input: WithdrawOfferInput!) {\n  withdrawOffer(input: $input) {\n    handoff {\n      id\n    }\n    errors {\n      code\n      sentence\n    }\n  }\n}": types.ToHandOnDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ToHandOn {\n  home {\n    kind\n    leader {\n      toHandOn {\n        id\n        title\n        unit {\n          id\n          name\n        }\n      }\n    }\n  }\n}\n\nmutation OfferMany($input: OfferAssignmentsInput!) {\n  offerAssignments(input: $input) {\n    handoffs {\n      id\n    }\n    errors {\n      code\n      sentence\n      line\n    }\n  }\n}\n\nmutation WithdrawOffer($input: WithdrawOfferInput!) {\n  withdrawOffer(input: $input) {\n    handoff {\n      id\n    }\n    errors {\n      code\n      sentence\n    }\n  }\n}"): typeof import('./graphql').ToHandOnDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
