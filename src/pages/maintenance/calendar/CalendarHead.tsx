import { t } from '@grafana/i18n';
import { Alert, Button, RadioButtonGroup, Stack, Text } from '@grafana/ui';
import React from 'react';

/** What a calendar shows at a time. */
export type Span = 'month' | 'week';

interface Props {
  span: Span;
  onSpan: (span: Span) => void;
  title: string;
  /** What the buttons say that go on, back, and to the present. */
  texts: { readonly before: string; readonly after: string; readonly present: string };
  /** Whether the present is shown. */
  isPresent: boolean;
  onMove: (by: -1 | 1) => void;
  onPresent: () => void;
  /** Whether there is more than can be shown. */
  hasMore: boolean;
}

/** What a calendar shows, and what leads elsewhere. */
export function CalendarHead({ span, onSpan, title, texts, isPresent, onMove, onPresent, hasMore }: Props) {
  return (
    <>
      <Stack alignItems="center" gap={1} wrap="wrap">
        <RadioButtonGroup<Span>
          aria-label={t('maintenance.calendar-span', 'Calendar of a')}
          value={span}
          onChange={onSpan}
          options={[
            { value: 'month', label: t('maintenance.calendar-month', 'Month') },
            { value: 'week', label: t('maintenance.calendar-week', 'Week') },
          ]}
        />
        <Button variant="secondary" icon="angle-left" aria-label={texts.before} onClick={() => onMove(-1)} />
        <Button variant="secondary" icon="angle-right" aria-label={texts.after} onClick={() => onMove(1)} />
        <Button variant="secondary" disabled={isPresent} onClick={onPresent}>
          {texts.present}
        </Button>
        <div role="status">
          <Text element="h2" variant="h4">
            {title}
          </Text>
        </div>
      </Stack>
      {hasMore && (
        <Alert severity="info" title={t('maintenance.calendar-more', 'There is more in this time than can be shown')} />
      )}
    </>
  );
}
