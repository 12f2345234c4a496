import type { UseCases } from '../../../app/use-cases.ts';
import type { View } from '../../../contract/types.ts';
import type { StoredView } from '../../../store/shapes/views.ts';
import type { GrafanaCaller } from '../backend/backend.ts';
import type { Handlers } from './dispatcher.ts';
import { showPlace } from './show-place.ts';

type ViewRoutes = 'listViews' | 'createView' | 'updateView' | 'deleteView' | 'orderViews';

export function createViewHandlers({ views, asCode }: Pick<UseCases, 'views' | 'asCode'>): Pick<Handlers, ViewRoutes> {
  const show = (view: StoredView, caller: GrafanaCaller): View => ({
    ...view,
    columns: [...view.columns],
    ...showPlace(asCode, 'view', view, caller),
  });

  return {
    listViews: async (caller) => ({ views: (await views.list(caller)).map((view) => show(view, caller)) }),
    createView: async (caller, { body: { shared, isDefault, ...content } }) =>
      show(await views.create(caller, { content, shared, isDefault }), caller),
    updateView: async (caller, { params, body: { shared, isDefault, isOrgDefault, ...content } }) =>
      show(await views.update(caller, params.uid, { content, shared, isDefault, isOrgDefault }), caller),
    async deleteView(caller, { params }) {
      await views.remove(caller, params.uid);
      return {};
    },
    orderViews: async (caller, { body }) => ({
      views: (await views.order(caller, body.uids)).map((view) => show(view, caller)),
    }),
  };
}
