/** The requests of a load generator. On every connection it sends the next one as soon as the last is answered. */
export interface Load {
  readonly url: string;
  /** The body, with `keyPlaceholder`, which each request replaces with a random key. */
  readonly body: string;
  readonly keys: number;
  /** The smallest key; the others follow it. */
  readonly firstKey: number;
  /** What each body is signed with, as GitHub signs; undefined for no signature. */
  readonly secret?: string;
  readonly connections: number;
  readonly seconds: number;
}

export interface LoadResult {
  /** The number of answers, with any status. */
  readonly requests: number;
  readonly seconds: number;
  /** The number of answers with a status other than 200. */
  readonly refused: number;
  /** The number of failed connections and of requests without an answer. */
  readonly broken: number;
  /** The times from a request to its answer, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Sends requests from its own process. */
export interface Generator {
  readonly name: string;
  run(load: Load): Promise<LoadResult>;
}
