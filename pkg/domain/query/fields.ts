/** What a query can ask a group for. */
export const fieldNames = [
  'state',
  'severity',
  'integration',
  'type',
  'label',
  'payload',
  'by',
  'maintenance',
  'alerts',
  'number',
  'key',
  'note',
  'started',
  'last',
  'open',
  'is',
] as const;

/** What a group can be marked as. */
export const marks = ['flapping'] as const;

export type FieldName = (typeof fieldNames)[number];

/** An example of each field, for hints. */
export const examples: Record<FieldName, string> = {
  state: 'state:firing',
  severity: 'severity:>=high',
  integration: 'integration:"Prometheus EU"',
  type: 'type:alertmanager',
  label: 'label.env=prod',
  payload: 'payload.host.name="db 1"',
  by: 'by:me',
  maintenance: 'maintenance:"Weekly backups"',
  alerts: 'alerts:>10',
  number: 'number:312',
  key: 'key:"db-7 disk"',
  note: 'note:"waiting for parts"',
  started: 'started:>-2h',
  last: 'last:<-30m',
  open: 'open:-2h..-1h',
  is: 'is:flapping',
};
