/** Requests that a generator sends: on every connection the next one as soon as the last is answered. */
export interface Load {
  readonly url: string;
  /** With `keyPlaceholder`, in whose place each request has a key at random. */
  readonly body: string;
  readonly keys: number;
  /** The smallest key; the others are those above it. */
  readonly firstKey: number;
  readonly connections: number;
  readonly seconds: number;
}

export interface LoadResult {
  /** Answers, whatever they say. */
  readonly requests: number;
  readonly seconds: number;
  /** Answers with a status other than 200. */
  readonly refused: number;
  /** Connections that failed, and requests that got no answer. */
  readonly broken: number;
  /** From a request to its answer, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Sends requests from a process of its own. */
export interface Generator {
  readonly name: string;
  run(load: Load): Promise<LoadResult>;
}
