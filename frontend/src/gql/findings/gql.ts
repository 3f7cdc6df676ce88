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
    "mutation RemindMany($input: RemindManyInput!) {\n  remindMany(input: $input) {\n    reminders {\n      id\n    }\n    errors {\n      code\n      sentence\n    }\n  }\n}\n\nmutation AskLevelAbove($input: AskLevelAboveInput!) {\n  askLevelAbove(input: $input) {\n    reminder {\n      id\n    }\n    errors {\n      code\n      sentence\n    }\n  }\n}\n\nmutation WithdrawReminder($input: WithdrawReminderInput!) {\n  withdrawReminder(input: $input) {\n    reminder {\n      id\n      withdrawnAt\n    }\n    errors {\n      code\n      sentence\n    }\n  }\n}\n\nmutation AcceptFindings($input: AcceptFindingsInput!) {\n  acceptFindings(input: $input) {\n    acceptances {\n      id\n    }\n    errors {\n      code\n      sentence\n      field\n      line\n    }\n  }\n}\n\nmutation EndAcceptance($input: EndAcceptanceInput!) {\n  endAcceptance(input: $input) {\n    acceptance {\n      id\n      endedAt\n    }\n    errors {\n      code\n      sentence\n    }\n  }\n}": typeof types.RemindManyDocument,
};
const documents: Documents = {
    "mutation RemindMany($input: RemindManyInput!) {\n  remindMany(input: $input) {\n    reminders {\n      id\n    }\n    errors {\n      code\n      sentence\n    }\n  }\n}\n\nmutation AskLevelAbove($input: AskLevelAboveInput!) {\n  askLevelAbove(input: $input) {\n    reminder {\n      id\n    }\n    errors {\n      code\n      sentence\n    }\n  }\n}\n\nmutation WithdrawReminder($input: WithdrawReminderInput!) {\n  withdrawReminder(input: $input) {\n    reminder {\n      id\n      withdrawnAt\n    }\n    errors {\n      code\n      sentence\n    }\n  }\n}\n\nmutation AcceptFindings($input: AcceptFindingsInput!) {\n  acceptFindings(input: $input) {\n    acceptances {\n      id\n    }\n    errors {\n      code\n      sentence\n      field\n      line\n    }\n  }\n}\n\nmutation EndAcceptance($input: EndAcceptanceInput!) {\n  endAcceptance(input: $input) {\n    acceptance {\n      id\n      endedAt\n    }\n    errors {\n      code\n      sentence\n    }\n  }\n}": types.RemindManyDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RemindMany($input: RemindManyInput!) {\n  remindMany(input: $input) {\n    reminders {\n      id\n    }\n    errors {\n      code\n      sentence\n    }\n  }\n}\n\nmutation AskLevelAbove($input: AskLevelAboveInput!) {\n  askLevelAbove(input: $input) {\n    reminder {\n      id\n    }\n    errors {\n      code\n      sentence\n    }\n  }\n}\n\nmutation WithdrawReminder($input: WithdrawReminderInput!) {\n  withdrawReminder(input: $input) {\n    reminder {\n      id\n      withdrawnAt\n    }\n    errors {\n      code\n      sentence\n    }\n  }\n}\n\nmutation AcceptFindings($input: AcceptFindingsInput!) {\n  acceptFindings(input: $input) {\n    acceptances {\n      id\n    }\n    errors {\n      code\n      sentence\n      field\n      line\n    }\n  }\n}\n\nmutation EndAcceptance($input: EndAcceptanceInput!) {\n  endAcceptance(input: $input) {\n    acceptance {\n      id\n      endedAt\n    }\n    errors {\n      code\n      sentence\n    }\n  }\n}"): typeof import('./graphql').RemindManyDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
