import { t } from '@grafana/i18n';
import { Alert, Drawer, Stack } from '@grafana/ui';
import React, { useCallback, useState } from 'react';
import type { MaintenanceWindow } from '../../../../pkg/contract/types.ts';
import { errorText } from '../../../api/client/ApiError';
import { serverClock } from '../../../api/client/serverClock';
import { useSaveMaintenance } from '../../../api/maintenance';
import { mayCall, MayHere, useMay } from '../../../app/permissions';
import { OwnedNote } from '../../../components/as-code/OwnedNote';
import { ownedText } from '../../../components/as-code/ownedText';
import { TakeToFile } from '../../../components/as-code/TakeToFile';
import { useMayInScope } from '../useMayInScope';
import { problemsOf } from './problems';
import { WindowButtons } from './WindowButtons';
import { WindowFields } from './WindowFields';
import { newValues, type Scope, toBody, toValues, type WindowValues } from './windowValues';

interface Props {
  /** Undefined for a new one. */
  window: MaintenanceWindow | undefined;
  /** What a new one is of. */
  scope: Partial<Scope> | undefined;
  onClose: () => void;
}

/** Makes, shows, changes, ends and deletes a maintenance window; a change of one that a file owns is taken to the file. */
export function WindowDrawer({ window, scope = {}, onClose }: Props) {
  const [initial] = useState(() => (window === undefined ? newValues(scope, serverClock.now()) : toValues(window)));
  const [values, setValues] = useState(initial);
  const [isChecked, setChecked] = useState(false);
  const [isTaken, setTaken] = useState(false);
  const change = useCallback(
    (changes: Partial<WindowValues>) => setValues((before) => ({ ...before, ...changes })),
    []
  );
  const may = useMay();
  const here = useMayInScope(values);
  // What is chosen may be what they may not act on: that is to be taken back again.
  const mayFillIn = may('updateMaintenanceWindow', useMayInScope(initial));
  const save = useSaveMaintenance(window?.uid);
  const problems = problemsOf(values);
  const ownedBy = window && ownedText(window);
  const isForFile = ownedBy !== undefined && mayCall(asYaml);
  const submit = () => {
    setChecked(true);
    if (Object.keys(problems).length > 0) {
      return;
    }
    if (isForFile) {
      setTaken(true);
    } else {
      save.mutate(toBody(values), { onSuccess: onClose });
    }
  };
  if (window && isTaken) {
    return <TakeToFile route={asYaml} owned={window} changes={toBody(values)} onClose={() => setTaken(false)} />;
  }
  return (
    <Drawer title={window?.name ?? t('maintenance.new', 'New maintenance window')} size="md" onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack direction="column" gap={2}>
          {window && <OwnedNote owned={window} route={asYaml} />}
          {save.error && (
            <Alert severity="error" title={t('maintenance.not-saved', 'Not saved')}>
              {errorText(save.error)}
            </Alert>
          )}
          <WindowFields
            values={values}
            problems={isChecked ? problems : {}}
            isNew={window === undefined}
            isReadOnly={!isForFile && (ownedBy !== undefined || !mayFillIn)}
            onChange={change}
          />
          <MayHere value={here}>
            <WindowButtons window={window} isForFile={isForFile} isSaving={save.isPending} onClose={onClose} />
          </MayHere>
        </Stack>
      </form>
    </Drawer>
  );
}

/** Writes it as a provisioning file. */
const asYaml = 'getMaintenanceWindowAsYaml';
