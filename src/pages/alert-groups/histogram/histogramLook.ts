import { isRecord } from '../../../api/client/isRecord';
import type { HistogramBy } from '../../../api/groupSearch';
import { usePreference } from '../../../api/preferences/usePreference';

/** How a user wants the bars. */
interface HistogramLook {
  by: HistogramBy;
  isOpen: boolean;
}

const defaultLook: HistogramLook = { by: 'severity', isOpen: true };

export function useHistogramLook(): [HistogramLook, (look: HistogramLook) => void] {
  const [look = defaultLook, save] = usePreference('histogram', readLook);
  return [look, save];
}

/** @param stored maybe by another version, so what is not known is left out */
function readLook(stored: unknown): HistogramLook {
  const { by, isOpen }: Partial<Record<keyof HistogramLook, unknown>> = isRecord(stored) ? stored : {};
  return { by: by === 'state' ? by : defaultLook.by, isOpen: isOpen !== false };
}
