import { Button } from '@grafana/ui';
import React, { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { maskToken } from './maskToken';

interface Mask {
  readonly isRevealed: boolean;
  readonly toggle: () => void;
}

const MaskContext = createContext<Mask>({ isRevealed: false, toggle: () => undefined });

/**
 * Masks the tokens in what it contains, until somebody asks for them: who looks over a shoulder, or at a shared screen, learns no webhook
 * URL. What is copied has them.
 */
export function TokenMask({ children }: { children: ReactNode }) {
  const [isRevealed, setRevealed] = useState(false);
  const mask = useMemo(() => ({ isRevealed, toggle: () => setRevealed((before) => !before) }), [isRevealed]);
  return <MaskContext.Provider value={mask}>{children}</MaskContext.Provider>;
}

/** What to show of a text with the token in it. */
export function useMasked(token: string): (text: string) => string {
  const { isRevealed } = useContext(MaskContext);
  return (text) => (isRevealed ? text : maskToken(text, token));
}

/** Shows all that the mask hides, or hides it again. @param label what it shows */
export function RevealButton({ label }: { label: string }) {
  const { isRevealed, toggle } = useContext(MaskContext);
  return (
    <Button
      size="sm"
      variant="secondary"
      fill="text"
      icon={isRevealed ? 'eye-slash' : 'eye'}
      aria-pressed={isRevealed}
      onClick={toggle}
    >
      {label}
    </Button>
  );
}
