import type { GrafanaTheme2 } from '@grafana/data';
import {
  AxisPlacement,
  BarAlignment,
  DrawStyle,
  PointVisibility,
  ScaleDirection,
  ScaleOrientation,
  UPlotConfigBuilder,
} from '@grafana/ui';

interface Options {
  /** What the layers of a bar stand for, the highest first. */
  layers: readonly string[];
  /** Milliseconds that a bar stands for. */
  step: number;
  theme: GrafanaTheme2;
}

/** Bars without axes: what lies over them says the times. */
export function plotConfig({ layers, step, theme }: Options): UPlotConfigBuilder {
  const config = new UPlotConfigBuilder();
  config.addScale({
    scaleKey: 'x',
    isTime: true,
    orientation: ScaleOrientation.Horizontal,
    direction: ScaleDirection.Right,
    range: (plot) => {
      const times = plot.data[0];
      return [times[0] ?? 0, (times.at(-1) ?? 0) + step];
    },
  });
  config.addScale({
    scaleKey: 'y',
    orientation: ScaleOrientation.Vertical,
    direction: ScaleDirection.Up,
    range: (_, __, max) => [0, Math.max(1, max)],
  });
  for (const scaleKey of ['x', 'y']) {
    config.addAxis({ scaleKey, theme, placement: AxisPlacement.Hidden });
  }
  config.setPadding([2, 0, 0, 0]);
  config.setCursor({ show: false });
  for (const layer of layers) {
    config.addSeries({
      scaleKey: 'y',
      theme,
      drawStyle: DrawStyle.Bars,
      barAlignment: BarAlignment.After,
      barWidthFactor: 0.9,
      lineColor: layerColor(layer, theme),
      lineWidth: 0,
      fillColor: layerColor(layer, theme),
      fillOpacity: 100,
      showPoints: PointVisibility.Never,
    });
  }
  return config;
}

function layerColor(layer: string, theme: GrafanaTheme2): string {
  const { visualization, colors } = theme;
  switch (layer) {
    case 'critical':
    case 'firing':
    case 'rejected':
      return visualization.getColorByName('red');
    case 'high':
    case 'limited':
    case 'acknowledged':
      return visualization.getColorByName('orange');
    case 'warning':
      return visualization.getColorByName('yellow');
    case 'info':
    case 'silenced':
      return visualization.getColorByName('blue');
    case 'resolved':
    case 'accepted':
      return visualization.getColorByName('green');
    default:
      return colors.text.disabled;
  }
}
