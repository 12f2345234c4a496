/** What stands for a URL that nobody can look up. It is the same in every language, since it stands in files and commands, too. */
export const urlPlaceholder = '<webhook URL>';

/** What is shown and copied of the texts of a guide. */
export interface GuideTexts {
  readonly shown: (text: string) => string;
  /** Null where there is nothing to copy. */
  readonly copied: (text: string) => string | null;
}

/**
 * The texts of a guide that was made with a hint of the URL: each with the placeholder in place of the hint. There is nothing to copy of
 * the placeholder alone, nor of what has the hint of the token in another way.
 */
export function withPlaceholder(url: string, token: string): GuideTexts {
  const shown = (text: string) =>
    [url, encodeURI(url)].reduce((filled, hint) => filled.replaceAll(hint, urlPlaceholder), text);
  return {
    shown,
    copied: (text) => {
      const filled = shown(text);
      const isUseless = filled === urlPlaceholder || [token, encodeURI(token)].some((hint) => filled.includes(hint));
      return isUseless ? null : filled;
    },
  };
}
