import { defaultSettings } from '../../pkg/contract/integrations/settings.ts';
import type { NewIntegration } from '../../pkg/store/shapes/integrations.ts';

/** An ordinary integration, with the given fields. */
export function plainIntegration(fields: Partial<NewIntegration> = {}): NewIntegration {
  return {
    uid: 'one',
    name: 'One',
    type: 'webhook',
    description: '',
    templates: {},
    settings: defaultSettings,
    token: 'token',
    createdAt: 0,
    ...fields,
  };
}
