import { checkExamples } from '../host-and-service-examples.ts';

export const examples = checkExamples({
  service: 'https://icinga.example.com/icingaweb2/icingadb/service?name=HTTP&host.name=web-1',
  host: 'https://icinga.example.com/icingaweb2/icingadb/host?name=db-1',
  source: 'https://icinga.com/docs/icinga-2/latest/doc/03-monitoring-basics/#notification-commands',
});
