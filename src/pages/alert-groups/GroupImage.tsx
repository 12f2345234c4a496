import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { TextLink, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { Section } from '../../components/Section';
import { webAddress } from './webAddress';

/** The image that came with the alerts; its address where the image cannot be loaded. */
export function GroupImage({ url }: { url: string | null }) {
  const styles = useStyles2(getStyles);
  const [failed, setFailed] = useState<string>();
  const address = webAddress(url);
  if (address === undefined) {
    return null;
  }
  return (
    <Section title={t('alert-group.image.title', 'Image')}>
      {failed === address ? (
        <TextLink href={address} external>
          {t('alert-group.image.link', 'Open the image')}
        </TextLink>
      ) : (
        <img
          className={styles.image}
          src={address}
          alt={t('alert-group.image.alt', 'Image sent with the alert')}
          referrerPolicy="no-referrer"
          onError={() => setFailed(address)}
        />
      )}
    </Section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  image: css({
    alignSelf: 'flex-start',
    maxWidth: '100%',
    maxHeight: 400,
    objectFit: 'contain',
    borderRadius: theme.shape.radius.default,
  }),
});
