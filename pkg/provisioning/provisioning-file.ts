import type { z } from 'zod';
import type { provisioningFile } from './file-schema.ts';

/** A file as it was read. */
export interface ProvisioningFile {
  readonly content: z.output<typeof provisioningFile>;
  /** File and line of the value at the path. */
  placeOf(path: readonly PropertyKey[]): string;
}
