import { globSync } from "node:fs";
import { basename, dirname } from "node:path";
import type { CodegenConfig } from "@graphql-codegen/cli";

/**
 * Typed documents from the backend's schema. Operations are written in `.graphql` files beside the feature that uses
 * them. Each room gets a module of its own, so that a page loads its own operations and nobody else's.
 */
const rooms = [...new Set(globSync("src/**/*.graphql").map(dirname))];
const generates = Object.fromEntries(
  rooms.map((room) => [
    `src/gql/${basename(room)}/`,
    {
      preset: "client" as const,
      documents: [`${room}/*.graphql`],
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        dedupeFragments: true,
        onlyOperationTypes: true,
        documentMode: "string",
        strictScalars: false,
        defaultScalarType: "string",
        scalars: { JSON: "unknown" },
      },
    },
  ]),
);

const config: CodegenConfig = { schema: "../backend/schema.graphql", generates };

export default config;
