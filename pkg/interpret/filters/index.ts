import { defineFilter, type Dict, type Filter, List, type Runtime, toText, type Value } from '@bellhook/jinja';
import { fieldAt } from '../../integration-types/field-at.ts';
import { commonAnnotations, commonLabels } from '../instances/common-labels.ts';
import { namesOf } from '../instances/names.ts';
import { type Instance, readInstances } from '../instances/read-instances.ts';
import { worstSeverity } from '../instances/worst-severity.ts';
import { severityOf } from '../outputs/severity-word.ts';
import { webAddress } from '../outputs/text.ts';
import { escapeMarkdown, markdownAddress } from './escape-markdown.ts';
import { fieldNames, saidText } from './fields.ts';
import { identityOf } from './identity.ts';
import { isRecoveryWord } from './state-words.ts';

/** The filters that the default templates use. Custom templates can use them too. A text that is not found is empty. */
export const alertFilters: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  [
    'first_of',
    (runtime, value, args) => {
      for (const name of fieldNames('first_of', args)) {
        runtime.spend(1);
        const text = saidText(runtime, fieldAt(value, name));
        if (text !== null) {
          return text;
        }
      }
      return '';
    },
  ],
  [
    'first_address',
    (runtime, value, args) => {
      const names = fieldNames('first_address', args);
      for (const item of value instanceof List ? value.items : [value]) {
        for (const name of names) {
          runtime.spend(2);
          const text = saidText(runtime, fieldAt(item, name));
          const address = text === null ? null : webAddress(text.trim());
          if (address !== null) {
            return address;
          }
        }
      }
      return '';
    },
  ],
  [
    'says_recovery',
    (runtime, value, args) =>
      fieldNames('says_recovery', args).some((name) => {
        runtime.spend(1);
        const field = fieldAt(value, name);
        return typeof field === 'string' && isRecoveryWord(field);
      }),
  ],
  defineFilter('identity', [], identityOf),
  defineFilter('severity_word', [], (runtime, value) => severityOf(toText(runtime, value)) ?? ''),
  defineFilter('worst_severity', [], (_, value) => worstSeverity(value) ?? ''),
  defineFilter('current_alerts', [], (runtime, value) => {
    const { current } = readInstances(value);
    runtime.makeElements(current.length);
    return new List(
      current.map(({ fields }) => fields),
      true
    );
  }),
  defineFilter('alert_names', [], (runtime, value) => {
    const names = namesOf(value);
    runtime.makeElements(names.length);
    return new List(names, true);
  }),
  defineFilter('common_labels', [], (runtime, value) => {
    spendOnCommon(runtime, value, ({ labels }) => labels);
    return commonLabels(value);
  }),
  defineFilter('common_annotations', [], (runtime, value) => {
    spendOnCommon(runtime, value, ({ annotations }) => annotations);
    return commonAnnotations(value);
  }),
  defineFilter('escape_markdown', [], (runtime, value) => {
    const text = toText(runtime, value);
    // The worst case is an entity for each character.
    runtime.makeText(text.length * 2);
    return escapeMarkdown(text);
  }),
  defineFilter('markdown_address', [], (runtime, value) => markdownAddress(toText(runtime, value))),
]);

/** Each label or annotation of one alert is looked up in all others. */
function spendOnCommon(runtime: Runtime, payload: Value, textsOf: (instance: Instance) => Dict): void {
  const { current } = readInstances(payload);
  const [first] = current;
  runtime.spend(1 + (first === undefined ? 0 : (textsOf(first).size * current.length) / 4));
}
