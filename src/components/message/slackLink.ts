import type { StateInline } from 'markdown-it';

/** A rule for Slack's links, `<https://example.com|text>`. */
export function slackLink(state: StateInline, silent: boolean): boolean {
  link.lastIndex = state.pos;
  const [written, address = '', text = ''] = link.exec(state.src) ?? [];
  if (written === undefined) {
    return false;
  }
  if (!silent) {
    // Slack's senders write `&amp;` in addresses and texts.
    const open = state.push('link_open', 'a', 1);
    open.attrSet('href', state.md.normalizeLink(state.md.utils.unescapeAll(address)));
    state.push('text', '', 0).content = state.md.utils.unescapeAll(text);
    state.push('link_close', 'a', -1);
  }
  state.pos += written.length;
  return true;
}

const link = /<(https?:\/\/[^\s<>|]+)\|([^<>\n]+)>/iy;
