import React, { useState } from 'react';
import type { AsYamlRoute } from '../../api/asCode';
import { GuardedButton } from '../GuardedButton';
import { AsYaml, copyTitle } from './AsYaml';

/** Shows one thing as a provisioning file. @param route that writes it */
export function CopyAsYaml({ route, uid }: { route: AsYamlRoute; uid: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <GuardedButton type="button" route={route} variant="secondary" icon="file-alt" onClick={() => setOpen(true)}>
        {copyTitle()}
      </GuardedButton>
      {isOpen && <AsYaml route={route} uid={uid} onClose={() => setOpen(false)} />}
    </>
  );
}
