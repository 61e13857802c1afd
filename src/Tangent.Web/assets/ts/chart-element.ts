/**
 * <tg-chart>: a chart to zoom and explore. It reads one typed record from its <script type="application/json"> child
 * and loads the chart library only when it comes into view. The table behind it stays in the page.
 */
import type { ChartRecord } from "./chart-record";

declare const CHART_VERSION: string;

type Drawing = { redraw: () => void; dispose: () => void };
type Library = { draw: (canvas: HTMLElement, record: ChartRecord) => Drawing };

let library: Promise<Library> | undefined;
const load = () => library ??= import(new URL(`./chart.js?v=${CHART_VERSION}`, import.meta.url).href) as Promise<Library>;

class ChartElement extends HTMLElement {
  #drawing: Drawing | undefined;
  #seen: IntersectionObserver | undefined;
  #theme: MutationObserver | undefined;
  #system = matchMedia("(prefers-color-scheme: dark)");
  #redraw = () => this.#drawing?.redraw();

  connectedCallback(): void {
    this.#seen = new IntersectionObserver(entries => {
      if (!entries.some(entry => entry.isIntersecting)) return;
      this.#seen?.disconnect();
      void this.#draw();
    }, { rootMargin: "200px" });
    this.#seen.observe(this);
    this.#theme = new MutationObserver(this.#redraw);
    this.#theme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    this.#system.addEventListener("change", this.#redraw);
  }

  disconnectedCallback(): void {
    this.#seen?.disconnect();
    this.#theme?.disconnect();
    this.#system.removeEventListener("change", this.#redraw);
    this.#drawing?.dispose();
    this.#drawing = undefined;
  }

  async #draw(): Promise<void> {
    const json = this.querySelector("script[type='application/json']")?.textContent;
    const canvas = this.querySelector<HTMLElement>(".canvas");
    if (!json || !canvas) return;
    const record = JSON.parse(json) as ChartRecord;
    const { draw } = await load();
    if (this.isConnected) this.#drawing = draw(canvas, record);
  }
}

customElements.define("tg-chart", ChartElement);
