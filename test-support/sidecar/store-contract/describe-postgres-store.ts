import { afterAll, beforeAll } from '@jest/globals';
import type { PostgresVersion } from '../postgres/installation.ts';
import { type PostgresServer, startPostgres } from '../postgres/server.ts';
import { describeStore } from './describe-store.ts';
import { createPostgresPlace, createPostgresTemplate } from './postgres-place.ts';

/** The suite of every store, on a PostgreSQL of the version. */
export function describePostgresStore(version: PostgresVersion): void {
  let server: PostgresServer;
  let template: string;

  beforeAll(async () => {
    server = await startPostgres({ version });
    template = await createPostgresTemplate(server);
  });
  afterAll(() => server.remove());

  describeStore(`PostgreSQL ${version}`, () => createPostgresPlace(server, { template }));
}
