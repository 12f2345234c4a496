import { address, around, field, joined, says, translated } from '../expressions.ts';
import { tool } from '../tool.ts';

const failing = `(${says('health', 'degraded')} or ${says('phase', 'failed', 'error')})`;

/**
 * Argo CD's notifications send what people write; the guide has a body with the health of an application and the phase of its
 * last sync.
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/services/webhook/
 */
export const definition = tool({
  sender: 'Argo CD',
  untitled: 'Application',
  fields: ['app', 'health', 'sync', 'phase'],
  ownFields: [['app', 'health', 'sync', 'phase']],
  title: field('app'),
  message: joined(
    '\n',
    around('Health: ', joined(' ', field('health'), field('health_message'))),
    around('Sync: ', joined(' ', field('phase'), field('message'))),
    around('Revision: ', field('revision'))
  ),
  link: address('url'),
  key: joined('/', field('namespace'), field('app')),
  noIncident: `${field('health')} and not ${failing} and not (${says('health', 'healthy')})`,
  recovery: `${says('health', 'healthy')} and not ${failing}`,
  severity: `${translated(field('health'), { degraded: 'high' })} or ${translated(field('phase'), { failed: 'warning', error: 'warning' })}`,
  labels: {
    app: field('app'),
    project: field('project'),
    cluster: field('cluster'),
    namespace: field('target_namespace'),
  },
  webhookPage: 'An application that is healthy, and whose last sync did not fail, resolves its group.',
});
