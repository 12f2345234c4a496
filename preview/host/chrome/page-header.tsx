import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import type { PluginPageProps } from '@grafana/runtime';
import { Text, useStyles2 } from '@grafana/ui';
import React from 'react';

interface Props extends Pick<PluginPageProps, 'renderTitle' | 'subTitle' | 'info' | 'actions'> {
  title: string;
  image: string | undefined;
}

export function PageHeader({ title, image, renderTitle, subTitle, info, actions }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <>
      <div className={styles.header}>
        <div className={styles.title}>
          {image && <img className={styles.image} src={image} alt="" />}
          {renderTitle ? renderTitle(title) : <h1 className={styles.heading}>{title}</h1>}
        </div>
        {info?.map(({ label, value }) => (
          <div key={label}>
            <Text variant="bodySmall" color="secondary" element="p">
              {label}
            </Text>
            {value}
          </div>
        ))}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {subTitle && <div className={styles.subTitle}>{subTitle}</div>}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  header: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 3),
    marginBottom: theme.spacing(2),
  }),
  title: css({ display: 'flex', flex: '1 1 300px', minWidth: 0, alignItems: 'center', gap: theme.spacing(2) }),
  heading: css({ margin: 0, overflowWrap: 'anywhere' }),
  image: css({ width: 32, height: 32 }),
  actions: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
  subTitle: css({ color: theme.colors.text.secondary, marginBottom: theme.spacing(2) }),
});
