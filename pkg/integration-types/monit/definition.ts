import { field, joined } from '../expressions.ts';
import { tool } from '../tool.ts';

/**
 * Monit sends nothing by HTTP by itself: it runs a program with `MONIT_` variables, when a test fails and when it succeeds again. The guide has such
 * a program, which posts what Monit says and, as fields, the arguments that the control file gives it.
 *
 * One service may have several tests that fail and recover each by itself, and Monit names no test; so the control file does.
 * https://mmonit.com/monit/documentation/monit.html#ENVIRONMENT
 */
export const definition = tool({
  sender: 'Monit',
  untitled: 'Problem',
  fields: ['service', 'event', 'description'],
  ownFields: [['service', 'event', 'description', 'monit_date']],
  title: joined(' on ', joined(' ', field('service'), field('test')), field('host')),
  message: field('description', 'event'),
  key: joined('/', field('host'), field('service'), field('test')),
  labels: { host: field('host'), service: field('service'), test: field('test') },
  webhookPage: '<code>"state": "ok"</code> resolves the group of its host, service and test.',
});
