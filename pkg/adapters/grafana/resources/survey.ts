import type { UseCases } from '../../../app/use-cases.ts';
import type { Handlers } from './dispatcher.ts';
import { isoTime } from './times.ts';
import { toSelection } from './to-selection.ts';

export function createSurveyHandlers({
  survey,
}: Pick<UseCases, 'survey'>): Pick<Handlers, 'listFacets' | 'getHistogram' | 'listValues'> {
  return {
    async listFacets(caller, { query }) {
      const { facets, ...looked } = await survey.facets(caller, toSelection(query));
      return { ...looked, facets: facets.map(({ values, ...facet }) => ({ ...facet, values: [...values] })) };
    },

    async getHistogram(caller, { query: { by, buckets, ...selected } }) {
      const { from, step, series } = await survey.histogram(caller, toSelection(selected), { by, buckets });
      return {
        from: isoTime(from),
        step,
        series: series.map(({ value, counts }) => ({ value, counts: [...counts] })),
      };
    },

    listValues: async (caller, { query: { field, prefix, limit, ...selected } }) => ({
      values: await survey.values(caller, toSelection(selected), { field, prefix, limit }),
    }),
  };
}
