import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { accessLimits, granteeKinds, type May, mays } from '../../contract/integrations/access.ts';
import { access as accessSchema } from '../../contract/integrations/access-schemas.ts';
import type { Access } from '../../contract/types.ts';
import { mayOf, type Person } from './may.ts';

const grants = (...list: Array<[to: 'user' | 'team', name: string, may: May]>): Access => ({
  grants: list.map(([to, name, may]) => ({ to, name, may })),
});
const person = (role: string | undefined, login = '', ...teams: string[]): Person => ({ role, login, teams });

test.each<[string, Access, Person, May | null]>([
  ['without access a Viewer sees', null, person('Viewer', 'ada'), 'see'],
  ['without access an Editor acts', null, person('Editor', 'ada'), 'act'],
  ['without access an Admin edits', null, person('Admin', 'ada'), 'edit'],
  ['a visitor without a login has the role', null, person('Viewer'), 'see'],
  ['no role, no access', null, person('None', 'ada'), null],
  ['an Admin edits what is granted to nobody', grants(), person('Admin', 'ada'), 'edit'],
  ['nobody else sees that', grants(), person('Editor', 'ada', 'Ops'), null],
  ['the role gives an Editor nothing', grants(['user', 'ada', 'see']), person('Editor', 'ada'), 'see'],
  ['a Viewer may act', grants(['user', 'ada', 'act']), person('Viewer', 'ada'), 'act'],
  ['a team may edit', grants(['team', 'Ops', 'edit']), person('Viewer', 'ada', 'Dev', 'Ops'), 'edit'],
  [
    'the greatest counts',
    grants(['user', 'ada', 'act'], ['team', 'Ops', 'see']),
    person('Viewer', 'ada', 'Ops'),
    'act',
  ],
  ['in either order', grants(['team', 'Ops', 'see'], ['user', 'ada', 'act']), person('Viewer', 'ada', 'Ops'), 'act'],
  ['without regard to case', grants(['user', 'ADA', 'see']), person('Viewer', 'ada'), 'see'],
  ['a team by its name', grants(['team', 'On-call', 'see']), person('Viewer', 'x', 'On-call'), 'see'],
  ['not by another case', grants(['team', 'On-call', 'see']), person('Viewer', 'x', 'On-Call'), null],
  ['a login that only looks the same', grants(['user', 'kate', 'see']), person('Viewer', '\u212Aate'), null],
  ['nor with a space', grants(['user', 'kate', 'see']), person('Viewer', 'kate '), null],
  ['a team is no user', grants(['user', 'ops', 'see']), person('Viewer', 'ada', 'ops'), null],
  ['a user is no team', grants(['team', 'ada', 'see']), person('Viewer', 'ada'), null],
  ['nobody in particular has no grant', grants(['user', 'ada', 'see']), person('Viewer'), null],
  ['a service account counts like a user', grants(['user', 'sa-1-bot', 'act']), person('Viewer', 'sa-1-bot'), 'act'],
  ['a grant is no role', grants(['user', 'ada', 'edit']), person('None', 'ada'), null],
  ['nor for a role that is not known', grants(['user', 'ada', 'edit']), person('Auditor', 'ada'), null],
  ['nor for none', grants(['user', 'ada', 'edit']), person(undefined, 'ada'), null],
])('%s', (_, access, somebody, may) => {
  expect(mayOf(access, somebody)).toBe(may);
});

test('is what somebody gets who looks at one grant after the other', () => {
  const name = fc.constantFrom('ada', 'Ada', 'bob', 'ops', 'OPS', 'dev');
  const grant = fc.record({ to: fc.constantFrom(...granteeKinds), name, may: fc.constantFrom(...mays) });
  const anybody = fc.record({
    role: fc.constantFrom('Viewer', 'Editor', 'Admin', 'None', undefined),
    login: fc.constantFrom('', 'ada', 'ADA', 'bob', 'carl'),
    teams: fc.array(name, { maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(grant, { maxLength: 6 }), anybody, (list, somebody) => {
      const { role, login, teams } = somebody;
      let rank = -1;
      for (const { to, name: to_whom, may } of list) {
        const isMeant =
          to === 'user' ? login.toUpperCase() === to_whom.toUpperCase() && login !== '' : teams.includes(to_whom);
        rank = isMeant ? Math.max(rank, ['see', 'act', 'edit'].indexOf(may)) : rank;
      }
      const expected =
        role === 'Admin' ? 'edit' : role === 'None' || role === undefined ? null : ([...mays][rank] ?? null);
      expect(mayOf({ grants: list }, somebody)).toBe(expected);
    })
  );
});

describe('what is taken as access', () => {
  const grant = { to: 'user', name: 'ada', may: 'see' };

  test.each([
    ['a grant', { grants: [grant] }],
    ['none', { grants: [] }],
    ['nothing', null],
    [
      'teams that differ in case',
      {
        grants: [
          { ...grant, to: 'team' },
          { ...grant, to: 'team', name: 'ADA' },
        ],
      },
    ],
    ['a user and a team of one name', { grants: [grant, { ...grant, to: 'team' }] }],
    ['as many as there can be', { grants: many(accessLimits.grants) }],
  ])('%s', (_, value) => {
    expect(accessSchema.safeParse(value).success).toBe(true);
  });

  test.each([
    ['no object', 'ada', []],
    ['no list', {}, ['grants']],
    ['an unknown field', { grants: [{ ...grant, until: 1 }] }, ['grants', 0]],
    ['an unknown kind', { grants: [{ ...grant, to: 'role' }] }, ['grants', 0, 'to']],
    ['an unknown permission', { grants: [{ ...grant, may: 'delete' }] }, ['grants', 0, 'may']],
    ['no name', { grants: [{ ...grant, name: ' ' }] }, ['grants', 0, 'name']],
    ['a long name', { grants: [{ ...grant, name: 'a'.repeat(accessLimits.name + 1) }] }, ['grants', 0, 'name']],
    ['somebody twice', { grants: [grant, { ...grant, name: 'ADA ', may: 'act' }] }, ['grants', 1, 'name']],
    ['too many', { grants: many(accessLimits.grants + 1) }, ['grants']],
  ])('not %s', (_, value, path) => {
    expect(accessSchema.safeParse(value).error?.issues[0]?.path).toEqual(path);
  });

  function many(count: number) {
    return Array.from({ length: count }, (_, i) => ({ ...grant, name: `user${i}` }));
  }
});
