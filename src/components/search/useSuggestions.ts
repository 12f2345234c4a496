import { writtenChoice } from '../../../pkg/domain/query/apply-choice.ts';
import { type Completing, knownChoices } from '../../../pkg/domain/query/complete.ts';
import { fieldNames } from '../../../pkg/domain/query/fields.ts';
import { parseQuery } from '../../../pkg/domain/query/parse-query.ts';
import { useSearchValues } from '../../api/groupSearch';
import { fieldText } from './fieldText';

/** Something that can be written at the cursor. */
export interface Suggestion {
  /** As it is written into the text. */
  choice: string;
  text: string;
  detail: string | null;
  /** How many groups have the value; null where nobody has counted. */
  count: number | null;
}

/** What fits what is being typed: the language's own words at once, and the server's values with their counts as soon as it replies. */
export function useSuggestions(completing: Completing | null): Suggestion[] {
  const { data } = useSearchValues(
    completing?.values
      ? { field: completing.values, prefix: completing.typed, query: validQuery(completing.rest) }
      : undefined
  );
  if (completing === null) {
    return [];
  }
  const found = (completing.values ? (data?.values ?? []) : []).map(({ value, text, count }) => {
    const choice = writtenChoice(completing, value);
    return { choice, text: text === '' ? choice : text, detail: null, count };
  });
  const counts = new Map(found.map(({ choice, count }) => [choice, count]));
  const known = knownChoices(completing).map((choice) => ({
    choice,
    text: choice,
    detail: detailOf(choice),
    count: counts.get(choice) ?? null,
  }));
  const names = new Set(known.map(({ choice }) => choice));
  return [...known, ...found.filter(({ choice }) => !names.has(choice))];
}

/** The counts are of the groups that the rest of the query finds, where that is a query. */
function validQuery(text: string): string {
  return 'query' in parseQuery(text) ? text.trim() : '';
}

function detailOf(choice: string): string | null {
  const field = fieldNames.find((name) => choice === `${name}:` || choice === `${name}.`);
  return field === undefined ? null : fieldText(field);
}
