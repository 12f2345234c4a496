import type { ReadArguments, ReadName, ReadResult } from './reads.ts';

/** Carries out reads, off the thread that receives. */
export interface Reader {
  /**
   * @param owner the org that asks; 0 is the sidecar itself
   * @throws {StoreUnavailable} where the database cannot be read, or does not answer in time
   */
  read<Name extends ReadName>(owner: number, name: Name, ...args: ReadArguments<Name>): Promise<ReadResult<Name>>;
}
