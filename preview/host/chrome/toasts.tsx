import { css } from '@emotion/css';
import {
  type AlertErrorPayload,
  type AppEvent,
  AppEvents,
  type EventBusExtended,
  type GrafanaTheme2,
} from '@grafana/data';
import { Alert, type AlertVariant, useStyles2 } from '@grafana/ui';
import React, { useEffect, useState } from 'react';
import { topBarHeight } from './top-bar.tsx';

/** Shows the messages of plugins and Grafana's services from the event bus, for some seconds each. */
export function Toasts({ events }: { events: EventBusExtended }) {
  const styles = useStyles2(getStyles);
  const [toasts, setToasts] = useState<Toast[]>([]);

  useEffect(() => {
    const remove = (toast: Toast) => setToasts((present) => present.filter((other) => other !== toast));
    const listeners = kinds.map(({ event, severity, seconds }) => {
      const show = (payload?: AlertErrorPayload) => {
        const [title, text] = payload ?? [''];
        const toast: Toast = { severity, title, text: text?.toString(), close: () => remove(toast) };
        setToasts((present) => [...present, toast]);
        setTimeout(toast.close, seconds * 1000);
      };
      events.on(event, show);
      return () => events.off(event, show);
    });
    return () => listeners.forEach((stop) => stop());
  }, [events]);

  return (
    <div className={styles.list}>
      {toasts.map(({ severity, title, text, close }, index) => (
        <Alert key={index} severity={severity} title={title} elevated onRemove={close}>
          {text}
        </Alert>
      ))}
    </div>
  );
}

interface Toast {
  severity: AlertVariant;
  title: string;
  text: string | undefined;
  close: () => void;
}

interface Kind {
  event: AppEvent<AlertErrorPayload>;
  severity: AlertVariant;
  seconds: number;
}

const kinds: Kind[] = [
  { event: AppEvents.alertSuccess, severity: 'success', seconds: 3 },
  { event: AppEvents.alertInfo, severity: 'info', seconds: 3 },
  { event: AppEvents.alertWarning, severity: 'warning', seconds: 5 },
  { event: AppEvents.alertError, severity: 'error', seconds: 7 },
];

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    position: 'fixed',
    top: topBarHeight + 8,
    right: theme.spacing(1),
    width: 400,
    maxWidth: '100%',
    zIndex: theme.zIndex.portal,
  }),
});
