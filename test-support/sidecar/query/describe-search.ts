import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { groupSorts, sortOrders } from '../../../pkg/contract/alert-groups/sorting.ts';
import { states } from '../../../pkg/contract/alert-groups/states.ts';
import { severities } from '../../../pkg/contract/templates/templates.ts';
import type { Query } from '../../../pkg/domain/query/query.ts';
import { InvalidCursor } from '../../../pkg/store/errors.ts';
import type { GroupOrder } from '../../../pkg/store/shapes/searches.ts';
import type { Database } from '../../../pkg/store/sql/database.ts';
import { foldCase } from '../../../pkg/store/sql/search/fold.ts';
import { listGroups } from '../../../pkg/store/sql/search/list-groups.ts';
import { walkGroups } from '../../../pkg/store/sql/search/walk-groups.ts';
import { allGroups, readAll } from '../store-contract/pages.ts';
import { arbitraryQuery, type Vocabulary } from './arbitrary-query.ts';
import { matches, type SearchedGroup } from './matches.ts';

/** An empty database to be searched. */
export interface SearchedDatabase {
  readonly database: Database;
  /** Inserts rows with the same columns. */
  insert(table: string, rows: readonly Row[]): Promise<void>;
  /** Indexes the groups that were inserted. */
  index(): Promise<void>;
  close(): Promise<void>;
}

export type Row = Readonly<Record<string, string | number | null>>;

const now = 1_000_000;
const me = 'ada';
const people = [
  { login: 'ada', name: 'Ada Lovelace' },
  { login: 'bob', name: 'Bob' },
];
const integrations = [
  { uid: 'one', name: 'First One', type: 'webhook' },
  { uid: 'two', name: 'İkinci', type: 'alertmanager' },
] as const;

/** Pieces that mean something to SQL, to LIKE, to full text or to JSON, beside plain words. */
const pieces = [
  ...[
    'disk',
    'Disk full',
    'db',
    'a',
    '%',
    '_',
    '\\',
    '"',
    "'",
    'AND',
    'NOT',
    'NEAR',
    '*',
    'title:',
    "' or 1=1 --",
    '") OR ("',
  ],
  ...['50%', 'x_y', 'äöü', 'ÄÖÜ', 'İ', 'ΣΑΣ', 'σας', '$.a', '{"a":1}', 'null', '0', '1e3', 'ab*cd', ' ', '--', ';'],
];
const piece = fc.constantFrom(...pieces);
const text = fc.array(piece, { maxLength: 4 }).map((words) => words.join(' '));
const labelNames = ['env', 'team', 'a"b', "o'x", '$.env', '__proto__'];
const moments = fc.integer({ min: 0, max: 20 }).map((n) => now - n * 1000);

const vocabulary: Vocabulary = {
  piece,
  labelName: fc.constantFrom(...labelNames),
  path: fc.constantFrom<Array<string | number>>(
    ['host'],
    ['host', 'name'],
    ['tags'],
    ['tags', 0],
    ['a"b'],
    ['x', 1],
    ['none']
  ),
  count: fc.nat(12),
  moment: fc.oneof(
    moments.map((at) => ({ at })),
    fc.nat(20).map((n) => ({ ago: n * 1000 }))
  ),
};

const value = fc.oneof(
  text,
  piece,
  fc.integer({ min: 0, max: 3 }),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(0.5, 1e21)
);
const payload = fc.record(
  {
    host: fc.oneof(value, fc.record({ name: value })),
    tags: fc.array(fc.oneof(value, fc.array(piece)), { maxLength: 3 }),
    'a"b': value,
    x: fc.array(value, { maxLength: 2 }),
  },
  { requiredKeys: [] }
);

const arbitraryGroup: fc.Arbitrary<Omit<SearchedGroup, 'number'>> = fc
  .record({
    state: fc.constantFrom(...states),
    severity: fc.constantFrom(...severities, null),
    integration: fc.constantFrom(...integrations),
    labels: fc.dictionary(fc.constantFrom(...labelNames), fc.oneof(piece, text), { maxKeys: 3 }),
    payload,
    title: text,
    message: text,
    notes: fc.array(text, { maxLength: 2 }),
    people: fc.subarray(people),
    alertCount: fc.integer({ min: 1, max: 12 }),
    key: fc.oneof(fc.constant(null), piece, text),
    startedAt: moments,
    lastAlertAt: moments,
    resolvedAt: moments,
    isFlapping: fc.boolean(),
  })
  .map((group) => ({ ...group, resolvedAt: group.state === 'resolved' ? group.resolvedAt : null }));

/** What every search promises, against a naive evaluation of the language. @param name of the database */
export function describeSearch(name: string, createDatabase: () => Promise<SearchedDatabase>): void {
  describe(`a search on ${name}`, () => {
    test.each([
      { name: 'few', least: 100, most: 200, asked: 30, numRuns: 12, limits: { min: 30, max: 90 } },
      { name: 'many', least: 1300, most: 1400, asked: 20, numRuns: 2, limits: { min: 250, max: 600 } },
    ])('among $name groups a search finds what the language means, paged both ways in every order', async (sizes) => {
      const { least, most, asked, numRuns, limits } = sizes;
      const shape = fc.record({
        groups: fc.array(arbitraryGroup, { minLength: least, maxLength: most, size: 'max' }),
        queries: fc.array(arbitraryQuery(vocabulary), { minLength: asked, maxLength: asked }),
        limit: fc.integer(limits),
        sort: fc.constantFrom(...groupSorts),
        order: fc.constantFrom(...sortOrders),
      });
      await fc.assert(
        fc.asyncProperty(shape, async ({ groups: some, queries, limit, ...order }) => {
          const groups = some.map((group, i) => ({ ...group, number: i + 1 }));
          const searched = await createDatabase();
          const db = searched.database;
          await fill(searched, groups);
          for (const query of queries) {
            const expected = groups
              .filter((group) => matches(query, group, { now, me }))
              .sort(naively(order))
              .map(({ number }) => number);
            expect([query, await readForwards(db, query, order, limit)]).toEqual([query, expected]);
            expect([query, await readWalking(db, query, order, limit)]).toEqual([query, expected]);
            if (!JSON.stringify(query).includes('"payload"')) {
              expect([query, await readBackwards(db, query, order, limit)]).toEqual([query, expected]);
            }
          }
          await searched.close();
        }),
        { numRuns, endOnFailure: true }
      );
    });

    test('a cursor is good for the order it came with', async () => {
      const searched = await createDatabase();
      const db = searched.database;
      await fill(
        searched,
        fc.sample(arbitraryGroup, { numRuns: 30, seed: 1 }).map((group, i) => ({ ...group, number: i + 1 }))
      );
      const search = { ...allGroups, at: now, me };
      const { nextCursor } = await listGroups(
        db,
        1,
        search,
        { limit: 5, cursor: undefined },
        { sort: 'last', order: 'asc' }
      );
      for (const [cursor, order] of [
        [nextCursor as string, { sort: 'last', order: 'desc' }],
        [nextCursor as string, { sort: 'started', order: 'asc' }],
        ['x', { sort: 'last', order: 'asc' }],
        [Buffer.from('[1,1,"after",null,3]').toString('base64url'), { sort: 'last', order: 'asc' }],
        [Buffer.from('[1,1,"beside",3,3]').toString('base64url'), { sort: 'last', order: 'asc' }],
      ] as Array<[string, GroupOrder]>) {
        await expect(listGroups(db, 1, search, { limit: 5, cursor }, order)).rejects.toThrow(InvalidCursor);
      }
      await searched.close();
    });
  });
}

function naively({ sort, order }: GroupOrder): (a: SearchedGroup, b: SearchedGroup) => number {
  const sign = order === 'asc' ? 1 : -1;
  const rank = ({ severity }: SearchedGroup) => (severity === null ? 0 : 4 - severities.indexOf(severity));
  const keyOf = { started: 'startedAt', last: 'lastAlertAt', alerts: 'alertCount' } as const;
  return (a, b) => {
    if (sort === 'severity') {
      const isLast = Number(a.severity === null) - Number(b.severity === null);
      return isLast || sign * (rank(a) - rank(b) || a.number - b.number);
    }
    return sign * (a[keyOf[sort]] - b[keyOf[sort]] || a.number - b.number);
  };
}

async function readForwards(db: Database, query: Query, order: GroupOrder, limit: number): Promise<number[]> {
  const numbers: number[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await listGroups(db, 1, { ...allGroups, query, at: now, me }, { limit, cursor }, order);
    expect(page.before).toBe(numbers.length);
    numbers.push(...page.items.map(({ number }) => number));
    if (page.nextCursor === null) {
      expect(page.total).toBe(numbers.length);
      return numbers;
    }
    cursor = page.nextCursor;
  }
}

async function readWalking(db: Database, query: Query, order: GroupOrder, limit: number): Promise<number[]> {
  const groups = await readAll(
    (page) => walkGroups(db, 1, { ...allGroups, query, at: now, me }, page, order),
    Math.ceil(limit / 3)
  );
  return groups.map(({ number }) => number);
}

async function readBackwards(db: Database, query: Query, order: GroupOrder, limit: number): Promise<number[]> {
  const search = { ...allGroups, query, at: now, me };

  let page = await listGroups(db, 1, search, { limit, cursor: undefined }, order);
  while (page.nextCursor !== null) {
    page = await listGroups(db, 1, search, { limit, cursor: page.nextCursor }, order);
  }
  const numbers = page.items.map(({ number }) => number);
  while (page.previousCursor !== null) {
    page = await listGroups(db, 1, search, { limit, cursor: page.previousCursor }, order);
    numbers.unshift(...page.items.map(({ number }) => number));
  }
  return numbers;
}

/** Fills a database with the groups; their ids are their numbers. */
async function fill(
  { insert, index, database: { db } }: SearchedDatabase,
  groups: readonly SearchedGroup[]
): Promise<void> {
  const common = { description: '', provisioned: 0, token_provisioned: 0, created_at: 0 };
  await insert('integrations', [
    ...integrations.map((integration, i) => ({ id: i + 1, org_id: 1, ...integration, token: `${i}`, ...common })),
    // Of another org, with the same words.
    { id: 9, org_id: 2, uid: 'one', name: 'First One', type: 'webhook', token: 'x', ...common },
  ]);
  const placed = [
    ...groups.map((group) => ({
      ...{ group, id: group.number, orgId: 1 },
      integrationId: 1 + integrations.findIndex(({ uid }) => uid === group.integration.uid),
    })),
    ...groups.slice(0, 20).map((group) => ({ group, id: groups.length + group.number, orgId: 2, integrationId: 9 })),
  ];
  await insert(
    'alert_groups',
    placed.map(({ group, id, orgId, integrationId }) => ({
      id,
      org_id: orgId,
      integration_id: integrationId,
      number: group.number,
      state: group.state,
      title: group.title,
      severity: group.severity,
      labels: JSON.stringify(group.labels),
      grouping_key: group.key,
      started_at: group.startedAt,
      resolved_at: group.resolvedAt,
      note_count: group.notes.length,
      flapping_since: group.isFlapping ? group.startedAt : null,
    }))
  );
  await insert(
    'alerts',
    placed.map(({ group, id, orgId, integrationId }) => ({
      id,
      org_id: orgId,
      integration_id: integrationId,
      group_id: id,
      received_at: group.lastAlertAt,
      signal: 'fire',
      payload: JSON.stringify(group.payload),
    }))
  );
  await insert(
    'alert_group_counts',
    placed.map(({ group, id, orgId }) => ({
      group_id: id,
      group_org_id: orgId,
      alert_count: group.alertCount,
      last_alert_at: group.lastAlertAt,
      last_alert_id: id,
    }))
  );
  await insert(
    'group_messages',
    placed.map(({ group, id }) => ({ rowid: id, message: foldCase(group.message) }))
  );
  const notes = placed.flatMap(({ group, id, orgId }) => group.notes.map((text) => ({ groupId: id, orgId, text })));
  await insert(
    'events',
    notes.map(({ groupId, orgId, text }, i) => ({
      ...{ id: i + 1, org_id: orgId, group_id: groupId, at: 0, type: 'noted', actor: '{}', text },
    }))
  );
  await insert(
    'note_index',
    notes.map(({ text }, i) => ({ rowid: i + 1, text: foldCase(text) }))
  );
  // People are followed by triggers.
  for (const {
    people: [first, second],
    number,
  } of groups) {
    await db
      .updateTable('alert_groups')
      .set({ assigned_to: actorOf(first), resolved_by: actorOf(second) })
      .where('id', '=', number)
      .execute();
  }
  await index();
}

function actorOf(person: (typeof people)[number] | undefined): string | null {
  return person === undefined ? null : JSON.stringify({ kind: 'user', ...person });
}
