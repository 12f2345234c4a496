import type { z } from 'zod';
import type { Place } from './fault.ts';
import type { provisioningFile } from './file-schema.ts';

/** A file as it was read. Entries of it that are at fault are not in the content. */
export interface ProvisioningFile {
  readonly content: z.output<typeof provisioningFile>;
  /** The place of the value at the path in the content. */
  placeOf(path: readonly PropertyKey[]): Place;
}
