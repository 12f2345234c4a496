import { expect, test } from '@jest/globals';
import { describePostgres } from './describe-postgres.ts';
import { readPostgresUrl } from './postgres-url.ts';

test.each([
  ['postgres://u:hush@db1,db2:5433/d?sslpassword=hush', 'the PostgreSQL database d at db1:5432, db2:5433'],
  ['postgres://u:hush@[::1]/d', 'the PostgreSQL database d at [::1]:5432'],
  ['postgres://u:hush@%2Frun%2Fpg/d', 'the PostgreSQL database d at /run/pg/.s.PGSQL.5432'],
])('%s is described as %s', (url, description) => {
  expect(describePostgres(readPostgresUrl(url, {}))).toBe(description);
});
