import { type EventBusExtended, EventBusSrv } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
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
import { createBackendSrv } from './backend-srv.ts';
import { createLiveSrv } from './live-srv.ts';

/** Sets up `@grafana/runtime` as Grafana does before any plugin runs. Returns the event bus for messages to the user. */
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
  // Loads only the texts of Grafana's own components: plugins bundle their own copy of the package.
  await initPluginTranslations('grafana');
  return events;
}
