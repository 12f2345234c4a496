import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';

/** What is typed lies over its coloured copy, letter over letter. */
export const searchBoxStyles = (theme: GrafanaTheme2) => {
  const typed = {
    width: '100%',
    height: '100%',
    padding: 0,
    border: 0,
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantLigatures: 'none',
    letterSpacing: 0,
    lineHeight: `${theme.spacing(4)}`,
    whiteSpace: 'pre',
  } as const;
  return {
    place: css({ position: 'relative', width: '100%' }),
    box: css({
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      height: theme.spacing(4),
      padding: theme.spacing(0, 1),
      background: theme.components.input.background,
      border: `1px solid ${theme.components.input.borderColor}`,
      borderRadius: theme.shape.radius.default,
      '&:hover': { borderColor: theme.components.input.borderHover },
      '&:focus-within': {
        outline: `2px solid ${theme.colors.primary.main}`,
        outlineOffset: 1,
      },
    }),
    icon: css({ flexShrink: 0, color: theme.colors.text.secondary }),
    line: css({ position: 'relative', flex: 1, minWidth: 0, height: '100%' }),
    mirror: css({ ...typed, position: 'absolute', inset: 0, overflow: 'hidden', pointerEvents: 'none' }),
    input: css({
      ...typed,
      position: 'relative',
      background: 'transparent',
      color: 'transparent',
      caretColor: theme.colors.text.primary,
      outline: 'none',
      '&::placeholder': { color: theme.colors.text.disabled, fontFamily: theme.typography.fontFamily, opacity: 1 },
    }),
    hint: css({
      flexShrink: 0,
      [theme.breakpoints.down('md')]: { display: 'none' },
    }),
    total: css({
      flexShrink: 0,
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
      fontVariantNumeric: 'tabular-nums',
    }),
    below: css({
      position: 'absolute',
      top: '100%',
      left: 0,
      right: 0,
      zIndex: theme.zIndex.dropdown,
      marginTop: theme.spacing(0.5),
      background: theme.colors.background.elevated,
      border: `1px solid ${theme.colors.border.weak}`,
      borderRadius: theme.shape.radius.default,
      boxShadow: theme.shadows.z3,
    }),
  };
};
