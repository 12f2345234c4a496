/**
 * Names of headers that may be kept for every type: they say who sends, and what kind of event it is. Nothing that lets anybody in, such as
 * a token, a cookie or a signature, may ever be in here.
 */
export const generalHeaders: readonly string[] = [
  'ce-source',
  'ce-subject',
  'ce-type',
  'content-type',
  'sentry-hook-resource',
  'user-agent',
  'x-amz-sns-message-type',
  'x-event-key',
  'x-event-type',
  'x-gitea-event',
  'x-github-event',
  'x-gitlab-event',
];

/** Maximum length of a kept value, in characters. A longer one is left out. */
const valueLimit = 1000;

/**
 * The headers of a request that templates may read.
 * @param headers by name in lower case
 * @param names the only ones that are kept; null if none are
 * @returns names and values as a JSON object; null if there are none
 */
export function keepHeaders(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  names: readonly string[] | null
): string | null {
  if (names === null) {
    return null;
  }
  const kept: Record<string, string> = {};
  for (const name of names) {
    const value = headers[name];
    if (typeof value === 'string' && value.length <= valueLimit) {
      kept[name] = value;
    }
  }
  return Object.keys(kept).length === 0 ? null : JSON.stringify(kept);
}
