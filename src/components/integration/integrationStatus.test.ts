import { anIntegration } from '../../../test-support/pages/factories';
import { statusOf } from './integrationStatus';

const disabled = { ...anIntegration().settings, enabled: false };

it.each([
  ['enabled', {}],
  ['waiting', { lastAlertAt: null }],
  ['disabled', { settings: disabled }],
  ['disabled', { settings: disabled, lastAlertAt: null }],
] as const)('is %s with %j', (status, change) => {
  expect(statusOf(anIntegration(change))).toBe(status);
});
