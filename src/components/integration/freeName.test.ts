import { freeName } from './freeName';

it.each([
  [[], 'Zabbix'],
  [['Zabbix of Berlin'], 'Zabbix'],
  [['zabbix'], 'Zabbix 2'],
  [['Zabbix', 'Zabbix 2', 'Zabbix 4'], 'Zabbix 3'],
])('beside %j it is %s', (taken, name) => {
  expect(freeName('Zabbix', taken)).toBe(name);
});

it('numbers what has an ending, too', () => {
  expect(freeName('Zabbix', ['Zabbix'], ' (copy)')).toBe('Zabbix (copy)');
  expect(freeName('Zabbix', ['Zabbix (copy)'], ' (copy)')).toBe('Zabbix (copy) 2');
});

it('is never too long', () => {
  const long = 'x'.repeat(150);
  expect(freeName(long, [long])).toBe(`${'x'.repeat(148)} 2`);
  expect(freeName(long, [], ' (copy)')).toBe(`${'x'.repeat(143)} (copy)`);
});
