/**
 * Whether paths can be put behind the text to make a webhook URL: an http or https address without a query, a fragment and
 * spaces. It has no user and no password either, since people are shown it.
 */
export function isBaseUrl(text: string): boolean {
  return /^https?:\/\/[^\s/?#@\\]+(\/[^\s?#\\]*)?$/i.test(text) && URL.canParse(text);
}
