import { type EventBusExtended, EventBusSrv } from '@grafana/data';
import {
  config,
  FakeEchoSrv,
  locationService,
  setAppEvents,
  setBackendSrv,
  setCurrentUser,
  setEchoSrv,
  setGrafanaLiveSrv,
  setLocationSrv,
  setPluginComponentHook,
  setPluginComponentsHook,
  setPluginFunctionsHook,
  setPluginLinksHook,
  setReturnToPreviousHook,
} from '@grafana/runtime';
import { initPluginTranslations } from '@grafana/i18n';
import { createBackendSrv } from './backend-srv.ts';
import { createLiveSrv } from './live-srv.ts';

/** Gives `@grafana/runtime` what Grafana gives it before any plugin runs; returns the bus of what is to be told to the user. */
export async function setUpServices(): Promise<EventBusExtended> {
  const events = new EventBusSrv();
  setAppEvents(events);
  setBackendSrv(createBackendSrv(events));
  setCurrentUser(config.bootData.user);
  setEchoSrv(new FakeEchoSrv());
  setGrafanaLiveSrv(createLiveSrv());
  setLocationSrv(locationService);
  setReturnToPreviousHook(() => () => undefined);
  setPluginLinksHook(() => ({ links: [], isLoading: false }));
  setPluginComponentsHook(() => ({ components: [], isLoading: false }));
  setPluginComponentHook(() => ({ component: null, isLoading: false }));
  setPluginFunctionsHook(() => ({ functions: [], isLoading: false }));
  // Only the texts of Grafana's own components: plugins bundle their own copy of the package.
  await initPluginTranslations('grafana');
  return events;
}
