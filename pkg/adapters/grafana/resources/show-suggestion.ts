import type { SuggestedTemplates } from '../../../app/templates/suggest.ts';
import type { RouteReply } from '../../../contract/types.ts';
import { shorten, storable } from '../../../interpret/outputs/text.ts';

/** A suggested template as the API shows it. */
export function showSuggestion({
  template,
  text,
  because,
  same,
}: SuggestedTemplates['suggestions'][number]): RouteReply<'suggestTemplates'>['suggestions'][number] {
  return {
    template,
    text,
    because: because.map(({ values, ...reason }) => ({
      ...reason,
      values: values.map((value) => ({ ...value, text: shorten(storable(value.text), valueLimit) })),
    })),
    same,
  };
}

/** Longest part of a value that is shown, in UTF-16 units. */
const valueLimit = 100;
