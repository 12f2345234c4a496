import { locationService } from '@grafana/runtime';

/** Makes plain links within the preview navigate without a reload, as Grafana does. */
export function followLinks(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const otherwise = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0 || event.defaultPrevented;
    if (!link?.href || link.target || link.download || otherwise) {
      return;
    }
    const { origin, pathname, search, hash } = new URL(link.href);
    if (origin === location.origin && !pathname.startsWith('/public/')) {
      event.preventDefault();
      locationService.push(`${pathname}${search}${hash}`);
    }
  });
}
