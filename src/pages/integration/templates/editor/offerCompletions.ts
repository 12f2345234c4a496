import type { Monaco, monacoTypes } from '@grafana/ui';
import type { JsonNode } from '../../../../components/payload/json/json-node';
import { type Completion, completionsAt } from './completions';
import { jinjaLanguage } from './jinjaLanguage';

interface Context {
  readonly payload: JsonNode | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly variables: readonly string[];
}

/** Offers completions in this model and in no other. @returns what ends it */
export function offerCompletions(
  monaco: Monaco,
  model: monacoTypes.editor.ITextModel,
  context: () => Context
): () => void {
  const { CompletionItemKind } = monaco.languages;
  const kinds: Record<Completion['kind'], monacoTypes.languages.CompletionItemKind> = {
    key: CompletionItemKind.Field,
    variable: CompletionItemKind.Variable,
    keyword: CompletionItemKind.Keyword,
    filter: CompletionItemKind.Function,
    test: CompletionItemKind.Operator,
    function: CompletionItemKind.Function,
  };
  const provider = monaco.languages.registerCompletionItemProvider(jinjaLanguage, {
    triggerCharacters: ['.', '[', '"', '|', ' '],
    provideCompletionItems: (asked, { lineNumber, column }) => {
      if (asked.id !== model.id) {
        return { suggestions: [] };
      }
      const before = asked.getValueInRange({
        startLineNumber: 1,
        startColumn: 1,
        endLineNumber: lineNumber,
        endColumn: column,
      });
      const { payload, headers, variables } = context();
      const found = completionsAt(before, payload, variables, headers);
      const startColumn = column - (found?.replaces ?? 0);
      const replaced = before.slice(before.length - (found?.replaces ?? 0));
      const range = { startLineNumber: lineNumber, endLineNumber: lineNumber, startColumn, endColumn: column };
      return {
        suggestions: (found?.items ?? []).map(({ label, insert, detail, kind }, i) => ({
          label,
          insertText: insert,
          // What is begun has the bar, the dot or the bracket of its own, which the label does not have.
          filterText: `${/^(\.|\["?)?/.exec(replaced)?.[0] ?? ''}${label}`,
          sortText: String(i).padStart(4, '0'),
          detail,
          kind: kinds[kind],
          range,
        })),
      };
    },
  });
  return () => provider.dispose();
}
