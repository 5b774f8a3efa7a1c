// Draws the panels of a dashboard with the components of Grafana. The frames are the answers of Prometheus.
import '@fontsource/inter/400.css';
import '@fontsource/inter/500.css';
import {
  applyFieldOverrides, createTheme, dateTime, FieldType, getDisplayValueAlignmentFactors, getFieldDisplayValues,
  Registry, standardTransformers, ThemeContext,
} from '@grafana/data';
import { BarGauge, BigValue, GlobalStyles, PanelChrome, TimeSeries, VizRepeater } from '@grafana/ui';
import { TableNG } from '@grafana/ui/unstable';
import { createRoot } from 'react-dom/client';
import { firstValueFrom, of } from 'rxjs';

// Grafana's grid: 24 columns, rows of 30 px, 8 px between panels.
const columns = 24, row = 30, gap = 8;
const timeZone = 'utc';
const theme = createTheme({ colors: { mode: 'light' } });
const replaceVariables = text => text;

// The defaults of the panel plugins, which a dashboard does not repeat.
const custom = {
  timeseries: {
    drawStyle: 'line', lineInterpolation: 'linear', lineWidth: 1, fillOpacity: 0, gradientMode: 'none',
    spanNulls: false, showPoints: 'never', pointSize: 5, axisPlacement: 'auto', scaleDistribution: { type: 'linear' },
    hideFrom: { legend: false, tooltip: false, viz: false }, stacking: { mode: 'none' },
    thresholdsStyle: { mode: 'off' },
  },
  table: { align: 'auto', cellOptions: { type: 'auto' }, inspect: false },
};

// The properties that the overrides of the dashboard set. Grafana's packages have the registry without its contents.
const property = (id, path, isCustom) =>
  ({ id, path, name: id, isCustom, process: value => value, shouldApply: () => true });
const fieldConfigRegistry = new Registry(
  () => [property('unit', 'unit', false), property('custom.width', 'width', true)]);

const number = text => (text === 'NaN' ? NaN : Number(text));

// As Grafana's data source for Prometheus: one frame a series, or one table with a column for each label.
function createFrames({ panel, answers }) {
  const config = { ...panel.fieldConfig.defaults, custom: custom[panel.type] };
  return panel.targets.flatMap((target, index) => {
    const series = answers[index].data.result;
    const points = series.map(one => one.values ?? [one.value]);
    const times = values =>
      ({ name: 'Time', type: FieldType.time, config: {}, values: values.map(([time]) => time * 1000) });
    const value = values =>
      ({ name: 'Value', type: FieldType.number, config, values: values.map(([, text]) => number(text)) });
    if (target.format === 'table') {
      const labels = [...new Set(series.flatMap(one => Object.keys(one.metric)))].sort();
      const column = name =>
        ({ name, type: FieldType.string, config, values: series.map(one => one.metric[name] ?? '') });
      const fields = [times(points.flat()), ...labels.map(column), value(points.flat())];
      return [{ refId: target.refId, length: series.length, fields }];
    }
    return series.map((one, number) => {
      const displayNameFromDS = target.legendFormat.replace(/\{\{(\w+)\}\}/g, (_, label) => one.metric[label] ?? '');
      const field = { ...value(points[number]), labels: one.metric };
      if (target.legendFormat !== '__auto') field.config = { ...config, displayNameFromDS };
      return { refId: target.refId, length: points[number].length, fields: [times(points[number]), field] };
    });
  });
}

async function transform(frames, { transformations = [], fieldConfig }) {
  const known = Object.values(standardTransformers);
  for (const { id, options } of transformations) {
    const { operator } = known.find(one => one.id === id);
    frames = await firstValueFrom(of(frames).pipe(operator(options, { interpolate: replaceVariables })));
  }
  return applyFieldOverrides({
    data: frames, fieldConfig: { defaults: {}, overrides: fieldConfig.overrides }, fieldConfigRegistry,
    replaceVariables, theme, timeZone,
  });
}

function Values({ panel, frames, width, height, ...other }) {
  const getValues = () => getFieldDisplayValues({
    fieldConfig: panel.fieldConfig, reduceOptions: panel.options.reduceOptions, data: frames,
    replaceVariables, theme, timeZone,
  });
  return (
    <VizRepeater source={frames} getValues={getValues} renderCounter={0} width={width} height={height}
      getAlignmentFactors={getDisplayValueAlignmentFactors}
      orientation={panel.options.orientation ?? 'auto'} {...other} />
  );
}

const visualizations = {
  stat: ({ panel, ...rest }) => (
    <Values panel={panel} {...rest} autoGrid itemSpacing={3}
      renderValue={({ value, alignmentFactors, width, height, count }) => (
        <BigValue value={value.display} count={count} alignmentFactors={alignmentFactors} width={width} height={height}
          theme={theme} colorMode={panel.options.colorMode} graphMode={panel.options.graphMode}
          justifyMode="auto" textMode="auto" wideLayout />
      )} />
  ),
  bargauge: ({ panel, ...rest }) => (
    <Values panel={panel} {...rest} itemSpacing={10} minVizWidth={8} minVizHeight={16} maxVizHeight={300}
      renderValue={({ value, alignmentFactors, width, height, orientation }) => (
        <BarGauge value={value.display} field={value.field}
          display={value.view?.getFieldDisplayProcessor(value.colIndex)} alignmentFactors={alignmentFactors}
          width={width} height={height} orientation={orientation} theme={theme}
          displayMode={panel.options.displayMode} valueDisplayMode="color" namePlacement="auto" showUnfilled
          itemSpacing={10} />
      )} />
  ),
  timeseries: ({ panel, frames, width, height, timeRange }) => (
    <TimeSeries frames={frames} width={width} height={height} timeRange={timeRange} timeZone={timeZone}
      legend={panel.options.legend} />
  ),
  table: ({ frames, width, height }) => (
    <TableNG data={frames[0]} width={width} height={height} cellHeight="sm" enableVirtualization={false} />
  ),
};

function Panel({ panel, frames, timeRange, width }) {
  const { x, y, w, h } = panel.gridPos, cell = (width - gap) / columns - gap;
  const size = { width: w * (cell + gap) - gap, height: h * (row + gap) - gap };
  const Visualization = visualizations[panel.type];
  const isEmpty = frames.every(frame => frame.length === 0);
  return (
    <section style={{ position: 'absolute', left: gap + x * (cell + gap), top: gap + y * (row + gap) }}>
      <PanelChrome title={panel.title} description={panel.description} {...size}
        padding={panel.type === 'table' ? 'none' : 'md'}>
        {(innerWidth, innerHeight) => isEmpty ? <p style={{ textAlign: 'center' }}>No data</p> : (
          <Visualization panel={panel} frames={frames} timeRange={timeRange} width={innerWidth} height={innerHeight} />
        )}
      </PanelChrome>
    </section>
  );
}

window.draw = async (panels, { from, to }, width) => {
  const drawn = await Promise.all(
    panels.map(async one => ({ ...one, frames: await transform(createFrames(one), one.panel) })));
  const range = { from: dateTime(from * 1000), to: dateTime(to * 1000) };
  const timeRange = { ...range, raw: range };
  const rows = Math.max(...panels.map(({ panel }) => panel.gridPos.y + panel.gridPos.h));
  const main = document.querySelector('main');
  main.style.cssText = `position: relative; width: ${width}px; height: ${rows * (row + gap) + gap}px`;
  createRoot(main).render(
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      {drawn.map(({ panel, frames }) => (
        <Panel key={panel.id} panel={panel} frames={frames} timeRange={timeRange} width={width} />
      ))}
    </ThemeContext.Provider>,
  );
};
