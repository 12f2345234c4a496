import { templatePath } from './paths';

it.each([
  [[], 'payload'],
  [['host', 'name'], 'payload.host.name'],
  [['alerts', 0, 'labels', 'the host'], 'payload.alerts[0].labels["the host"]'],
  [['data', 'items', 1], 'payload.data["items"][1]'],
  [['0', 'a-b', '__class__', 'ü"'], 'payload["0"]["a-b"]["__class__"]["ü\\""]'],
])('writes %j as %s', (path, text) => expect(templatePath(path)).toBe(text));
