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
