import { field, joined, says } from '../expressions.ts';
import { tool } from '../tool.ts';

const kind = field('involvedObject.kind');
const name = field('involvedObject.name');
const object = joined(' ', kind, name);

/**
 * The exporter sends an event of the cluster as it is, unless its configuration has a layout. An event says that something has
 * happened; nothing tells that it is over.
 * https://github.com/resmoio/kubernetes-event-exporter
 */
export const definition = tool({
  sender: 'Kubernetes event exporter',
  untitled: 'Event',
  fields: ['involvedObject', 'reason'],
  ownFields: [['involvedObject', 'reason', 'reportingComponent']],
  title: joined(': ', field('reason'), object),
  message: field('message'),
  key: joined('/', field('clusterName'), field('involvedObject.namespace'), kind, name, field('reason')),
  severity: `"warning" if ${says('type', 'warning')} else "info" if ${says('type', 'normal')} else ""`,
  labels: {
    cluster: field('clusterName'),
    namespace: field('involvedObject.namespace'),
    kind,
    name,
    reason: field('reason'),
    component: field('source.component', 'reportingComponent'),
    node: field('source.host'),
  },
  webhookPage: 'An event resolves no group.',
});
