import type { TypeExamples } from '../type-presentation.ts';

const link =
  'https://console.cloud.google.com/monitoring/alerting/alerts/0.nrwotmyokd9n?channelType=webhook&project=shop';

export const examples: TypeExamples = {
  firing: message(
    { state: 'open', started_at: 1795435080, ended_at: null, observed_value: '0.972' },
    'is above the threshold of 0.950 with a value of 0.972.'
  ),
  resolving: message(
    { state: 'closed', started_at: 1795435080, ended_at: 1795436400, observed_value: '0.614' },
    'returned to normal with a value of 0.614.'
  ),
  // The check of an uptime, in a shape without a severity, documentation and labels of the policy.
  odd: {
    incident: {
      incident_id: '0.ll5vihtvirr7',
      resource_id: '',
      resource_name: 'Uptime Check URL labels {host=shop.example.com}',
      resource: { type: 'uptime_url', labels: { host: 'shop.example.com' } },
      resource_type_display_name: 'Uptime Check URL',
      metric: { type: 'monitoring.googleapis.com/uptime_check/check_passed', displayName: 'Check passed' },
      started_at: 1795435080,
      policy_name: 'Shop is down',
      condition_name: 'Fraction of uptime checks passing per host',
      url: 'https://console.cloud.google.com/monitoring/alerting/incidents/0.ll5vihtvirr7?project=shop',
      state: 'open',
      ended_at: null,
      summary:
        'Check passed for Uptime Check URL labels {host=shop.example.com} is below the threshold of 0.2 with a value of 0.000.',
    },
    version: '1.2',
  },
  source: 'https://cloud.google.com/monitoring/support/notification-options#webhooks',
  shown: { title: 'High CPU: VM Instance - CPU utilization', severity: 'high', link },
};

function message(state: object, words: string) {
  return {
    incident: {
      condition: {
        conditionThreshold: {
          aggregations: [{ alignmentPeriod: '300s', perSeriesAligner: 'ALIGN_MEAN' }],
          comparison: 'COMPARISON_GT',
          duration: '0s',
          filter: 'resource.type = "gce_instance" AND metric.type = "compute.googleapis.com/instance/cpu/utilization"',
          thresholdValue: 0.95,
          trigger: { count: 1 },
        },
        displayName: 'VM Instance - CPU utilization',
        name: 'projects/shop/alertPolicies/1402215501241705/conditions/1402215501241706',
      },
      condition_name: 'VM Instance - CPU utilization',
      documentation: {
        content: 'See the runbook.',
        mime_type: 'text/markdown',
        subject: '[ALERT - Error] High CPU',
      },
      incident_id: '0.nrwotmyokd9n',
      metadata: { system_labels: {}, user_labels: {} },
      metric: {
        displayName: 'CPU utilization',
        labels: { instance_name: 'web-1' },
        type: 'compute.googleapis.com/instance/cpu/utilization',
      },
      policy_name: 'High CPU',
      policy_user_labels: { team: 'shop' },
      resource: {
        labels: { instance_id: '1943820386402233898', project_id: 'shop', zone: 'europe-west1-b' },
        type: 'gce_instance',
      },
      resource_display_name: 'web-1',
      resource_id: '',
      resource_name: 'shop web-1',
      resource_type_display_name: 'VM Instance',
      scoping_project_id: 'shop',
      scoping_project_number: 365415247865,
      severity: 'Error',
      summary: `CPU utilization for shop web-1 with metric labels {instance_name=web-1} ${words}`,
      threshold_value: '0.95',
      url: link,
      ...state,
    },
    version: '1.2',
  };
}
