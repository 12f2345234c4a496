import { t } from '@grafana/i18n';
import type { BadgeColor, IconName } from '@grafana/ui';
import type { State } from '../../../pkg/contract/alert-groups/states.ts';

export const stateLook: Record<State, { color: BadgeColor; icon: IconName }> = {
  firing: { color: 'red', icon: 'fire' },
  acknowledged: { color: 'orange', icon: 'eye' },
  silenced: { color: 'blue', icon: 'bell-slash' },
  resolved: { color: 'green', icon: 'check-circle' },
};

export function stateText(state: State): string {
  switch (state) {
    case 'firing':
      return t('alert-groups.state.firing', 'Firing');
    case 'acknowledged':
      return t('alert-groups.state.acknowledged', 'Acknowledged');
    case 'silenced':
      return t('alert-groups.state.silenced', 'Silenced');
    case 'resolved':
      return t('alert-groups.state.resolved', 'Resolved');
  }
}
