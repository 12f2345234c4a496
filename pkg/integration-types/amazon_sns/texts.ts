import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.amazon-sns', 'Amazon SNS'),
  hint: () =>
    t('integrations.type.amazon-sns-hint', 'Takes what a topic of Amazon SNS sends, such as alarms of CloudWatch.'),
  words: ['aws', 'cloudwatch', 'eventbridge'],
};
