import { freeName } from './freeName';

it.each([
  [[], 'Zabbix'],
  [['Zabbix of Berlin'], 'Zabbix'],
  [['zabbix'], 'Zabbix 2'],
  [['Zabbix', 'Zabbix 2', 'Zabbix 4'], 'Zabbix 3'],
])('beside %j it is %s', (taken, name) => {
  expect(freeName('Zabbix', taken)).toBe(name);
});
