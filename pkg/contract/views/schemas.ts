import { z } from 'zod';
import { groupSorts, sortOrders } from '../alert-groups/sorting.ts';
import { emptyReply, filePlace, noBody, noParams, noQuery } from '../common-schemas.ts';
import { queryTextLimit } from '../limits.ts';
import { columnLimit, columnNameLimit, sharedViewLimit, viewLimit, viewNameLimit } from './limits.ts';

/** Names a view in URLs and provisioning files; unique in its org. */
export const viewUid = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, 'must be 1 to 40 of A-Z a-z 0-9 _ -');

/** What a view shows. */
export const viewContent = {
  name: z.string().trim().min(1).max(viewNameLimit),
  /** In the language of the search; it has to parse. An empty text is all groups. */
  query: z.string().max(queryTextLimit),
  sort: z.enum(groupSorts),
  order: z.enum(sortOrders),
  /** The columns of the list in their order, such as `severity` and `label.team`; none stands for those that the list has by itself. */
  columns: z.array(z.string().min(1).max(columnNameLimit)).max(columnLimit),
};

export const view = z.object({
  uid: z.string(),
  ...viewContent,
  /** Whether everybody in the org sees it; else it is the caller's own. */
  shared: z.boolean(),
  /** Whether the caller's list begins with it: by their own choice, else because it is the org's default. At most one is. */
  isDefault: z.boolean(),
  /** Whether it is the default of those who have chosen none. */
  isOrgDefault: z.boolean(),
  /** Its place among the caller's own views, or among the shared ones, counted from 0. */
  position: z.int(),
  /** Whether a provisioning file owns it; then only the file can change it. */
  provisioned: z.boolean(),
  /** Where the file says it, for Admins; absent also where the sidecar could not read it since it started. */
  place: filePlace.optional(),
});

/** The caller's own, then the shared ones, each in their order. */
const views = z.object({ views: z.array(view) });
export const viewParams = z.object({ uid: viewUid });

export const viewShapes = {
  listViews: { params: noParams, query: noQuery, body: noBody, reply: views },
  createView: {
    params: noParams,
    query: noQuery,
    body: z.strictObject({
      ...viewContent,
      sort: viewContent.sort.default('started'),
      order: viewContent.order.default('desc'),
      columns: viewContent.columns.default([]),
      shared: z.boolean().default(false),
      isDefault: z.boolean().default(false),
    }),
    reply: view,
  },
  updateView: {
    params: viewParams,
    query: noQuery,
    body: z
      .strictObject({
        ...viewContent,
        /** False takes it from the others: it becomes a view of the caller's own. */
        shared: z.boolean(),
        /** The caller's choice; false gives up the choice, so that the org's default counts. */
        isDefault: z.boolean(),
        isOrgDefault: z.boolean(),
      })
      .partial()
      .refine(
        (body) => Object.keys(body).length > 0,
        'give at least one of name, query, sort, order, columns, shared, isDefault, isOrgDefault'
      ),
    reply: view,
  },
  deleteView: { params: viewParams, query: noQuery, body: noBody, reply: emptyReply },
  orderViews: {
    params: noParams,
    query: noQuery,
    /** These come first, in this order; the others follow as they were. Views that are gone, and those of files, are passed over. */
    body: z.strictObject({ uids: z.array(viewUid).max(viewLimit + sharedViewLimit) }),
    reply: views,
  },
};
