import { routeUrl } from './routeUrl';

it.each([
  ['no parameters', 'integrations', {}, {}, 'integrations'],
  ['a parameter', 'alert-groups/:id/alerts', { id: '12' }, {}, 'alert-groups/12/alerts'],
  ['a parameter that would leave its place', 'integrations/:uid', { uid: '../a b?' }, {}, 'integrations/..%2Fa%20b%3F'],
  ['a list', 'alert-groups', {}, { state: ['firing', 'resolved'] }, 'alert-groups?state=firing&state=resolved'],
  ['nothing to say', 'alert-groups', {}, { state: [], cursor: undefined }, 'alert-groups'],
  [
    'text to escape',
    'alert-groups',
    {},
    { integration: 'a&b=c', limit: 10 },
    'alert-groups?integration=a%26b%3Dc&limit=10',
  ],
])('makes the address with %s', (_, path, params, query, expected) => {
  expect(routeUrl(path, params, query)).toBe(expected);
});
