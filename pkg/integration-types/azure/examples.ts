import type { TypeExamples } from '../type-presentation.ts';

const alertId =
  '/subscriptions/11111111-2222-3333-4444-555555555555/providers/Microsoft.AlertsManagement/alerts/3f8a61b2-c94d-4c0e-9bd4-ac313a4d1e8f';
const resource =
  '/subscriptions/11111111-2222-3333-4444-555555555555/resourcegroups/shop/providers/microsoft.compute/virtualmachines/web-1';
const investigationLink =
  'https://portal.azure.com/#view/Microsoft_Azure_Monitoring_Alerts/Investigation.ReactView/alertId/%2fsubscriptions%2f11111111-2222-3333-4444-555555555555%2fproviders%2fMicrosoft.AlertsManagement%2falerts%2f3f8a61b2-c94d-4c0e-9bd4-ac313a4d1e8f';

export const examples: TypeExamples = {
  firing: metricAlert({ monitorCondition: 'Fired' }, 97.2),
  resolving: metricAlert({ monitorCondition: 'Resolved', resolvedDateTime: '2026-11-23T12:20:00.1234567Z' }, 61.4),
  // An alert on the activity log, which is never resolved and has no condition.
  odd: {
    schemaId: 'azureMonitorCommonAlertSchema',
    data: {
      essentials: {
        alertId: `${alertId.slice(0, -1)}0`,
        alertRule: 'Virtual machine was stopped',
        severity: 'Sev4',
        signalType: 'Activity Log',
        monitorCondition: 'Fired',
        monitoringService: 'Activity Log - Administrative',
        alertTargetIDs: [resource],
        originAlertId: 'bbbbbbbb-2222-3333-4444-555555555555_0123456789abcdef',
        firedDateTime: '2026-11-23T11:58:00.1234567Z',
        description: '',
        essentialsVersion: '1.0',
        alertContextVersion: '1.0',
      },
      alertContext: {
        authorization: { action: 'Microsoft.Compute/virtualMachines/deallocate/action', scope: resource },
        channels: 'Operation',
        claims: '{}',
        caller: 'someone@example.com',
        correlationId: '22222222-2222-3333-4444-555555555555',
        eventSource: 'Administrative',
        eventTimestamp: '2026-11-23T11:57:58.1234567+00:00',
        level: 'Informational',
        operationName: 'Microsoft.Compute/virtualMachines/deallocate/action',
        status: 'Succeeded',
        subStatus: '',
      },
      customProperties: null,
    },
  },
  source: 'https://learn.microsoft.com/en-us/azure/azure-monitor/alerts/alerts-payload-samples',
  shown: { title: 'High CPU', severity: 'high', link: investigationLink },
};

function metricAlert(state: object, metricValue: number) {
  return {
    schemaId: 'azureMonitorCommonAlertSchema',
    data: {
      essentials: {
        alertId,
        alertRule: 'High CPU',
        severity: 'Sev1',
        signalType: 'Metric',
        monitoringService: 'Platform',
        alertTargetIDs: [resource],
        configurationItems: ['web-1'],
        originAlertId: '11111111-2222-3333-4444-555555555555_shop_microsoft.insights_metricalerts_high cpu_-117781227',
        firedDateTime: '2026-11-23T11:58:00.1234567Z',
        description: 'More than 95 % CPU for 5 minutes.',
        essentialsVersion: '1.0',
        alertContextVersion: '1.0',
        investigationLink,
        ...state,
      },
      alertContext: {
        properties: null,
        conditionType: 'SingleResourceMultipleMetricCriteria',
        condition: {
          windowSize: 'PT5M',
          allOf: [
            {
              metricName: 'Percentage CPU',
              metricNamespace: 'Microsoft.Compute/virtualMachines',
              operator: 'GreaterThan',
              threshold: '95',
              timeAggregation: 'Average',
              dimensions: [],
              metricValue,
              webTestName: null,
            },
          ],
        },
      },
      customProperties: { team: 'shop' },
    },
  };
}
