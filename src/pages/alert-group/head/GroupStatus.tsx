import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { AlertGroup } from '../../../../pkg/contract/types.ts';
import { actorText } from '../../../components/alert-group/actorText';
import { FlappingMark } from '../../../components/alert-group/FlappingMark';
import { MaintenanceMark } from '../../../components/alert-group/MaintenanceMark';
import { SeverityBadge } from '../../../components/alert-group/SeverityBadge';
import { StateBadge } from '../../../components/alert-group/StateBadge';
import { TestBadge } from '../../../components/alert-group/TestBadge';
import { Lasting } from '../../../components/time/Lasting';

/** The state of a group and for how long it has had it, how grave it is, and who has it. */
export function GroupStatus({ group }: { group: AlertGroup }) {
  const styles = useStyles2(getStyles);
  const who = whoHasIt(group);
  const reason = reasonOf(group);
  return (
    <div className={styles.line}>
      <StateBadge state={group.state} />
      <span>
        <StateTimes group={group} />
      </span>
      <TestBadge group={group} />
      <FlappingMark group={group} />
      {group.severity && <SeverityBadge severity={group.severity} />}
      {who !== undefined && <bdi>{who}</bdi>}
      <MaintenanceMark group={group} />
      {reason !== null && <q className={styles.reason}>{reason}</q>}
    </div>
  );
}

function StateTimes({ group }: { group: AlertGroup }) {
  switch (group.state) {
    case 'resolved':
      return (
        <>
          {t('alert-group.status.after', 'after')}{' '}
          <Lasting since={group.startedAt} until={group.resolvedAt ?? undefined} />
        </>
      );
    case 'acknowledged':
      return <For since={group.acknowledgedAt ?? group.startedAt} />;
    case 'silenced':
      return (
        <>
          <For since={group.silencedAt ?? group.startedAt} />
          {', '}
          <span>{silencedUntilText(group)}</span>
          {group.keySilence !== null && (
            <>
              {', '}
              <span>{t('alert-group.silence-outlasts', 'also after it recovers')}</span>
            </>
          )}
        </>
      );
    case 'firing':
      return <For since={group.startedAt} />;
  }
}

function For({ since }: { since: string }) {
  return (
    <>
      {t('alert-group.status.for', 'for')} <Lasting since={since} />
    </>
  );
}

function silencedUntilText({ silencedUntil }: AlertGroup): string {
  return silencedUntil === null
    ? t('alert-group.silenced-forever', 'until somebody ends it')
    : t('alert-group.silenced-until', 'until {{time}}', { time: dateTimeFormat(silencedUntil), interpolation });
}

/** Undefined where the group needs nobody. */
function whoHasIt({ state, assignedTo, acknowledgedBy, resolvedBy, silencedBy }: AlertGroup): string | undefined {
  if (state === 'resolved') {
    return resolvedBy === null ? undefined : byText(resolvedBy);
  }
  const who = assignedTo ?? acknowledgedBy;
  if (who !== null) {
    return t('alert-group.status.has-it', '{{who}} has it', { who: actorText(who), interpolation });
  }
  return state === 'silenced' && silencedBy !== null
    ? byText(silencedBy)
    : t('alert-group.status.nobody', 'Nobody has it');
}

/** Why the group is as it is, where a person said so. */
function reasonOf({ state, resolvedReason, silencedReason }: AlertGroup): string | null {
  return state === 'resolved' ? resolvedReason : state === 'silenced' ? silencedReason : null;
}

function byText(actor: NonNullable<AlertGroup['resolvedBy']>): string {
  return t('alert-group.by', 'by {{who}}', { who: actorText(actor), interpolation });
}

/** React escapes the text; i18next must not escape it again. */
const interpolation = { escapeValue: false };

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    minWidth: 0,
    overflowWrap: 'anywhere',
  }),
  reason: css({ color: theme.colors.text.secondary, unicodeBidi: 'isolate', maxHeight: '3lh', overflow: 'auto' }),
});
