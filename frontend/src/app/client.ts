import { cacheExchange } from "@urql/exchange-graphcache";
import { Client, fetchExchange, mapExchange } from "urql";
import { refreshSnapshot } from "./snapshot";

/** Django's token against forged requests, from its cookie. */
export function csrfToken(): string {
  return /(?:^|;\s*)csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
}

/** GraphQL as JSON POST. After each mutation the cascade is asked for again, so that what changed is seen above at once. */
export const client = new Client({
  url: "/graphql",
  preferGetMethod: false,
  fetchOptions: () => ({ credentials: "same-origin", headers: { "X-CSRFToken": csrfToken() } }),
  exchanges: [
    mapExchange({
      onResult(result) {
        if (result.operation.kind === "mutation" && !result.error) void refreshSnapshot();
      },
    }),
    cacheExchange({}),
    fetchExchange,
  ],
});
