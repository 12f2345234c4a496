import { field, joined, list, translated } from '../expressions.ts';
import { tool } from '../tool.ts';

const output = (name: string) => `${field(`output_fields.${name}`)} | replace("<NA>", "")`;
const host = field('hostname');
const namespace = output('k8s.ns.name');
const pod = output('k8s.pod.name');
const container = output('container.id');

/**
 * Falco sends an event of a rule, and never tells that something is over. Events of a rule in the same pod, container or host
 * share a group. Falcosidekick sends the same fields, and the uuid of the event.
 * https://falco.org/docs/concepts/outputs/channels/#json-output
 * https://github.com/falcosecurity/falco/blob/master/userspace/engine/formats.cpp
 * https://github.com/falcosecurity/falcosidekick/blob/master/types/types.go
 */
export const definition = tool({
  sender: 'Falco',
  untitled: 'Event',
  fields: ['output_fields', 'rule', 'output'],
  ownFields: [['output', 'output_fields', 'priority', 'rule']],
  title: field('rule'),
  message: field('output'),
  key: `${joined('/', field('rule'), host, namespace, `${pod} or ${container}`)} if ${field('rule')} else ""`,
  severity: `${translated(field('priority'), { alert: 'critical', debug: 'info' })} or ${field('priority')}`,
  labels: {
    hostname: host,
    source: field('source'),
    tags: `${list('tags')} | join(", ")`,
    namespace,
    pod,
    container: `${output('container.name')} or ${container}`,
    image: output('container.image.repository'),
    user: output('user.name'),
    process: output('proc.name'),
  },
  webhookPage: 'Events of a rule in the same pod, container or host share a group.',
});
