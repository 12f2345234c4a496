import { screen } from '@testing-library/react';
import React from 'react';
import type { May } from '../../pkg/contract/integrations/access.ts';
import type { Role } from '../../pkg/contract/roles.ts';
import type { RouteName } from '../../pkg/contract/routes.ts';
import { serveApi } from '../../test-support/pages/api';
import { renderPart } from '../../test-support/pages/render';
import { GuardedButton } from '../components/GuardedButton';
import { MayHere } from './permissions';

serveApi();

const needs = (role: Role) => `This needs the role ${role}`;
const notGranted = 'An Admin has not granted you this here';

it.each<[Role, May | undefined, RouteName, string | undefined]>([
  ['Editor', undefined, 'acknowledge', undefined],
  ['Viewer', undefined, 'acknowledge', needs('Editor')],
  ['Viewer', 'act', 'acknowledge', undefined],
  ['Viewer', 'see', 'acknowledge', needs('Editor')],
  ['Editor', 'see', 'acknowledge', notGranted],
  ['Viewer', 'edit', 'updateIntegration', undefined],
  ['Editor', 'act', 'updateIntegration', needs('Admin')],
  ['Viewer', 'edit', 'rotateToken', needs('Admin')],
  ['Viewer', 'edit', 'deleteIntegration', needs('Admin')],
  ['Viewer', 'act', 'deleteAlertGroup', needs('Admin')],
  ['Admin', 'act', 'deleteAlertGroup', undefined],
])('a %s who may %s here and %s: %s', async (role, may, route, reason) => {
  const { user } = renderPart(
    <MayHere value={may}>
      <GuardedButton route={route}>Do it</GuardedButton>
    </MayHere>,
    { role }
  );
  const button = screen.getByRole('button', { name: 'Do it' });
  if (reason === undefined) {
    expect(button).toBeEnabled();
    expect(button).not.toHaveAttribute('aria-disabled', 'true');
  } else {
    await user.hover(button);
    expect(await screen.findByText(reason)).toBeInTheDocument();
  }
});
