import { defaultSettings } from '../contract/integrations/settings.ts';
import type { IntegrationSettings } from '../contract/types.ts';

/** The settings that do not have their default, which is as good as none. */
export function changedSettings(settings: IntegrationSettings): Array<[name: string, value: unknown]> {
  return Object.entries(settings).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(Object(defaultSettings)[name])
  );
}
