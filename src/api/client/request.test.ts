import { setBackendSrv } from '@grafana/runtime';
import { api, held, serveApi } from '../../../test-support/pages/api';
import { backendSrv } from '../../../test-support/pages/backendSrv';
import { pluginApi, request } from './request';

serveApi();

it('gives up a request that is not answered by its deadline', async () => {
  setBackendSrv(backendSrv);
  api.onHealth(held({}).answer);
  await expect(request({ method: 'GET', url: `${pluginApi}/health`, deadline: 50 })).rejects.toMatchObject({
    code: 'unreachable',
    message: 'no reply within 0.05 s',
    status: 0,
  });
});
