/** Lines over time with interval bands, events as dotted verticals, zoom by wheel, drag and slider. */
import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemReturn } from "echarts";
import type { EChartsCoreOption } from "echarts/core";
import type { ChartRecord, TimelineSeries } from "./chart-record";
import { numberText, plain, type Tokens } from "./chart-tokens";

type Timeline = Extract<ChartRecord, { kind: "timeline" }>;
type Point = [number, number];

/** Runs of consecutive points that have both ends: a gap in the data is a gap in the band. */
function runs(series: TimelineSeries): { at: number; low: number; high: number }[][] {
  const found: { at: number; low: number; high: number }[][] = [[]];
  series.low?.forEach((low, at) => {
    const high = series.high?.[at];
    if (low != null && high != null) found[found.length - 1]!.push({ at, low, high });
    else if (found[found.length - 1]!.length > 0) found.push([]);
  });
  return found.filter(run => run.length > 1);
}

function band(series: TimelineSeries, fill: string): object {
  return {
    type: "custom", silent: true, z: 1, clip: true, tooltip: { show: false },
    // The ends of the intervals are its data, so that the axis makes room for them; one polygon draws them all.
    data: runs(series).flat().flatMap(p => [[p.at, p.low], [p.at, p.high]]),
    renderItem: (item: { dataIndex: number }, api: CustomSeriesRenderItemAPI): CustomSeriesRenderItemReturn => ({
      type: "group",
      children: (item.dataIndex > 0 ? [] : runs(series)).map(run => ({
        type: "polygon" as const,
        shape: {
          points: [
            ...run.map(p => api.coord([p.at, p.high]) as Point),
            ...run.map(p => api.coord([p.at, p.low]) as Point).reverse(),
          ],
        },
        style: { fill },
      })),
    }),
  };
}

/** Whole numbers on an axis need no decimals. */
const axisText = (text: (value: number) => string) => (value: number) =>
  Number.isInteger(value) ? String(value).replace("-", "−") : text(value);

export function timeline(record: Timeline, tokens: Tokens): EChartsCoreOption {
  const text = numberText(record.locale, record.decimals);
  const value = (series: TimelineSeries, at: number) => {
    const v = series.values[at], low = series.low?.[at], high = series.high?.[at], n = series.n?.[at];
    if (v == null) return null;
    const interval = low != null && high != null ? `  ${text(low)} – ${text(high)}` : "";
    return `${plain(series.name)}  ${text(v)}${record.unit}${interval}${n != null ? `  n=${n}` : ""}`;
  };
  return {
    grid: { left: 44, right: 20, top: 28, bottom: 64 },
    xAxis: {
      type: "category", data: record.x, boundaryGap: false,
      axisLine: { lineStyle: { color: tokens.of("line-strong") } }, axisTick: { show: false },
      axisLabel: { color: tokens.of("ink-3"), fontSize: 12, hideOverlap: true },
    },
    yAxis: {
      type: "value", scale: true, splitNumber: 4,
      axisLabel: { color: tokens.of("ink-3"), fontSize: 11, formatter: axisText(text) },
      splitLine: { lineStyle: { color: tokens.of("grid") } },
    },
    dataZoom: [
      { type: "inside", zoomOnMouseWheel: "ctrl", filterMode: "none" },
      {
        type: "slider", filterMode: "none", height: 22, bottom: 10, borderColor: tokens.of("line"), fillerColor: tokens.of("band"),
        backgroundColor: tokens.of("sunken"), brushSelect: false, showDetail: false,
        handleStyle: { color: tokens.of("panel"), borderColor: tokens.of("field") },
        moveHandleStyle: { color: tokens.of("line-strong") },
        dataBackground: { lineStyle: { color: tokens.of("neu-mid") }, areaStyle: { color: tokens.of("grid") } },
        selectedDataBackground: { lineStyle: { color: tokens.of("s1") }, areaStyle: { color: tokens.of("grid") } },
      },
    ],
    tooltip: {
      trigger: "axis",
      formatter: (points: { dataIndex: number }[] | { dataIndex: number }) => {
        const at = (Array.isArray(points) ? points[0]?.dataIndex : points.dataIndex) ?? 0;
        return [record.x[at], ...record.series.map(s => value(s, at))].filter(Boolean).join("\n");
      },
    },
    series: record.series.flatMap((series, i) => [
      band(series, tokens.of(i === 0 ? "band" : "band-2")),
      {
        type: "line", name: series.name, data: series.values, z: 3, showSymbol: false, symbol: "circle", symbolSize: 6,
        lineStyle: { color: tokens.of(series.paint), width: 2 }, itemStyle: { color: tokens.of(series.paint) },
        ...(i === 0 && record.events.length > 0 ? { markLine: events(record, tokens) } : {}),
      },
    ]),
  };
}

const events = (record: Timeline, tokens: Tokens): object => ({
  symbol: "none", silent: true,
  data: record.events.map(event => ({
    xAxis: event.at,
    lineStyle: { color: tokens.of("ink-4"), type: [2, 3], width: 1 },
    label: { show: true, formatter: plain(event.label), position: "end", color: tokens.of("ink-2"), fontSize: 12 },
  })),
});
