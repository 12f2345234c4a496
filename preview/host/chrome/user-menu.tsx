import { config } from '@grafana/runtime';
import { Dropdown, Menu, ToolbarButton } from '@grafana/ui';
import React from 'react';
import { hostData } from '../boot-data.ts';

/** Shows who is signed in, and switches roles at once, which only a preview can. */
export function UserMenu() {
  const { name, theme } = config.bootData.user;
  const otherTheme = theme === 'light' ? 'dark' : 'light';
  const menu = (
    <Menu>
      <Menu.Group label="Role">
        {hostData.roles.map((role) => (
          <Menu.Item
            key={role}
            label={role}
            icon={role === hostData.role ? 'check' : 'user'}
            active={role === hostData.role}
            onClick={() => reloadWith('preview_role', role)}
          />
        ))}
      </Menu.Group>
      <Menu.Divider />
      <Menu.Item
        label={`Use the ${otherTheme} theme`}
        icon="palette"
        onClick={() => reloadWith('preview_theme', otherTheme)}
      />
    </Menu>
  );
  return (
    <Dropdown overlay={menu} placement="bottom-end">
      <ToolbarButton icon="user" aria-label={`${name}: user menu`}>
        {name}
      </ToolbarButton>
    </Dropdown>
  );
}

/** The role and the theme are part of the page that the server makes. */
function reloadWith(cookie: string, value: string): void {
  document.cookie = `${cookie}=${value}; path=/; samesite=strict`;
  location.reload();
}
