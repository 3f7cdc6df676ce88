/** A long list, page by page. What stands on the screen is asked anew after each write, like every other question. */
import { useCallback, useEffect, useRef, useState } from "react";
import { useClient, type Client, type TypedDocumentNode } from "urql";
import { problemOf, type Problem, type Typed } from "./ask";

interface PageInfo {
  hasNextPage: boolean;
  endCursor: string | null;
}

interface Options {
  /** One page after the other until the end, without being asked for more. */
  all?: boolean;
  pause?: boolean;
}

export interface Paged<Data> {
  pages: readonly Data[];
  problem: Problem | null;
  /** Nothing to show yet. */
  loading: boolean;
  /** There is more than what is here. */
  hasMore: boolean;
  more: () => void;
  again: () => void;
}

interface Shown<Data> {
  pages: readonly Data[];
  problem: Problem | null;
}

interface Reader {
  more: () => void;
  again: () => void;
  stop: () => void;
}

interface OpenPage<Data> {
  after: string | null;
  data?: Data;
  stop: () => void;
}

function read<Data>(
  client: Client,
  document: TypedDocumentNode<Data>,
  variables: object,
  infoOf: (data: Data) => PageInfo,
  all: boolean,
  show: (shown: Shown<Data>) => void,
): Reader {
  const open: OpenPage<Data>[] = [];
  const close = (from: number) => {
    for (const page of open.splice(from)) page.stop();
  };
  const ask = (at: number, after: string | null) => {
    const page: OpenPage<Data> = { after, stop: () => undefined };
    open[at] = page;
    const { unsubscribe } = client.query<Data>(document, { ...variables, after }).subscribe((result) => {
      if (open[at] !== page) return;
      if (result.data) {
        page.data = result.data;
        follow(at, infoOf(result.data));
      }
      const problem = result.error && !page.data ? problemOf(result.error) : null;
      const here = open.flatMap((one) => (one.data ? [one.data] : []));
      // What stood there stays until all of it has been read anew.
      if (problem || here.length === open.length) show({ pages: here, problem });
    });
    page.stop = unsubscribe;
  };
  /** Where a row came or went, the pages behind it begin elsewhere and are read anew. */
  const follow = (at: number, { hasNextPage, endCursor }: PageInfo) => {
    const next = open[at + 1];
    if (next && (!hasNextPage || next.after !== endCursor)) close(at + 1);
    if (hasNextPage && !open[at + 1] && (next || all)) ask(at + 1, endCursor);
  };
  ask(0, null);
  return {
    more: () => {
      const last = open.at(-1);
      const info = last?.data ? infoOf(last.data) : null;
      if (info?.hasNextPage) ask(open.length, info.endCursor);
    },
    again: () => {
      close(0);
      ask(0, null);
    },
    stop: () => close(0),
  };
}

export function usePages<Data, Variables extends { after?: string | null | undefined }>(
  document: Typed<Data, Variables>,
  variables: Omit<Variables, "after">,
  infoOf: (data: Data) => PageInfo,
  { all = false, pause = false }: Options = {},
): Paged<Data> {
  const [shown, setShown] = useState<Shown<Data>>({ pages: [], problem: null });
  const reader = useRef<Reader | null>(null);
  const info = useRef(infoOf);
  const asked = JSON.stringify(variables);
  const client = useClient();
  useEffect(() => {
    if (pause) return;
    const query = document.toString() as unknown as TypedDocumentNode<Data>;
    const reading = read(client, query, JSON.parse(asked) as object, info.current, all, setShown);
    reader.current = reading;
    return () => reading.stop();
  }, [client, document, asked, all, pause]);
  const last = shown.pages.at(-1);
  return {
    ...shown,
    loading: shown.pages.length === 0 && shown.problem === null && !pause,
    hasMore: last !== undefined && infoOf(last).hasNextPage,
    more: useCallback(() => reader.current?.more(), []),
    again: useCallback(() => reader.current?.again(), []),
  };
}
