import { AppPlugin } from '@grafana/data';
import { routes } from '../pkg/contract/routes.ts';

export const plugin = new AppPlugin<{}>();
console.error(routes);
