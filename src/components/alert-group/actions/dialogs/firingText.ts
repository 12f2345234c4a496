import { t } from '@grafana/i18n';
import { numberOf, type Target } from '../../../../api/operations/operation';

/**
 * What their source still reports as firing about groups that somebody is about to resolve: the alerts of the newest delivery that
 * fire, or, where deliveries carry one alert, that no recovery has come. Undefined where the source reports nothing any more.
 */
export function firingText(target: Target): string | undefined {
  const firing = target.shown.filter(({ state, instances }) => state !== 'resolved' && instances?.firing !== 0);
  const [group] = firing;
  if (group === undefined && target.matching === undefined) {
    return undefined;
  }
  if (numberOf(target) === undefined) {
    return target.matching === undefined
      ? t('alert-groups.resolve.many-fire', '{{firing}} of them still fire, as far as their sources have said.', {
          firing: firing.length,
        })
      : t('alert-groups.resolve.some-fire', 'Some of them may still fire, as far as their sources have said.');
  }
  return group?.instances
    ? t('alert-groups.resolve.fire', '{{firing}} of its {{total}} alerts still fire, as far as its source has said.', {
        ...group.instances,
      })
    : t('alert-groups.resolve.fires', 'Its source has reported no recovery.');
}
