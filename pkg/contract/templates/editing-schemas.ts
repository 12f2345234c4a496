import { z } from 'zod';
import { actor, integrationParams, noBody, noQuery } from '../common-schemas.ts';

/** Names a page that shows the template editor, by chance: a new one each time. */
const tab = z.uuid();

/** Somebody who has templates of the integration that are changed and not saved. */
export const templateEditor = z.object({
  editor: actor,
  since: z.iso.datetime(),
  /** Whether it is who asks, on another page. */
  self: z.boolean(),
});

/** Those who began first are first; each person once. */
const reply = z.object({ items: z.array(templateEditor) });

const ofTab = { params: integrationParams.extend({ tab }), query: noQuery, body: noBody, reply };

export const templateEditingShapes = {
  listTemplateEditing: {
    params: integrationParams,
    query: z.strictObject({
      /** The page that asks, which is left out. */
      tab: tab.optional(),
    }),
    body: noBody,
    reply,
  },
  /** Notes it of the page, and replies with the others. It is to be called again every 20 s. */
  noteTemplateEditing: ofTab,
  /** The same, once nothing is changed and not saved on the page, or it is left. */
  endTemplateEditing: ofTab,
};
