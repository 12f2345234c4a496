import type { Generator } from './load.ts';
import { nodeGenerator } from './node.ts';
import { findWrk } from './wrk.ts';

/** @param wanted null for wrk if it is installed, otherwise our own @throws if wrk is wanted but not installed */
export async function findGenerator(wanted: 'wrk' | 'node' | null, folder: string): Promise<Generator> {
  if (wanted === 'node') {
    return nodeGenerator;
  }
  const wrk = await findWrk(folder);
  if (wrk === undefined && wanted === 'wrk') {
    throw new Error('wrk is not installed; on Debian: apt-get install wrk');
  }
  return wrk ?? nodeGenerator;
}
