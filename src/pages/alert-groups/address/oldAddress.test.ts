import { renewAddress } from './oldAddress';

it.each([
  ['', null],
  ['?q=disk', null],
  ['?q=&state=firing', null],
  ['?group=7', null],
  ['?state=firing', 'state:firing'],
  ['?state=on-fire', 'state:open'],
  ['?state=firing&state=acknowledged&state=silenced', 'state:open'],
  ['?state=firing&state=acknowledged&state=silenced&state=resolved', ''],
  ['?integration=backups', 'state:open integration:backups'],
  ['?integration=a%20b"', 'state:open integration:"a b\\""'],
  ['?from=now-6h&to=now', 'state:open started:>-6h'],
  ['?from=2026-11-01T00:00:00.000Z&to=2026-11-02T10:00:00Z', 'state:open started:2026-11-01..2026-11-02T10:00Z'],
  ['?from=1793836800000', 'state:open started:>=2026-11-05'],
  ['?from=never', 'state:open'],
])('the query of %j is %j', (search, q) => {
  const renewed = renewAddress(search);
  expect(renewed === null ? null : new URLSearchParams(renewed).get('q')).toBe(q);
});

it('keeps what else the address has, but no page of another list', () => {
  expect(renewAddress('?state=firing&cursor=abc&group=7')).toBe('group=7&q=state%3Afiring');
});
