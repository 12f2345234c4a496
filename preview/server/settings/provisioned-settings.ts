import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { AppSettings } from './settings.ts';

/**
 * The settings of an app in org 1 from the files of Grafana's `provisioning/plugins`; undefined if they do not name it.
 * @param env the variables for `$NAME` and `${NAME}` in values
 */
export function readProvisionedSettings(folder: string, pluginId: string, env: Environment): AppSettings | undefined {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)) : [];
  const apps = files.sort().flatMap((file) => readApps(readFileSync(join(folder, file), 'utf8')));
  const app = apps.findLast(({ type, org_id: orgId }) => type === pluginId && (orgId ?? 1) === 1);
  return (
    app && {
      enabled: !app.disabled,
      pinned: true,
      jsonData: app.jsonData ? expandAll(app.jsonData, env) : undefined,
      secureJsonData: expandAll(app.secureJsonData ?? {}, env),
    }
  );
}

interface ProvisionedApp {
  type?: string;
  org_id?: number;
  disabled?: boolean;
  jsonData?: Record<string, unknown> | null;
  secureJsonData?: Record<string, string> | null;
}

function readApps(yaml: string): ProvisionedApp[] {
  const file: { apps?: ProvisionedApp[] } | null = parse(yaml);
  return file?.apps ?? [];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Replaces variables in every text in the values; `$$` is a dollar sign. */
function expandAll<Value>(values: Record<string, Value>, env: Environment): Record<string, Value> {
  return JSON.parse(JSON.stringify(values), (_, value) => (typeof value === 'string' ? expand(value, env) : value));
}

function expand(text: string, env: Environment): string {
  return text.replace(/\$(?:\$|(\w+)|\{(\w+)\})/g, (_, bare, braced) => {
    const name: string | undefined = bare ?? braced;
    return name === undefined ? '$' : (env[name] ?? '');
  });
}
