/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type ChoosePersonInput = {
  personId: string;
};

export type ChoosePersonMutationVariables = Exact<{
  input: ChoosePersonInput;
}>;


export type ChoosePersonMutation = { choosePerson: { me: { person: { id: string } | null } | null, errors: Array<{ code: string, sentence: string }> } };

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

export const ChoosePersonDocument = new TypedDocumentString(`
    mutation ChoosePerson($input: ChoosePersonInput!) {
  choosePerson(input: $input) {
    me {
      person {
        id
      }
    }
    errors {
      code
      sentence
    }
  }
}
    `) as unknown as TypedDocumentString<ChoosePersonMutation, ChoosePersonMutationVariables>;