import { expect, test } from '@jest/globals';
import { callCommand } from '../../test-support/sidecar/run-command.ts';

test.each([[[]], [['--managed']]])('%j is no command, but the sidecar', async (args) => {
  expect(await callCommand(args)).toEqual({ code: undefined, output: '', fault: '' });
});

test.each(['--help', '-h', 'help'])('%s lists the commands and the exit codes', async (argument) => {
  const { code, output, fault } = await callCommand([argument]);
  expect([code, fault]).toEqual([0, '']);
  expect(output).toMatch(/^ {2}validate +Finds/m);
  expect(output).toContain('Exit codes: 0 ');
});

test('a command says how it is used', async () => {
  const { output } = await callCommand(['send', '--help']);
  expect(output).toContain('Use it as: bellhook send <url> [--type <type>] [--resolve]');
  expect(output).toMatch(/^ {2}--payload <file> +send this/m);
  expect(await callCommand(['help', 'send'])).toEqual({ code: 0, output, fault: '' });
});

test('the version is that of the sidecar', async () => {
  expect(await callCommand(['--version'])).toEqual({ code: 0, output: '1.2.3\n', fault: '' });
});

test.each([
  [['vaildate'], /^There is no command vaildate\.[\s\S]* validate /],
  [['validate'], /^Give <folder>\.\nUse it as: bellhook validate <folder>/],
  [['validate', 'a', 'b'], /^Give <folder>\./],
  [['validate', 'a', '--jsno'], /^There is no option --jsno\./],
  [['validate', 'a', '--json=yes'], /^The option --json has to be given without a value\./],
  [['render', '--type'], /^The option --type has to be given with a value\./],
  [['schema', 'x'], /^Nothing can follow but options\./],
  [['backup', '--to', '/tmp/x'], /^Give --database, or set BELLHOOK_DATABASE_URL\./],
  [['migrate-store'], /^Give --from and --to\.\nUse it as: bellhook migrate-store/],
  [['migrate-store', '--form', 'x'], /^There is no option --form\./],
])('%j is refused with a hint', async (args, hint) => {
  expect(await callCommand(args)).toEqual({ code: 2, output: '', fault: expect.stringMatching(hint) });
});

test('a value that is at a wrong place is not repeated: it may be a secret', async () => {
  const { fault } = await callCommand(['migrate-store', '--form=postgres://u:hush@h/d', '--from', 'x']);
  expect(fault).not.toContain('hush');
});
