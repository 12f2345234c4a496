import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Span } from '../../../pkg/domain/query/tokens.ts';
import { highlight } from './highlight';

interface Props {
  text: string;
  fault: Span | null;
}

/** The text of a query with its fields, operators and values in their colours, and a wavy line under its fault. */
export function QueryText({ text, fault }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <>
      {highlight(text, fault).map((part, index) => (
        <span key={index} className={part.isFaulty ? `${styles[part.look]} ${styles.faulty}` : styles[part.look]}>
          {part.text}
        </span>
      ))}
    </>
  );
}

const getStyles = ({ colors }: GrafanaTheme2) => ({
  plain: css({ color: colors.text.primary }),
  field: css({ color: colors.primary.text }),
  operator: css({ color: colors.text.secondary }),
  value: css({ color: colors.text.primary }),
  keyword: css({ color: colors.warning.text }),
  faulty: css({ textDecoration: `underline wavy ${colors.error.text}`, textUnderlineOffset: 3 }),
});
