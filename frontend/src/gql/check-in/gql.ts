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
    "fragment Datum on Measurement {\n  id\n  value\n  numerator\n  denominator\n  periodStart\n  periodEnd\n  source\n  provisional\n}\n\nfragment Said on CheckIn {\n  id\n  claimed\n  note\n  nextStep\n  recordedAt\n}\n\nfragment Card on Goal {\n  id\n  title\n  unit {\n    id\n    name\n  }\n  mainTarget {\n    id\n    target\n    low\n    high\n    dueOn\n    measure {\n      id\n      name\n      unit\n      scale\n      numerator\n      denominator\n      cadence\n      lagDays\n      steward {\n        id\n        name\n        position\n      }\n    }\n  }\n  series {\n    ...Datum\n  }\n  chart {\n    variation\n  }\n  alignmentsUp {\n    id\n    primary\n    agreedAt\n    parent {\n      id\n      ownership {\n        state\n        person {\n          id\n          name\n          position\n        }\n      }\n    }\n  }\n  lastCheckIn {\n    ...Said\n  }\n  allowed {\n    action\n    sentence\n  }\n}\n\nquery DueCheckIns {\n  home {\n    day\n    leader {\n      due {\n        dueOn\n        overdueDays\n        askNextStep\n        last {\n          ...Said\n        }\n        lastValue {\n          ...Datum\n        }\n        goal {\n          ...Card\n        }\n      }\n    }\n  }\n}\n\nquery CheckInGoal($id: UUID!) {\n  goal(id: $id) {\n    ...Card\n  }\n}\n\nmutation AskAboutData($input: AskAboutDataInput!) {\n  askAboutData(input: $input) {\n    dataQuery {\n      id\n      askedAt\n      measurement {\n        id\n      }\n    }\n    errors {\n      code\n      sentence\n      field\n    }\n  }\n}": typeof types.DatumFragmentDoc,
};
const documents: Documents = {
    "fragment Datum on Measurement {\n  id\n  value\n  numerator\n  denominator\n  periodStart\n  periodEnd\n  source\n  provisional\n}\n\nfragment Said on CheckIn {\n  id\n  claimed\n  note\n  nextStep\n  recordedAt\n}\n\nfragment Card on Goal {\n  id\n  title\n  unit {\n    id\n    name\n  }\n  mainTarget {\n    id\n    target\n    low\n    high\n    dueOn\n    measure {\n      id\n      name\n      unit\n      scale\n      numerator\n      denominator\n      cadence\n      lagDays\n      steward {\n        id\n        name\n        position\n      }\n    }\n  }\n  series {\n    ...Datum\n  }\n  chart {\n    variation\n  }\n  alignmentsUp {\n    id\n    primary\n    agreedAt\n    parent {\n      id\n      ownership {\n        state\n        person {\n          id\n          name\n          position\n        }\n      }\n    }\n  }\n  lastCheckIn {\n    ...Said\n  }\n  allowed {\n    action\n    sentence\n  }\n}\n\nquery DueCheckIns {\n  home {\n    day\n    leader {\n      due {\n        dueOn\n        overdueDays\n        askNextStep\n        last {\n          ...Said\n        }\n        lastValue {\n          ...Datum\n        }\n        goal {\n          ...Card\n        }\n      }\n    }\n  }\n}\n\nquery CheckInGoal($id: UUID!) {\n  goal(id: $id) {\n    ...Card\n  }\n}\n\nmutation AskAboutData($input: AskAboutDataInput!) {\n  askAboutData(input: $input) {\n    dataQuery {\n      id\n      askedAt\n      measurement {\n        id\n      }\n    }\n    errors {\n      code\n      sentence\n      field\n    }\n  }\n}": types.DatumFragmentDoc,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment Datum on Measurement {\n  id\n  value\n  numerator\n  denominator\n  periodStart\n  periodEnd\n  source\n  provisional\n}\n\nfragment Said on CheckIn {\n  id\n  claimed\n  note\n  nextStep\n  recordedAt\n}\n\nfragment Card on Goal {\n  id\n  title\n  unit {\n    id\n    name\n  }\n  mainTarget {\n    id\n    target\n    low\n    high\n    dueOn\n    measure {\n      id\n      name\n      unit\n      scale\n      numerator\n      denominator\n      cadence\n      lagDays\n      steward {\n        id\n        name\n        position\n      }\n    }\n  }\n  series {\n    ...Datum\n  }\n  chart {\n    variation\n  }\n  alignmentsUp {\n    id\n    primary\n    agreedAt\n    parent {\n      id\n      ownership {\n        state\n        person {\n          id\n          name\n          position\n        }\n      }\n    }\n  }\n  lastCheckIn {\n    ...Said\n  }\n  allowed {\n    action\n    sentence\n  }\n}\n\nquery DueCheckIns {\n  home {\n    day\n    leader {\n      due {\n        dueOn\n        overdueDays\n        askNextStep\n        last {\n          ...Said\n        }\n        lastValue {\n          ...Datum\n        }\n        goal {\n          ...Card\n        }\n      }\n    }\n  }\n}\n\nquery CheckInGoal($id: UUID!) {\n  goal(id: $id) {\n    ...Card\n  }\n}\n\nmutation AskAboutData($input: AskAboutDataInput!) {\n  askAboutData(input: $input) {\n    dataQuery {\n      id\n      askedAt\n      measurement {\n        id\n      }\n    }\n    errors {\n      code\n      sentence\n      field\n    }\n  }\n}"): typeof import('./graphql').DatumFragmentDoc;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
