/** What templates read of a stored alert, as plain data. */
export interface AlertContent {
  /** JSON text. */
  readonly payload: string;
  /** Headers of the request that its type or its templates read, by name in lower case, as a JSON object; null if none are kept. */
  readonly headers: string | null;
}
