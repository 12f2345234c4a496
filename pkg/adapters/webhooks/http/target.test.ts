import { expect, test } from '@jest/globals';
import { pathOf, queryOf } from './target.ts';

test.each([
  ['/a/b?c=d', '', '/a/b'],
  ['/base/a?b', '/base', '/a'],
  ['/based/a', '/base', '/based/a'],
  ['/base', '/base', '/base'],
  ['http://x.example/base/a?b=http://y/c', '/base', '/a'],
  ['HTTPS://[::1]:8080/a', '', '/a'],
  ['http://x.example?a=/b', '', ''],
  ['//x.example/a', '', '//x.example/a'],
  ['ftp://x/a', '', 'ftp://x/a'],
  ['*', '', '*'],
  ['', '', ''],
])('the path of %j under %j is %j', (target, basePath, path) => {
  expect(pathOf(target, basePath)).toBe(path);
});

test.each([
  ['/a', ''],
  ['/a?', ''],
  ['/a?b=c?d', 'b=c?d'],
  ['http://x?b', 'b'],
])('the query of %j is %j', (target, query) => {
  expect(queryOf(target)).toBe(query);
});
