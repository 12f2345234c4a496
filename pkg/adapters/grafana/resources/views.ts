import type { UseCases } from '../../../app/use-cases.ts';
import type { View } from '../../../contract/types.ts';
import type { StoredView } from '../../../store/shapes/views.ts';
import type { Handlers } from './dispatcher.ts';

type ViewRoutes = 'listViews' | 'createView' | 'updateView' | 'deleteView' | 'orderViews';

export function createViewHandlers({ views }: Pick<UseCases, 'views'>): Pick<Handlers, ViewRoutes> {
  return {
    listViews: async (caller) => ({ views: (await views.list(caller)).map(show) }),
    createView: async (caller, { body: { shared, isDefault, ...content } }) =>
      show(await views.create(caller, { content, shared, isDefault })),
    updateView: async (caller, { params, body: { shared, isDefault, isOrgDefault, ...content } }) =>
      show(await views.update(caller, params.uid, { content, shared, isDefault, isOrgDefault })),
    async deleteView(caller, { params }) {
      await views.remove(caller, params.uid);
      return {};
    },
    orderViews: async (caller, { body }) => ({ views: (await views.order(caller, body.uids)).map(show) }),
  };
}

function show(view: StoredView): View {
  return { ...view, columns: [...view.columns] };
}
