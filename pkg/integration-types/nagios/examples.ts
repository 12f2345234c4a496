import { checkExamples } from '../host-and-service-examples.ts';

export const examples = checkExamples({
  service: 'https://wiki.example.com/web-1/http',
  host: '',
  source: 'https://assets.nagios.com/downloads/nagioscore/docs/nagioscore/4/en/macrolist.html',
});
