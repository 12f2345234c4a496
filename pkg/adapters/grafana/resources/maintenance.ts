import type { ShownWindow } from '../../../app/maintenance/manage-windows.ts';
import type { UseCases } from '../../../app/use-cases.ts';
import type { maintenanceRoutes } from '../../../contract/maintenance/routes.ts';
import type { MaintenanceWindow } from '../../../contract/types.ts';
import type { Occurrence } from '../../../domain/maintenance/schedule.ts';
import type { GrafanaCaller } from '../backend/backend.ts';
import type { Handlers } from './dispatcher.ts';
import { showPlace } from './show-place.ts';
import { isoTime, optionalTime, readTime } from './times.ts';

export function createMaintenanceHandlers({
  maintenance,
  asCode,
}: Pick<UseCases, 'maintenance' | 'asCode'>): Pick<Handlers, keyof typeof maintenanceRoutes> {
  const show = (window: ShownWindow, caller: GrafanaCaller): MaintenanceWindow => ({
    ...toWindow(window),
    ...showPlace(asCode, 'maintenance window', window, caller),
  });

  return {
    listMaintenanceWindows: async (caller) => ({
      windows: (await maintenance.list(caller)).map((window) => show(window, caller)),
    }),
    getMaintenanceWindow: async (caller, { params }) => show(await maintenance.get(caller, params.uid), caller),
    createMaintenanceWindow: async (caller, { body }) => {
      const times = { startsAt: readTime(body.startsAt), endsAt: Date.parse(body.endsAt) };
      return show(await maintenance.create(caller, { ...body, ...times }), caller);
    },
    updateMaintenanceWindow: async (caller, { params, body }) => {
      const times = { startsAt: readTime(body.startsAt), endsAt: readTime(body.endsAt) };
      return show(await maintenance.update(caller, params.uid, { ...body, ...times }), caller);
    },
    async deleteMaintenanceWindow(caller, { params }) {
      await maintenance.remove(caller, params.uid);
      return {};
    },
    endMaintenanceWindow: async (caller, { params }) => show(await maintenance.end(caller, params.uid), caller),
    previewMaintenanceWindow: (caller, { body }) => maintenance.preview(caller, body),
    async listMaintenanceOccurrences(caller, { query }) {
      const { from, to } = query;
      const { occurrences, hasMore } = await maintenance.listOccurrences(caller, Date.parse(from), Date.parse(to));
      return { occurrences: occurrences.map((one) => ({ uid: one.uid, ...toTimes(one) })), hasMore };
    },
  };
}

function toTimes({ startsAt, endsAt }: Occurrence) {
  return { startsAt: isoTime(startsAt), endsAt: isoTime(endsAt) };
}

function toWindow(window: ShownWindow): MaintenanceWindow {
  const { uid, name, reason, integrations, query, recurrence, includesOpen, state, occurrence } = window;
  return {
    uid,
    name,
    reason,
    integrations: [...integrations],
    query,
    ...toTimes(window),
    recurrence,
    includesOpen,
    state,
    occurrence: occurrence && toTimes(occurrence),
    createdBy: window.createdBy,
    createdAt: isoTime(window.createdAt),
    changedBy: window.changedBy,
    changedAt: optionalTime(window.changedAt),
    provisioned: window.provisioned,
  };
}
