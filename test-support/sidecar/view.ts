import type { ViewChange, ViewContent, ViewProvisioning } from '../../pkg/store/shapes/views.ts';

/** An ordinary view's content, with the given fields. */
export function plainView(fields: Partial<ViewContent> = {}): ViewContent {
  return { name: 'Open', query: 'state:open', sort: 'started', order: 'desc', columns: [], ...fields };
}

/** Asks for an ordinary view of the person's own, with the given fields. */
export function newView({
  uid = 'one',
  shared = false,
  isDefault = false,
  ...content
}: Partial<ViewContent> & { uid?: string; shared?: boolean; isDefault?: boolean } = {}): ViewChange {
  return { kind: 'create', uid, content: plainView(content), shared, isDefault };
}

/** What files say that name no views. */
export const noViews: ViewProvisioning = { views: [], deletions: [] };
