// Builds ../wwwroot/built from the sources in this folder: style sheets, scripts, icons.svg, mark.svg and manifest.json, which gives the
// first digits of each file's hash, so that a page can ask for exactly this version.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../wwwroot/built");
const hash = file => createHash("sha256").update(readFileSync(join(out, file))).digest("hex").slice(0, 12);

// The dark values are written once; a page is dark because it was chosen, or because the system is and nothing was.
const darkTheme = {
  name: "dark-theme",
  setup: bundle => bundle.onLoad({ filter: /tokens\.dark\.css$/ }, ({ path }) => {
    const values = readFileSync(path, "utf8");
    return {
      loader: "css",
      contents: `@media screen { :root[data-theme="dark"] { ${values} } }
        @media screen and (prefers-color-scheme: dark) {
          :root:not([data-theme="light"]):not([data-theme="dark"]) { ${values} }
        }`,
    };
  }),
};

function icons() {
  const names = readFileSync(join(here, "icons.txt"), "utf8").split("\n").map(l => l.trim()).filter(l => l && l[0] !== "#");
  const symbols = names.map(name => {
    const source = readFileSync(join(here, `node_modules/@tabler/icons/icons/outline/${name}.svg`), "utf8");
    const shapes = source.slice(source.indexOf(">") + 1, source.lastIndexOf("</svg>"))
      .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*\/>/, "").replace(/\s+/g, " ").trim();
    return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.5"`
      + ` stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`;
  });
  writeFileSync(join(out, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("\n")}</svg>\n`);
}

const bundle = (entry, file, more = {}) => build({
  entryPoints: [join(here, entry)], outfile: join(out, file), bundle: true, minify: true, charset: "utf8",
  target: ["chrome114", "firefox125", "safari17"], legalComments: "none", logLevel: "warning", ...more,
});

execFileSync(process.execPath, [join(here, "node_modules/typescript/bin/tsc"), "--noEmit", "-p", here], { stdio: "inherit" });
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
icons();
copyFileSync(join(here, "mark.svg"), join(out, "mark.svg"));
await bundle("css/app.css", "app.css", { plugins: [darkTheme] });
await bundle("css/tell.css", "tell.css", { plugins: [darkTheme] });
await bundle("css/answer.css", "answer.css", { plugins: [darkTheme] });
await bundle("css/kiosk.css", "kiosk.css", { plugins: [darkTheme] });
await bundle("ts/kiosk.ts", "kiosk.js", { format: "esm" });
await bundle("ts/kiosk-worker.ts", "kiosk-worker.js", { format: "iife" });
await bundle("ts/embed.ts", "embed.js", { format: "iife" });
await bundle("ts/chart.ts", "chart.js", { format: "esm" });
await bundle("ts/observe.ts", "observe.js", { format: "esm" });
await bundle("ts/observe-worker.ts", "observe-worker.js", { format: "iife" });
await bundle("ts/app.ts", "app.js", { format: "esm", define: { CHART_VERSION: JSON.stringify(hash("chart.js")) } });
const files = ["app.css", "answer.css", "kiosk.css", "tell.css", "app.js", "chart.js", "kiosk.js", "kiosk-worker.js", "embed.js", "observe.js",
  "observe-worker.js", "icons.svg", "mark.svg"];
writeFileSync(join(out, "manifest.json"), JSON.stringify(Object.fromEntries(files.map(f => [f, hash(f)])), null, 2) + "\n");
