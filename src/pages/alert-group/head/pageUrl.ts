import { locationUtil } from '@grafana/data';

/** The whole address of one of the app's pages, to send to somebody. */
export function pageUrl(path: string): string {
  return new URL(locationUtil.assureBaseUrl(path), window.location.href).href;
}
