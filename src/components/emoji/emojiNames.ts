import github from 'emojibase-data/en/shortcodes/github.json';
import slack from 'emojibase-data/en/shortcodes/iamcal.json';

/** The emoji for each short name, such as `fire`: the names of Slack and GitHub, which Grafana OnCall knew too. */
export const emojiNames: ReadonlyMap<string, string> = new Map(
  [github, slack].flatMap((names) =>
    Object.entries(names).flatMap(([code, ofCode]) => [ofCode].flat().map((name) => [name, character(code)] as const))
  )
);

/** @param code hexadecimal code points, separated by `-` */
function character(code: string): string {
  const text = String.fromCodePoint(...code.split('-').map((point) => parseInt(point, 16)));
  // A character that is drawn as text unless a variation selector follows it.
  return /^\P{Emoji_Presentation}$/u.test(text) ? `${text}\uFE0F` : text;
}
