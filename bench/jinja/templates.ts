/** The templates to time. `liquid` is the same template in Liquid. */
export const templates = [
  {
    name: 'simple',
    template: '{{ payload.title }}',
    liquid: '{{ payload.title }}',
  },
  {
    name: 'medium',
    template:
      '{% if payload.groupLabels.alertname %}{{ payload.groupLabels.alertname | upper }}{% else %}none{% endif %} on {{ payload.commonLabels.instance | default("?") }}',
    liquid:
      '{% if payload.groupLabels.alertname %}{{ payload.groupLabels.alertname | upcase }}{% else %}none{% endif %} on {{ payload.commonLabels.instance | default: "?" }}',
  },
  {
    name: 'loop',
    template:
      '{% for alert in payload.alerts %}{{ loop.index }}. {{ alert.labels.instance }}: {{ alert.status | upper }}\n{% endfor %}',
    liquid:
      '{% for alert in payload.alerts %}{{ forloop.index }}. {{ alert.labels.instance }}: {{ alert.status | upcase }}\n{% endfor %}',
  },
] as const;

export const payload = JSON.stringify({
  title: 'The whole system is down',
  groupLabels: { alertname: 'HighLoad' },
  commonLabels: { instance: 'db-1', severity: 'critical' },
  alerts: Array.from({ length: 10 }, (_, i) => ({ status: 'firing', labels: { instance: `db-${i}` } })),
});
