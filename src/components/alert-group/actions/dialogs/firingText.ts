import { t } from '@grafana/i18n';
import type { AlertGroupSummary } from '../../../../../pkg/contract/types.ts';
import { hasUnknown, numberOf, type Target } from '../../../../api/operations/operation';

/**
 * What their source still reports as firing about groups that somebody is about to resolve: the alerts of the newest delivery that
 * fire, or, where deliveries carry one alert, that no recovery has come. Undefined where the source reports nothing any more.
 * @param isRecovered whether the source's last word about the only group was its recovery
 */
export function firingText(target: Target, isRecovered: boolean): string | undefined {
  const number = numberOf(target);
  if (hasUnknown(target)) {
    return t('alert-groups.resolve.some-fire', 'Some of them may still fire, as far as their sources have said.');
  }
  const firing = target.shown.filter(isFiring);
  const [group] = firing;
  if (group === undefined) {
    return undefined;
  }
  if (number === undefined) {
    return t(
      'alert-groups.resolve.many-fire',
      '{{firing}} of them still fire or have had no recovery, as far as their sources have said.',
      { firing: firing.length }
    );
  }
  if (group.instances) {
    return t(
      'alert-groups.resolve.fire',
      '{{firing}} of its {{total}} alerts still fire, as far as its source has said.',
      { ...group.instances }
    );
  }
  return isRecovered ? undefined : t('alert-groups.resolve.fires', 'Its source has reported no recovery.');
}

function isFiring({ state, instances }: AlertGroupSummary): boolean {
  return state !== 'resolved' && instances?.firing !== 0;
}
