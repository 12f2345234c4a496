import { checkTool } from '../host-and-service-checks.ts';

export const definition = checkTool({ sender: 'Nagios' });
