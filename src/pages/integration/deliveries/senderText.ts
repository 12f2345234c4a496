import { t } from '@grafana/i18n';
import { heartbeatAddress } from '../../../../pkg/contract/deliveries/heartbeat-address.ts';
import { testAddress } from '../../../../pkg/contract/deliveries/test-address.ts';

/** Who sent a delivery: an address, or what Bellhook itself sends. */
export function senderText(address: string): string {
  switch (address) {
    case testAddress:
      return t('deliveries.test.address', 'Test');
    case heartbeatAddress:
      return t('deliveries.heartbeat-address', 'Heartbeat');
    default:
      return address;
  }
}
