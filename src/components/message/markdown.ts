import MarkdownIt, {
  type MarkdownIt as Parser,
  type StateBlock,
  type StateCore,
  type StateInline,
  type Token,
} from 'markdown-it';
import { expandEmoji } from '../emoji/expandEmoji';
import { withHarmlessTags } from './harmlessTags';
import { slackLink } from './slackLink';

/** The deepest nesting of quotes and lists. Deeper levels are not parsed, so the caller must refuse HTML that is this deep. */
export const deepestNesting = 30;

/**
 * GitHub's Markdown as Grafana OnCall showed it: line breaks stay, `_` is not emphasis, and Slack's links and the short names
 * of emoji work. Only http and https addresses become links. It takes linear time for every text.
 * @param emoji the emoji of each short name
 * @returns HTML, not yet safe to show
 */
export function markdownToHtml(markdown: string, emoji: ReadonlyMap<string, string>): string {
  return parser.render(markdown, { emoji } satisfies MessageEnv);
}

interface MessageEnv {
  emoji: ReadonlyMap<string, string>;
}

const parser = createParser();

function createParser(): Parser {
  const md = new MarkdownIt({ html: true, breaks: true, linkify: true, maxNesting: deepestNesting });
  md.validateLink = (address) => /^https?:\/\//i.test(address);
  setUpAutolinks(md);
  setUpHtml(md);
  md.inline.ruler.before('autolink', 'slack_link', slackLink);
  md.inline.ruler.before('emphasis', 'underscore', underscore);
  // Runs before escaped characters become text, because `\:fire:` is not an emoji.
  md.core.ruler.before('text_join', 'emoji', putEmoji);
  return md;
}

/** Only addresses with a scheme: `backup.sh` and `10.0.0.1` are not links. */
function setUpAutolinks({ linkify }: Parser): void {
  linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  for (const schema of ['ftp:', 'mailto:', '//']) {
    linkify.add(schema, null);
  }
  linkify.add('www.', {
    validate: (text, pos, self) =>
      Math.max(0, self.testSchemaAt(`//www.${text.slice(pos, pos + longestAddress)}`, 'http:', 0) - '//www.'.length),
    normalize: (match) => {
      match.url = `http://${match.url}`;
    },
  });
}

const longestAddress = 2048;

function setUpHtml(md: Parser): void {
  const onlyHtml = new MarkdownIt().block.ruler;
  onlyHtml.enableOnly('html_block');
  const htmlBlocks = onlyHtml.getRules('');
  // An HTML block extends to the next empty line, and nothing in it is Markdown. `<pod>` must not begin one.
  md.block.ruler.at(
    'html_block',
    (state, line, end, silent) =>
      withHarmlessTags(tagLine(state, line)).startsWith('<') &&
      htmlBlocks.some((htmlBlock) => htmlBlock(state, line, end, silent)),
    { alt: ['paragraph', 'reference', 'blockquote'] }
  );
  md.renderer.rules.html_block = harmlessHtml;
  md.renderer.rules.html_inline = harmlessHtml;
}

/** The line, if it begins with a tag. */
function tagLine({ src, bMarks, tShift, eMarks }: StateBlock, line: number): string {
  const start = (bMarks[line] ?? 0) + (tShift[line] ?? 0);
  return src.charAt(start) === '<' ? src.slice(start, eMarks[line]) : '';
}

function harmlessHtml(tokens: Token[], i: number): string {
  return withHarmlessTags(tokens[i]?.content ?? '');
}

/** Reads underscores as text, before they can become emphasis. */
function underscore(state: StateInline, silent: boolean): boolean {
  const start = state.pos;
  while (state.src.charAt(state.pos) === '_' && state.pos < state.posMax) {
    state.pos += 1;
  }
  if (!silent) {
    state.pending += state.src.slice(start, state.pos);
  }
  return state.pos > start;
}

function putEmoji({ tokens, env }: StateCore): void {
  const { emoji } = env as unknown as MessageEnv;
  for (const { children } of tokens) {
    for (const [i, token] of (children ?? []).entries()) {
      const isAddress = children?.[i - 1]?.info === 'auto';
      if (token.type === 'text' && !isAddress) {
        token.content = expandEmoji(token.content, emoji);
      }
    }
  }
}
