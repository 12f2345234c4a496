import { UPlotChart, useTheme2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { useWidth } from '../useWidth';
import { type BarData, toBars } from './bars';
import { plotConfig } from './plotConfig';

interface Props {
  data: BarData;
  /** In px. */
  height: number;
}

/** The bars themselves, by uPlot as in Grafana's own panels. */
export function Plot({ data, height }: Props) {
  const theme = useTheme2();
  const [place, width] = useWidth();
  const { times, layers } = useMemo(() => toBars(data), [data]);
  const names = layers.map(({ value }) => value).join();
  const config = useMemo(
    () => plotConfig({ layers: names === '' ? [] : names.split(','), step: data.step, theme }),
    [names, data.step, theme]
  );
  return (
    <div ref={place}>
      {width > 0 && times.length > 0 && (
        <UPlotChart
          width={width}
          height={height}
          config={config}
          data={[times, ...layers.map(({ heights }) => heights)]}
        />
      )}
    </div>
  );
}
