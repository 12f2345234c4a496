import { anIntegration } from '../../../test-support/pages/factories';
import { statusOf } from './integrationStatus';

const disabled = { ...anIntegration().settings, enabled: false };

it.each([
  ['enabled', {}],
  ['waiting', { lastAlertAt: null }],
  ['odd', { oddities: ['limited' as const] }],
  ['odd', { oddities: ['rejected' as const], lastAlertAt: null }],
  ['disabled', { settings: disabled, oddities: ['limited' as const] }],
  ['disabled', { settings: disabled, lastAlertAt: null }],
] as const)('is %s with %j', (status, change) => {
  expect(statusOf(anIntegration({ ...change, oddities: [...('oddities' in change ? change.oddities : [])] }))).toBe(
    status
  );
});
