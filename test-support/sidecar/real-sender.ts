import { type ChildProcess, spawnSync } from 'node:child_process';
import { jest } from '@jest/globals';
import type { IntegrationType } from '../../pkg/contract/integration-types.ts';
import type { TypeGuide } from '../../pkg/integration-types/type-presentation.ts';
import { eventually } from './eventually.ts';
import { type Answer, startTestSidecar } from './test-sidecar.ts';

/** An integration for a tool that runs beside the test. */
export interface RealSender {
  /** The webhook URL, as the tool reaches it. */
  readonly url: string;
  /** The files, commands and fields of the type's guide, by what the guide calls them, with this URL in them. */
  readonly guide: { readonly codes: ReadonlyMap<string, string>; readonly fields: ReadonlyMap<string, string> };
  /** The group that the tool opens first. */
  firstGroup(): Promise<{ readonly id: string }>;
  group(id: string): Promise<Answer['body']>;
  groups(): Promise<Answer['body']>;
  close(): Promise<void>;
}

/** Starts a sidecar with an integration of the type. */
export async function receiveFrom(type: IntegrationType): Promise<RealSender> {
  const sidecar = await startTestSidecar();
  const { body } = await sidecar.call('POST', 'integrations', { name: type, type });
  const url = `http://127.0.0.1:${sidecar.port}${new URL(body.url).pathname}`;
  const steps = (await guideOf(type)).steps(url);
  const groups = async () => (await sidecar.call('GET', 'alert-groups')).body.items;
  return {
    url,
    guide: {
      codes: new Map(steps.flatMap(({ code }) => (code ? [[code.label, code.text]] : []))),
      fields: new Map(steps.flatMap(({ fields = [] }) => fields.map(({ name, value }) => [name, value]))),
    },
    firstGroup: () =>
      eventually(async () => {
        const [first] = await groups();
        return first ?? false;
      }),
    group: async (id) => (await sidecar.call('GET', `alert-groups/${id}`)).body,
    groups,
    close: sidecar.close,
  };
}

/** Whether the machine has all of the programs. */
export function hasPrograms(...names: readonly string[]): boolean {
  return names.every((name) => !spawnSync(name, ['--version']).error);
}

/** Ends a program that a test has started, and waits for its end. */
export async function end(program: ChildProcess | undefined): Promise<void> {
  if (program !== undefined && program.exitCode === null && program.signalCode === null) {
    const ended = new Promise((resolve) => program.once('exit', resolve));
    program.kill();
    await ended;
  }
}

async function guideOf(type: IntegrationType): Promise<TypeGuide> {
  jest.unstable_mockModule('@grafana/i18n', () => ({ t: (_key: string, text: string) => text }));
  return (await import(`../../pkg/integration-types/${type}/guide.ts`)).guide;
}
