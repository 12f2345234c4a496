import type { Monaco } from '@grafana/ui';

export const jinjaLanguage = 'bellhook-jinja';

/** Makes the language of templates known to Monaco, which Grafana shares with all plugins; does nothing the second time. */
export function registerJinja(monaco: Monaco): void {
  if (monaco.languages.getLanguages().some(({ id }) => id === jinjaLanguage)) {
    return;
  }
  monaco.languages.register({ id: jinjaLanguage });
  monaco.languages.setLanguageConfiguration(jinjaLanguage, {
    comments: { blockComment: ['{#', '#}'] },
    brackets: [
      ['{', '}'],
      ['[', ']'],
      ['(', ')'],
    ],
    autoClosingPairs: [
      // One by one, too: Monaco types over no closing text that is longer than a character.
      { open: '{', close: '}' },
      { open: '{{', close: '}}' },
      { open: '[', close: ']' },
      { open: '(', close: ')' },
      { open: '"', close: '"', notIn: ['string'] },
    ],
    // A brace replaces what is selected: it is what most templates begin with.
    surroundingPairs: [
      { open: '[', close: ']' },
      { open: '(', close: ')' },
      { open: '"', close: '"' },
    ],
  });
  monaco.languages.setMonarchTokensProvider(jinjaLanguage, {
    keywords: [
      ...['and', 'or', 'not', 'in', 'is', 'if', 'elif', 'else', 'endif', 'for', 'endfor', 'recursive', 'set', 'endset'],
      ...['filter', 'endfilter', 'macro', 'endmacro', 'call', 'endcall', 'with', 'endwith', 'raw', 'endraw', 'do'],
    ],
    constants: ['true', 'false', 'none', 'True', 'False', 'None'],
    tokenizer: {
      root: [
        [/\{#/, 'comment', '@comment'],
        [/\{\{[-+]?/, 'keyword', '@expression'],
        [/\{%[-+]?/, 'keyword', '@statement'],
        [/[^{]+|\{/, ''],
      ],
      comment: [
        [/#\}/, 'comment', '@pop'],
        [/[^#]+|#/, 'comment'],
      ],
      expression: [[/[-+]?\}\}/, 'keyword', '@pop'], { include: '@code' }],
      statement: [[/[-+]?%\}/, 'keyword', '@pop'], { include: '@code' }],
      code: [
        [/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/, 'string'],
        [/\d+(?:\.\d+)?/, 'number'],
        [/(\|\s*)([A-Za-z_]\w*)/, ['delimiter', 'type']],
        [/\.[A-Za-z_]\w*/, ''],
        [/[A-Za-z_]\w*/, { cases: { '@keywords': 'keyword', '@constants': 'number', '@default': 'variable' } }],
        [/./, ''],
      ],
    },
  });
}
