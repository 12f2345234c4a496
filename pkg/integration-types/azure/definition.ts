import { address, around, field, joined, list, mapping, translated } from '../expressions.ts';
import { tool } from '../tool.ts';

const target = `${list('data.essentials.alertTargetIDs')} | first`;

/**
 * Azure Monitor’s common alert schema. Severities are from Sev0, the gravest, to Sev4.
 * https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-common-schema
 */
export const definition = tool({
  sender: 'Azure Monitor',
  fields: ['data.essentials', 'schemaId'],
  ownFields: [['schemaId', 'data.essentials']],
  title: field('data.essentials.alertRule'),
  message: joined(
    '\n',
    field('data.essentials.description'),
    joined(
      ' ',
      field('data.alertContext.condition.allOf.metricName', 'data.alertContext.condition.allOf.searchQuery'),
      field('data.alertContext.condition.allOf.operator'),
      field('data.alertContext.condition.allOf.threshold'),
      around('(', field('data.alertContext.condition.allOf.metricValue'), ')')
    ),
    around('Resources: ', `${list('data.essentials.configurationItems')} | join(", ")`)
  ),
  link: `${address(
    'data.essentials.investigationLink',
    'data.alertContext.condition.allOf.linkToFilteredSearchResultsUI',
    'data.alertContext.LinkToSearchResults'
  )} or ${around('https://portal.azure.com/#resource', target)}`,
  key: field('data.essentials.alertId', 'data.essentials.originAlertId'),
  severity: translated(field('data.essentials.severity'), {
    sev0: 'critical',
    sev1: 'high',
    sev2: 'warning',
    sev3: 'info',
    sev4: 'info',
  }),
  labels: {
    resource: `(${list('data.essentials.configurationItems')} | first) or ""`,
    signal: field('data.essentials.signalType'),
    service: field('data.essentials.monitoringService'),
  },
  moreLabels: `{%- set _ = labels.update(${mapping('data.customProperties')}) -%}`,
  webhookPage: 'The condition <code>Resolved</code> resolves the group of the alert.',
});
