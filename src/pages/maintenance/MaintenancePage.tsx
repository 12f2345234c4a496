import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { EmptyState, RadioButtonGroup, Stack, Text } from '@grafana/ui';
import React from 'react';
import { useMaintenanceWindows } from '../../api/maintenance';
import { GuardedButton } from '../../components/GuardedButton';
import { QueryView } from '../../components/QueryView';
import { MonthCalendar } from './calendar/MonthCalendar';
import { WeekCalendar } from './calendar/WeekCalendar';
import { WindowDrawer } from './form/WindowDrawer';
import { WindowList } from './list/WindowList';
import { useMaintenanceAddress } from './useMaintenanceAddress';
import { zoneName } from './zone';

/** When alerts are silenced, by plan or from now on: as a list and as a calendar. */
export function MaintenancePage() {
  const query = useMaintenanceWindows();
  const address = useMaintenanceAddress();
  const { view, opened } = address;
  const windows = query.data ?? [];
  const shown = opened?.uid === undefined ? undefined : windows.find(({ uid }) => uid === opened.uid);
  return (
    <PluginPage
      subTitle={t(
        'maintenance.subtitle',
        'While a maintenance window is active, alert groups that open in it are silenced and marked. What is still open fires when it ends.'
      )}
      actions={
        <GuardedButton route="createMaintenanceWindow" icon="plus" onClick={() => address.openNew({})}>
          {t('maintenance.new', 'New maintenance window')}
        </GuardedButton>
      }
    >
      <QueryView query={query}>
        {(all) => (
          <Stack direction="column" gap={2}>
            <Stack justifyContent="space-between" alignItems="center" wrap="wrap">
              <RadioButtonGroup
                aria-label={t('maintenance.view', 'Show as')}
                value={view}
                onChange={address.setView}
                options={[
                  { value: 'list', label: t('maintenance.list', 'List'), icon: 'list-ul' },
                  { value: 'calendar', label: t('maintenance.calendar', 'Calendar'), icon: 'calendar-alt' },
                ]}
              />
              <Text color="secondary" variant="bodySmall">
                {t('maintenance.zone', 'Times are in {{zone}}.', {
                  zone: zoneName(),
                  interpolation: { escapeValue: false },
                })}
              </Text>
            </Stack>
            {view === 'calendar' ? (
              address.span === 'week' ? (
                <WeekCalendar
                  windows={all}
                  day={address.week}
                  onDay={address.setWeek}
                  onSpan={address.setSpan}
                  onOpen={address.open}
                />
              ) : (
                <MonthCalendar
                  windows={all}
                  month={address.month}
                  onMonth={address.setMonth}
                  onSpan={address.setSpan}
                  onOpen={address.open}
                />
              )
            ) : all.length > 0 ? (
              <WindowList windows={all} onOpen={address.open} />
            ) : (
              <EmptyState variant="call-to-action" message={t('maintenance.empty', 'No maintenance windows yet')}>
                {t(
                  'maintenance.empty-hint',
                  'A window silences what opens in it, once or again and again, for some integrations or for a search.'
                )}
              </EmptyState>
            )}
          </Stack>
        )}
      </QueryView>
      {opened !== undefined && (opened.uid === undefined || shown !== undefined) && (
        <WindowDrawer
          key={opened.uid ?? 'new'}
          window={shown}
          scope={opened.uid === undefined ? opened.scope : undefined}
          onClose={address.close}
        />
      )}
    </PluginPage>
  );
}
