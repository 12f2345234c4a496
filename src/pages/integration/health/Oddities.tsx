import { t } from '@grafana/i18n';
import { Alert, Stack, TextLink } from '@grafana/ui';
import React from 'react';
import type { Oddity } from '../../../../pkg/contract/types.ts';
import { useMay } from '../../../app/permissions';
import { adviceFor } from './oddityAdvice';
import { oddityText } from './oddityText';

interface Props {
  /** The integration. */
  uid: string;
  oddities: Oddity[];
}

/** What is odd, each as a sentence, with what to do and where; renders nothing where nothing is odd. */
export function Oddities({ uid, oddities }: Props) {
  const may = useMay();
  if (oddities.length === 0) {
    return null;
  }
  return (
    <Alert severity="warning" role="status" title={t('integration.health.odd', 'What is odd')}>
      <Stack direction="column" gap={1}>
        {oddities.map((oddity) => {
          const { text, link } = adviceFor(uid, oddity.code, may);
          return (
            <div key={oddity.code}>
              <bdi>{oddityText(oddity)}</bdi> {text}{' '}
              {link && (
                <TextLink href={link.to} inline>
                  {link.text}
                </TextLink>
              )}
            </div>
          );
        })}
      </Stack>
    </Alert>
  );
}
