/** Bubbles: two measures and a size. Filled when the evidence is significant, hollow and grey when it is not. */
import type { EChartsCoreOption } from "echarts/core";
import type { Bubble, ChartRecord } from "./chart-record";
import { numberText, plain, type Tokens } from "./chart-tokens";

type Bubbles = Extract<ChartRecord, { kind: "bubbles" }>;

export function bubbles(record: Bubbles, tokens: Tokens): EChartsCoreOption {
  const text = numberText(record.locale, record.decimals);
  const largest = Math.max(...record.bubbles.map(b => b.size), 1);
  const radius = (b: Bubble) => 8 + 36 * Math.sqrt(b.size / largest); // area, not width, tells the size
  const axis = (name: string) => ({
    type: "value" as const, name, nameLocation: "middle" as const, nameGap: 30, scale: true,
    nameTextStyle: { color: tokens.of("ink-2") },
    axisLine: { lineStyle: { color: tokens.of("line-strong") } },
    axisLabel: { color: tokens.of("ink-3"), fontSize: 11, formatter: text },
    splitLine: { lineStyle: { color: tokens.of("grid") } },
  });
  return {
    grid: { left: 56, right: 24, top: 20, bottom: 52 },
    xAxis: axis(record.xName),
    yAxis: axis(record.yName),
    dataZoom: [
      { type: "inside", xAxisIndex: 0, zoomOnMouseWheel: "ctrl" },
      { type: "inside", yAxisIndex: 0, zoomOnMouseWheel: "ctrl" },
    ],
    tooltip: {
      trigger: "item",
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const b = record.bubbles[dataIndex];
        return b ? [plain(b.name), `${plain(record.xName)}  ${text(b.x)}`, `${plain(record.yName)}  ${text(b.y)}`,
          plain(b.note)].filter(Boolean).join("\n") : "";
      },
    },
    series: [{
      type: "scatter",
      data: record.bubbles.map(b => ({
        value: [b.x, b.y],
        symbolSize: radius(b),
        itemStyle: b.isSignificant
          ? { color: tokens.of(b.paint), opacity: .8, borderColor: tokens.of("panel"), borderWidth: 1 }
          : { color: tokens.of("panel"), opacity: .9, borderColor: tokens.of("neu"), borderWidth: 1.5 },
        label: { show: true, formatter: plain(b.name), position: "right", color: tokens.of("ink-2"), fontSize: 12 },
      })),
      labelLayout: { hideOverlap: true },
    }],
  };
}
