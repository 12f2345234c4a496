import { locationUtil } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Stack, Text, TextLink } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import type { DryRunOutcome } from '../../../../../pkg/contract/templates/templates.ts';
import type { DryRun } from '../../../../../pkg/contract/types.ts';
import { links } from '../../../../app/links';
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
        <Outcomes changed={outcomeChanged} />
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
            <Groups groups={before} areLinked />
            {' → '}
            <Groups groups={after} />
          </li>
        ))}
      </ul>
      {items.length > mostShown && <First />}
    </details>
  );
}

const mostShown = 20;

/** A present group with links to the alert groups that its alerts are in, the others without. */
function Groups({ groups, areLinked = false }: { groups: readonly Group[]; areLinked?: boolean }) {
  return (
    <>
      {groups.slice(0, mostNamed).map(({ title, state, alertCount, alertGroups }, i) => (
        <React.Fragment key={i}>
          {i > 0 && ', '}
          <AlertTitle title={title} />{' '}
          {t('templates.dry-run.group', '({{state}}, {{count}} alerts)', {
            state: stateText(state),
            count: alertCount,
          })}
          {areLinked && alertGroups.slice(0, mostNamed).map((group) => <GroupReference key={group.id} {...group} />)}
        </React.Fragment>
      ))}
      {groups.length > mostNamed &&
        t('templates.dry-run.others', ' and {{count}} more', { count: groups.length - mostNamed })}
    </>
  );
}

const mostNamed = 5;

function GroupReference({ id, number }: { id: string; number: number }) {
  return (
    <>
      {' '}
      {/* In a tab of its own, as the drafts and the result are here. */}
      <TextLink href={locationUtil.assureBaseUrl(links.alertGroup(id))} external>
        {`#${number}`}
      </TextLink>
    </>
  );
}

function Outcomes({ changed }: { changed: DryRun['outcomeChanged'] }) {
  if (changed.length === 0) {
    return null;
  }
  return (
    <details>
      <summary>
        {t('templates.dry-run.outcome', '{{count}} alerts would do something else when they arrive', {
          count: changed.length,
        })}
      </summary>
      <ul>
        {changed.slice(0, mostShown).map(({ alertId, alertGroup, present, proposed }) => (
          <li key={alertId}>
            <GroupReference {...alertGroup} /> {outcomeText(present)}
            {' → '}
            {outcomeText(proposed)}
          </li>
        ))}
      </ul>
      {changed.length > mostShown && <First />}
    </details>
  );
}

function outcomeText(outcome: DryRunOutcome): string {
  switch (outcome) {
    case 'opened':
      return t('templates.dry-run.opened', 'opens a group');
    case 'added':
      return t('templates.dry-run.added', 'joins a group');
    case 'acknowledged':
      return t('templates.dry-run.acknowledged', 'acknowledges its group');
    case 'resolved':
      return t('templates.dry-run.resolved', 'resolves its group');
    case 'nothing_to_resolve':
      return t('templates.dry-run.nothing-to-resolve', 'finds nothing to resolve');
  }
}

function First() {
  return (
    <Text color="secondary" variant="bodySmall">
      {t('templates.dry-run.more', 'The first {{count}} of them.', { count: mostShown })}
    </Text>
  );
}
