/** The placeholder for the key in a body. Keys are numbers of eight digits, so that every body has the same size. */
const keyPlaceholder = '@@@@@@@@';

/** The size of every body, in bytes. */
export const bodySize = 698;

/** A delivery of the type `formatted_webhook`. */
export const formattedBody = fill((message) => ({
  alert_uid: `disk-space-${keyPlaceholder}`,
  title: 'The disk of db-07 in the rack by the window is almost full',
  state: 'alerting',
  severity: 'warning',
  image_url: 'https://metrics.example.com/render/d-solo/disk.png?panelId=4&from=now-3h',
  link_to_upstream_details: 'https://metrics.example.com/d/disk/disk-space?var-host=db-07&var-mount=data',
  message,
}));

/** One alert for Alertmanager's `POST /api/v2/alerts`. The label `alert_uid` distinguishes alerts. */
export const alertmanagerBody = fill((description) => [
  {
    labels: { alertname: 'DiskSpace', alert_uid: `disk-space-${keyPlaceholder}`, severity: 'warning', host: 'db-07' },
    annotations: { summary: 'The disk of db-07 in the rack by the window is almost full', description },
    generatorURL: 'https://metrics.example.com/d/disk/disk-space?var-host=db-07&var-mount=data',
  },
]);

export function bodyWithKey(body: string, key: number): string {
  return body.replace(keyPlaceholder, String(key).padStart(keyPlaceholder.length, '0'));
}

/** Pads the JSON to its size with a text. */
function fill(make: (text: string) => unknown): string {
  const room = bodySize - JSON.stringify(make('')).length;
  const sentence = 'The volume /data has less than a tenth of its space left, and loses more every hour. ';
  return JSON.stringify(make(sentence.repeat(Math.ceil(room / sentence.length)).slice(0, room)));
}
