import { execFileSync } from 'node:child_process';
import { curlCommand } from './curlCommand';

/** The arguments that curl gets when a real shell runs the command. */
function argumentsOf(command: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

it.each([
  ['http://localhost:8080/integrations/v1/webhook/token/', '{\n  "title": "Down"\n}'],
  ["http://host/it's/$HOME/`id`/", '{"message": "it\'s $(id) \\\\ \\"so\\""}'],
])('is understood by a shell: %s', (url, json) => {
  const [method, post, sentTo, header, contentType, data, body] = argumentsOf(curlCommand(url, json));
  expect([method, post, sentTo]).toEqual(['-X', 'POST', url]);
  expect([header, contentType, data]).toEqual(['-H', 'Content-Type: application/json', '-d']);
  expect(JSON.parse(body ?? '')).toEqual(JSON.parse(json));
});
