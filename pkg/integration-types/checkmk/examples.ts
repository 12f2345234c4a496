import { checkExamples } from '../host-and-service-examples.ts';

const pages = 'https://monitor.example.com/prod/check_mk/index.py?start_url=view.py%3Fview_name%3D';

export const examples = checkExamples({
  service: `${pages}service%26host%3Dweb-1%26service%3DHTTP%26site%3Dprod`,
  host: `${pages}hoststatus%26host%3Ddb-1%26site%3Dprod`,
  source: 'https://docs.checkmk.com/latest/en/notifications.html#environment_variables',
  fields: { site: 'prod' },
});
