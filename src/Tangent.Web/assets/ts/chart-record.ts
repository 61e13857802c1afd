/** The typed option record that C# writes (Charts/ExploredChart.cs) and <tg-chart> reads: one shape, two languages. */
export type Paint = "s1" | "s2" | "s3" | "s4" | "pos" | "neg" | "neu" | "warn";

export type TimelineSeries = {
  name: string;
  paint: Paint;
  values: (number | null)[];
  low: (number | null)[] | null;
  high: (number | null)[] | null;
  n: (number | null)[] | null;
};

export type Bubble = {
  name: string;
  x: number;
  y: number;
  size: number;
  paint: Paint;
  isSignificant: boolean;
  note: string;
};

export type ChartRecord = {
  label: string;
  locale: string;
  decimals: number;
  unit: string;
  intervalWord: string;
} & (
  | { kind: "timeline"; x: string[]; series: TimelineSeries[]; events: { at: number; label: string }[] }
  | { kind: "bubbles"; xName: string; yName: string; bubbles: Bubble[] }
);
