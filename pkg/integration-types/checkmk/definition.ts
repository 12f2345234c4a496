import { checkTool } from '../host-and-service-checks.ts';

export const definition = checkTool({ sender: 'Checkmk', ownFields: [['site', 'host_state', 'type']] });
