import github from 'emojibase-data/en/shortcodes/github.json';
import slack from 'emojibase-data/en/shortcodes/iamcal.json';

/** The emoji of each short name, such as `fire`: Slack's names and GitHub's, as Grafana OnCall knew them. */
export const emojiNames: ReadonlyMap<string, string> = new Map(
  [github, slack].flatMap((names) =>
    Object.entries(names).flatMap(([code, ofCode]) => [ofCode].flat().map((name) => [name, character(code)] as const))
  )
);

/** @param code code points in hexadecimal, with `-` between them */
function character(code: string): string {
  const text = String.fromCodePoint(...code.split('-').map((point) => parseInt(point, 16)));
  // One that is drawn as text unless a selector behind it asks for the emoji.
  return /^\P{Emoji_Presentation}$/u.test(text) ? `${text}\uFE0F` : text;
}
