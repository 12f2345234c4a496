import { expandEmoji } from '../emoji/expandEmoji';

/**
 * A title for display: Slack's links become their text, short names become emoji, and direction controls are removed. Null if
 * nothing visible is left.
 * @param emoji the emoji for each short name
 */
export function titleText(title: string, emoji: ReadonlyMap<string, string>): string | null {
  const text = expandEmoji(title.replace(slackLinks, '$1'), emoji).replace(directions, '');
  return visible.test(text) ? text : null;
}

const slackLinks = /<https?:\/\/[^\s<>|]+\|([^<>]+)>/gi;
/** The controls for embeddings, overrides and isolates of bidirectional text. */
const directions = /[\u202A-\u202E\u2066-\u2069]/g;
const visible = /[^\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;
