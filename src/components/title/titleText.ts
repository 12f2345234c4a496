import { expandEmoji } from '../emoji/expandEmoji';

/**
 * A title with Slack's links as their text, with emoji for their short names, and without what changes the direction of text
 * around it; null where nothing of it can be seen.
 * @param emoji the emoji of each short name
 */
export function titleText(title: string, emoji: ReadonlyMap<string, string>): string | null {
  const text = expandEmoji(title.replace(slackLinks, '$1'), emoji).replace(directions, '');
  return visible.test(text) ? text : null;
}

const slackLinks = /<https?:\/\/[^\s<>|]+\|([^<>]+)>/gi;
/** Embeddings, overrides and isolates of bidirectional text. */
const directions = /[\u202A-\u202E\u2066-\u2069]/g;
const visible = /[^\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;
