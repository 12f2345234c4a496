import type { Menu } from '@grafana/ui';
import type { ComponentProps, ReactElement } from 'react';

/** An entry of one of Grafana's menus. */
export type MenuEntry = ReactElement<ComponentProps<typeof Menu.Item>>;
