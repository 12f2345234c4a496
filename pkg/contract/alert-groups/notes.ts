import { z } from 'zod';
import { emptyReply, id, noBody, noQuery } from '../common-schemas.ts';
import { noteLimit } from '../limits.ts';
import { event } from './schemas.ts';

/** Markdown, kept as it is. */
export const noteText = z.string().max(noteLimit).regex(/\S/, 'must not be blank');

const groupParams = z.object({ id });
/** A note is known by the id of its event. */
const noteParams = z.object({ id, noteId: id });
const noteBody = z.strictObject({ text: noteText });

export const noteShapes = {
  addNote: { params: groupParams, query: noQuery, body: noteBody, reply: event },
  editNote: { params: noteParams, query: noQuery, body: noteBody, reply: event },
  deleteNote: { params: noteParams, query: noQuery, body: noBody, reply: emptyReply },
};
