import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The oldest PostgreSQL that Bellhook supports, and the newest one that it is tested on. */
export const postgresVersions = [14, 18] as const;

export type PostgresVersion = (typeof postgresVersions)[number];

/**
 * The folder with `bin`, `lib` and `share` of a PostgreSQL. npm brings it; where it has none for this machine,
 * `BELLHOOK_POSTGRES_14` and `BELLHOOK_POSTGRES_18` name such a folder, say `/usr/lib/postgresql/14`.
 * @returns undefined where there is none
 */
export function findPostgres(version: PostgresVersion): string | undefined {
  const given = process.env[`BELLHOOK_POSTGRES_${version}`];
  if (given !== undefined) {
    return given;
  }
  const folder = join(root, 'node_modules', `postgres-${version}-${process.platform}-${process.arch}`);
  if (!existsSync(folder)) {
    return undefined;
  }
  makeLinks(folder);
  return join(folder, 'native');
}

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** An npm package cannot hold symbolic links, so this one lists those of its libraries for a script of its own, which is not run here. */
function makeLinks(folder: string): void {
  const links: Array<{ source: string; target: string }> = JSON.parse(
    readFileSync(join(folder, 'native/pg-symlinks.json'), 'utf8')
  );
  for (const { source, target } of links) {
    try {
      symlinkSync(relative(dirname(target), source), join(folder, target));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw error;
      }
    }
  }
}
