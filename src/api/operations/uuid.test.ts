import { uuid } from './uuid';

it('is a random UUID of version 4', () => {
  const [one, other] = [uuid(), uuid()];
  expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(other).not.toBe(one);
});
