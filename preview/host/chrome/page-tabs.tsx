import type { NavModelItem } from '@grafana/data';
import { Tab, TabsBar } from '@grafana/ui';
import React from 'react';

export function PageTabs({ tabs }: { tabs: NavModelItem[] }) {
  return (
    <TabsBar>
      {tabs.map(({ text, url, active, icon, tabCounter }) => (
        <Tab key={text} label={text} href={url} active={active} icon={icon} counter={tabCounter} />
      ))}
    </TabsBar>
  );
}
