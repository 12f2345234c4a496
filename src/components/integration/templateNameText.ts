import { t } from '@grafana/i18n';
import type { TemplateName } from '../../../pkg/contract/templates/templates.ts';

export function templateNameText(name: TemplateName): string {
  switch (name) {
    case 'title':
      return t('templates.name.title', 'Title');
    case 'message':
      return t('templates.name.message', 'Message');
    case 'imageUrl':
      return t('templates.name.image-url', 'Image address');
    case 'sourceLink':
      return t('templates.name.source-link', 'Source link');
    case 'groupingKey':
      return t('templates.name.grouping-key', 'Grouping key');
    case 'resolveCondition':
      return t('templates.name.resolve-condition', 'Resolve condition');
    case 'acknowledgeCondition':
      return t('templates.name.acknowledge-condition', 'Acknowledge condition');
    case 'severity':
      return t('templates.name.severity', 'Severity');
    case 'labels':
      return t('templates.name.labels', 'Labels');
  }
}
