import { t } from '@grafana/i18n';
import { Badge, Text } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import type { MessageFormat } from '../../../../../pkg/contract/integrations/settings.ts';
import type { Severity, TemplateName } from '../../../../../pkg/contract/templates/templates.ts';
import type { TemplateResult } from '../../../../../pkg/contract/types.ts';
import { SeverityBadge } from '../../../../components/alert-group/SeverityBadge';
import { Labels } from '../../../../components/Labels';
import { Message } from '../../../../components/message/Message';
import { AlertTitle } from '../../../../components/title/AlertTitle';

interface Props {
  name: TemplateName;
  result: TemplateResult;
  messageFormat: MessageFormat;
}

/** What a template gives, as it will look on the pages of alert groups. */
export function ResultLook({ name, result: { value }, messageFormat }: Props): ReactNode {
  if (typeof value === 'boolean') {
    return conditionText(name, value);
  }
  if (value === null) {
    return (
      <Text color="secondary" variant="bodySmall">
        {name === 'groupingKey'
          ? t('templates.no-key', 'no key, so each alert gets its own group')
          : t('templates.nothing', 'nothing')}
      </Text>
    );
  }
  if (typeof value === 'object') {
    return <Labels labels={value} />;
  }
  switch (name) {
    case 'title':
      return <AlertTitle title={value} />;
    case 'message':
      return <Message text={value} format={messageFormat} label={t('templates.name.message', 'Message')} />;
    case 'severity':
      return <SeverityBadge severity={value as Severity} />;
    default:
      return <bdi>{value.slice(0, longestShown)}</bdi>;
  }
}

/** Keys and addresses are shown in a few lines; the output below the editor has all of it. */
const longestShown = 200;

function conditionText(name: TemplateName, holds: boolean): ReactNode {
  if (!holds) {
    return <Badge color="blue" icon="times" text={t('templates.holds-not', 'Does not hold')} />;
  }
  const text =
    name === 'resolveCondition'
      ? t('templates.resolves', 'Holds: the alert resolves its group')
      : t('templates.acknowledges', 'Holds: the alert acknowledges its group');
  return <Badge color="green" icon="check" text={text} />;
}
