import { z } from 'zod';
import { noBody, noParams, page } from '../common-schemas.ts';
import { queryTextLimit } from '../limits.ts';
import { alertGroupSummary } from './schemas.ts';
import { groupSorts, sortOrders } from './sorting.ts';
import { states } from './states.ts';

/** A query in the language of the search box, see docs/search.md; an empty text stands for all groups. */
const queryText = z.string().max(queryTextLimit);

/** Which groups are meant. All of these conditions have to be fulfilled. */
export const selection = {
  query: queryText.default(''),
  /** Repeats: groups in any of the states. */
  state: z.array(z.enum(states)).default([]),
  /** The uid of an integration, also of a deleted one. */
  integration: z.string().max(40).optional(),
  /** Groups that started at or after this time. */
  from: z.iso.datetime({ offset: true }).optional(),
  /** Groups that started at or before this time. */
  to: z.iso.datetime({ offset: true }).optional(),
};

/** How many groups each state has. */
const stateCounts = z.record(z.enum(states), z.int());

export const groupListShapes = {
  listAlertGroups: {
    params: noParams,
    query: z.strictObject({
      ...selection,
      /** Groups with the same value are sorted by their ids, in the same direction; those without a severity are last in either. */
      sort: z.enum(groupSorts).default('started'),
      order: z.enum(sortOrders).default('desc'),
      limit: z.coerce.number().int().min(1).max(200).default(25),
      /** A `nextCursor` or `previousCursor` of a list with the same `sort` and `order`. */
      cursor: z.string().max(300).optional(),
    }),
    body: noBody,
    reply: page(alertGroupSummary).extend({
      /** Null on the first page. */
      previousCursor: z.string().nullable(),
      /** How many groups come before this page. */
      before: z.int(),
      /** How many groups there are on all pages. */
      total: z.int(),
      /** How many groups each state has under the same selection, without what it says about states at the top of its query. */
      counts: stateCounts,
      /** The integration that `integration` names; null where it names none, or one that there never was. */
      integration: z.object({ name: z.string(), deleted: z.boolean() }).nullable(),
      /**
       * Where the query asks for payloads: into the newest payload of how many groups it has looked since the first page, of how
       * many, and the `cursor` with which it goes on where that is not all. `total` and `counts` are of those then.
       */
      payloads: z.object({ looked: z.int(), of: z.int(), cursor: z.string().nullable() }).nullable(),
      /**
       * Where the query asks for words, labels or keys: how many of the org's groups it cannot find yet. After an upgrade from a
       * version without search it takes a while to read those that are there.
       */
      unindexed: z.int(),
    }),
  },
  listFacets: {
    params: noParams,
    query: z.strictObject(selection),
    body: noBody,
    reply: z.object({
      facets: z.array(
        z.object({
          /** `severity`, `integration`, `type`, or a label such as `label.env`. */
          field: z.string(),
          /** Those that most of the groups have; `term` is the condition in the language of the search box. */
          values: z.array(z.object({ value: z.string(), text: z.string(), count: z.int(), term: z.string() })),
          /** How many values are left out. */
          more: z.int(),
        })
      ),
      /** The labels are counted of so many of the groups, the newest. */
      looked: z.int(),
      /** How many groups there are. */
      of: z.int(),
    }),
  },
  getHistogram: {
    params: noParams,
    query: z.strictObject({
      ...selection,
      by: z.enum(['severity', 'state']).default('severity'),
      /** The most intervals that there may be. */
      buckets: z.coerce.number().int().min(10).max(120).default(60),
    }),
    body: noBody,
    /** How many groups started in each interval; `step` is the length of one in milliseconds. */
    reply: z.object({
      from: z.iso.datetime(),
      step: z.int(),
      series: z.array(z.object({ value: z.string(), counts: z.array(z.int()) })),
    }),
  },
  listValues: {
    params: noParams,
    query: z.strictObject({
      ...selection,
      /** `state`, `severity`, `type`, `integration`, `by`, `label` for the names of labels, `label.<name>` for the values of one. */
      field: z.string().max(300).default('label'),
      prefix: z.string().max(300).default(''),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    body: noBody,
    /** `count` is null where counting would take long. */
    reply: z.object({
      values: z.array(z.object({ value: z.string(), text: z.string(), count: z.int().nullable() })),
    }),
  },
};
