/** The chart library, loaded only by <tg-chart>. Canvas and rich-text tooltips keep the strict CSP. */
import { CustomChart, LineChart, ScatterChart } from "echarts/charts";
import { DataZoomComponent, GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use, type EChartsCoreOption } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import type { ChartRecord } from "./chart-record";
import { bubbles } from "./chart-bubbles";
import { timeline } from "./chart-timeline";
import { readTokens, type Tokens } from "./chart-tokens";

use([LineChart, ScatterChart, CustomChart, GridComponent, TooltipComponent, DataZoomComponent, MarkLineComponent,
  CanvasRenderer]);

function frame(tokens: Tokens, record: ChartRecord): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: tokens.font, fontSize: 12, color: tokens.of("ink-3") },
    tooltip: {
      trigger: record.kind === "timeline" ? "axis" : "item",
      renderMode: "richText",
      confine: true,
      backgroundColor: tokens.of("panel"),
      borderColor: tokens.of("line-strong"),
      borderWidth: 1,
      textStyle: { color: tokens.of("ink"), fontSize: 12, fontFamily: tokens.font, lineHeight: 18 },
      axisPointer: { lineStyle: { color: tokens.of("ink-4") } },
    },
    ...(record.kind === "timeline" ? timeline(record, tokens) : bubbles(record, tokens)),
  };
}

export function draw(canvas: HTMLElement, record: ChartRecord): { redraw: () => void; dispose: () => void } {
  const chart = init(canvas, null, { renderer: "canvas" });
  const redraw = () => chart.setOption(frame(readTokens(), record), { notMerge: true });
  const size = new ResizeObserver(() => chart.resize());
  size.observe(canvas);
  redraw();
  return {
    redraw,
    dispose: () => {
      size.disconnect();
      chart.dispose();
    },
  };
}
