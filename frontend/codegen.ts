import type { CodegenConfig } from "@graphql-codegen/cli";

/**
 * Typed documents from the backend's schema. Operations are written in `operations.graphql` beside the feature
 * that uses them; the generated `XDocument` constants are imported from `src/gql/graphql`.
 */
const config: CodegenConfig = {
  schema: "../backend/schema.graphql",
  documents: ["src/**/*.graphql"],
  ignoreNoDocuments: true,
  generates: {
    "src/gql/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        dedupeFragments: true,
        onlyOperationTypes: true,
        strictScalars: false,
        defaultScalarType: "string",
        scalars: { JSONString: "unknown", GenericScalar: "unknown" },
      },
    },
  },
};

export default config;
