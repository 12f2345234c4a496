import { Busboy, type BusboyInstance } from '@fastify/busboy';
import type { Rejection } from './rejection.ts';

/** The fields of a form in their order, or why it cannot be read. */
export type Multipart =
  | { readonly fields: ReadonlyArray<readonly [string, string]> }
  | { readonly rejection: Rejection; readonly detail?: string };

/** Maximum number of parts of a form, and of headers of a part with their size in bytes. Senders have a handful. */
const mostParts = 1000;
const mostHeaders = 20;
const headerLimit = 4096;

/** The form is read in steps of so many bytes, between which it can be refused. */
const step = 64 * 1024;

/**
 * Reads a form in `multipart/form-data` (RFC 7578).
 * @param header the content type, which has the boundary
 * @param takesFile whether a file in that field is read as a text; all others are refused
 */
export function readMultipart(body: Buffer, header: string, takesFile: (field: string) => boolean): Promise<Multipart> {
  return new Promise((resolve) => {
    const fields: Array<readonly [string, string]> = [];
    let isOver = false;
    const end = (form: Multipart) => {
      isOver = true;
      resolve(form);
    };
    let parser: BusboyInstance;
    try {
      parser = new Busboy({
        headers: { 'content-type': header },
        limits: {
          parts: mostParts,
          files: 0,
          fieldSize: body.length,
          headerPairs: mostHeaders,
          headerSize: headerLimit,
        },
        isPartAFile: (field, _, file) => file !== undefined && !(field !== undefined && takesFile(field)),
      });
    } catch {
      return end({ rejection: 'invalid_form' });
    }
    parser
      .on('field', (name: string | undefined, value) =>
        name === undefined ? end({ rejection: 'invalid_form' }) : fields.push([name, value])
      )
      .on('filesLimit', () => end({ rejection: 'file_upload' }))
      .on('partsLimit', () => end({ rejection: 'invalid_form', detail: `It has more than ${mostParts} parts.` }))
      .on('error', () => end({ rejection: 'invalid_form' }))
      .on('finish', () => end(fields.length > 0 ? { fields } : { rejection: 'invalid_form' }));
    for (let at = 0; at < body.length && !isOver; at += step) {
      parser.write(body.subarray(at, at + step));
    }
    if (!isOver) {
      parser.end();
    }
  });
}
