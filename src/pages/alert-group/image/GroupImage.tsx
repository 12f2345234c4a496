import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { config } from '@grafana/runtime';
import { Button, Stack, Text, TextLink, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { imageHostsOf, useSettings } from '../../../api/settings';
import { Section } from '../../../components/Section';
import { webAddress } from '../../../components/webAddress';
import { isListedHost, isOnHostOf } from './imageHosts';

/**
 * The image of the alerts. It is loaded on request, or at once if an Admin trusts its host, because loading it tells that host
 * who looks at the alert, and when. Images on Grafana's own host are never loaded: a request there could act on behalf of the
 * viewer.
 */
export function GroupImage({ url }: { url: string | null }) {
  const address = webAddress(url);
  if (address === undefined) {
    return null;
  }
  return (
    <Section title={t('alert-group.image.title', 'Image')}>
      {isOnHostOf(address, [window.location.href, config.appUrl]) ? (
        <AddressInstead
          address={address}
          reason={t('alert-group.image.own-host', 'It is on Grafana’s own host, from which images are never loaded.')}
        />
      ) : (
        <ForeignImage key={address} address={address} />
      )}
    </Section>
  );
}

function ForeignImage({ address }: { address: string }) {
  const styles = useStyles2(getStyles);
  const settings = useSettings();
  const [isAskedFor, setAskedFor] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  if (hasFailed) {
    return (
      <AddressInstead
        address={address}
        reason={t(
          'alert-group.image.failed',
          'It could not be loaded. Without your cookies it loads only from hosts that allow other sites to read it (CORS).'
        )}
      />
    );
  }
  if (!isAskedFor && !isListedHost(address, imageHostsOf(settings.data?.jsonData))) {
    return (
      <Stack alignItems="center" gap={1} wrap="wrap">
        <Button size="sm" variant="secondary" icon="eye" onClick={() => setAskedFor(true)}>
          {t('alert-group.image.show', 'Show the image')}
        </Button>
        <Text color="secondary" variant="bodySmall">
          {t('alert-group.image.from', 'from')} <bdi className={styles.host}>{new URL(address).host}</bdi>
        </Text>
      </Stack>
    );
  }
  return (
    <img
      className={styles.image}
      src={address}
      alt={t('alert-group.image.alt', 'Image sent with the alert')}
      referrerPolicy="no-referrer"
      // Sends no cookies, not even to Grafana if the host redirects there.
      crossOrigin="anonymous"
      onError={() => setFailed(true)}
    />
  );
}

function AddressInstead({ address, reason }: { address: string; reason: string }) {
  return (
    <Stack direction="column" gap={0.5} alignItems="flex-start">
      <Text color="secondary" variant="bodySmall">
        {reason}
      </Text>
      <TextLink href={address} external>
        {t('alert-group.image.link', 'Open the image')}
      </TextLink>
    </Stack>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  host: css({ overflowWrap: 'anywhere' }),
  image: css({
    alignSelf: 'flex-start',
    maxWidth: '100%',
    maxHeight: 400,
    objectFit: 'contain',
    borderRadius: theme.shape.radius.default,
  }),
});
