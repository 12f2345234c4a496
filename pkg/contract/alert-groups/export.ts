import { z } from 'zod';
import { noBody, noParams } from '../common-schemas.ts';
import { exportFormats } from './export-format.ts';
import { groupListShapes } from './list.ts';

export const exportShapes = {
  exportAlertGroups: {
    params: noParams,
    /** The groups that the list with the same parameters has, all of them. */
    query: groupListShapes.listAlertGroups.query
      .omit({ limit: true, cursor: true })
      .extend({ format: z.enum(exportFormats).default('csv') }),
    body: noBody,
    reply: z.string(),
    contentTypes: ['text/csv', 'application/x-ndjson'],
  },
};
