import { locationService } from '@grafana/runtime';
import React, { type PropsWithChildren, useLayoutEffect, useMemo, useState } from 'react';
import { type Navigator, parsePath, Router, type To } from 'react-router-dom';

/** A React Router that follows Grafana's location service, which has a history of an older version. */
export function LocationRouter({ children }: PropsWithChildren) {
  const history = locationService.getHistory();
  const [location, setLocation] = useState(history.location);
  useLayoutEffect(() => history.listen(setLocation), [history]);
  const navigator = useMemo(
    (): Navigator => ({
      createHref: (to) => history.createHref(pathOf(to)),
      push: (to, state) => history.push(pathOf(to), state),
      replace: (to, state) => history.replace(pathOf(to), state),
      go: (delta) => history.go(delta),
    }),
    [history]
  );
  return (
    <Router location={location} navigator={navigator}>
      {children}
    </Router>
  );
}

function pathOf(to: To) {
  return typeof to === 'string' ? parsePath(to) : to;
}
