import { t } from '@grafana/i18n';
import { Stack, Text } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import type { DryRun } from '../../../../../pkg/contract/types.ts';
import { stateText } from '../../../../components/alert-group/stateTexts';
import { TemplateFailures } from '../../../../components/integration/TemplateFailures';
import { AlertTitle } from '../../../../components/title/AlertTitle';

type Group = DryRun['split'][number]['present'];

/** What drafts of templates would do to stored alerts. */
export function DryRunResult({ result }: { result: DryRun }) {
  const { alerts, complete, present, proposed, merged, split, stateChanged, outcomeChanged, failures } = result;
  const isSame = merged.length + split.length + stateChanged.length + outcomeChanged.length === 0;
  return (
    <section aria-label={t('templates.dry-run.result', 'What the drafts would do')}>
      <Stack direction="column" gap={1}>
        <Text element="p">
          {t(
            'templates.dry-run.summary',
            'Of {{alerts}} alerts, {{proposed}} groups would be made instead of {{present}}; {{open}} would be open instead of {{presentOpen}}.',
            {
              alerts,
              proposed: proposed.groups,
              present: present.groups,
              open: proposed.open,
              presentOpen: present.open,
            }
          )}
        </Text>
        {!complete && (
          <Text element="p" color="secondary">
            {t('templates.dry-run.incomplete', 'Time or memory ran out before the older ones.')}
          </Text>
        )}
        {isSame && (
          <Text element="p">
            {t('templates.dry-run.same', 'All of them would be grouped, and end, as they do now.')}
          </Text>
        )}
        <Changes
          title={t('templates.dry-run.merged', '{{count}} groups would be made of several', { count: merged.length })}
          items={merged.map(({ proposed, present }) => ({ before: present, after: [proposed] }))}
        />
        <Changes
          title={t('templates.dry-run.split', '{{count}} groups would become several', { count: split.length })}
          items={split.map(({ proposed, present }) => ({ before: [present], after: proposed }))}
        />
        <Changes
          title={t('templates.dry-run.state', '{{count}} groups would end in another state', {
            count: stateChanged.length,
          })}
          items={stateChanged.map(({ proposed, present }) => ({ before: [present], after: [proposed] }))}
        />
        {outcomeChanged.length > 0 && (
          <Text element="p">
            {t('templates.dry-run.outcome', '{{count}} alerts would do something else when they arrive', {
              count: outcomeChanged.length,
            })}
          </Text>
        )}
        <TemplateFailures failures={failures} />
      </Stack>
    </section>
  );
}

interface Change {
  readonly before: readonly Group[];
  readonly after: readonly Group[];
}

function Changes({ title, items }: { title: string; items: readonly Change[] }): ReactNode {
  if (items.length === 0) {
    return null;
  }
  return (
    <details>
      <summary>{title}</summary>
      <ul>
        {items.slice(0, mostShown).map(({ before, after }, i) => (
          <li key={i}>
            <Groups groups={before} />
            {' → '}
            <Groups groups={after} />
          </li>
        ))}
      </ul>
      {items.length > mostShown && (
        <Text color="secondary" variant="bodySmall">
          {t('templates.dry-run.more', 'The first {{count}} of them.', { count: mostShown })}
        </Text>
      )}
    </details>
  );
}

const mostShown = 20;

function Groups({ groups }: { groups: readonly Group[] }) {
  return (
    <>
      {groups.slice(0, mostNamed).map(({ title, state, alertCount }, i) => (
        <React.Fragment key={i}>
          {i > 0 && ', '}
          <AlertTitle title={title} />{' '}
          {t('templates.dry-run.group', '({{state}}, {{count}} alerts)', {
            state: stateText(state),
            count: alertCount,
          })}
        </React.Fragment>
      ))}
      {groups.length > mostNamed &&
        t('templates.dry-run.others', ' and {{count}} more', { count: groups.length - mostNamed })}
    </>
  );
}

const mostNamed = 5;
