namespace Tangent.Web.Tests.Parts;

/// <summary>Questions asked inside the page. Each gives the list of what is wrong, so that a failure names it.</summary>
static class Probes
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["contrast"] = Contrast,
        ["names"] = Names,
        ["ids"] = Ids,
        ["overflow"] = Overflow,
        ["targets"] = Targets,
        ["small-targets"] = SmallTargets,
        ["headings"] = Headings,
        ["chart-tables"] = ChartTables,
    };

    /// <summary>Counts every layout shift from the first byte on.</summary>
    public const string WatchShifts = """
        window.shifted = 0;
        new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shifted += entry.value; })
          .observe({ type: "layout-shift", buffered: true });
        """;

    /// <summary>The sum of all layout shifts, when two frames have been drawn after everything was loaded.</summary>
    public const string Shifted = """
        () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(window.shifted)))))
        """;

    /// <summary>Bytes of all scripts that the page has loaded.</summary>
    public const string ScriptBytes = """
        () => performance.getEntriesByType("resource").filter(one => one.initiatorType === "script")
          .reduce((sum, one) => sum + one.decodedBodySize, 0)
        """;

    /// <summary>Where the focus is in the document, and whether its ring and the element can be seen.</summary>
    public const string Focus = """
        () => {
          const at = document.activeElement;
          const all = [...document.querySelectorAll("*")];
          const style = getComputedStyle(at), box = at.getBoundingClientRect();
          const within = at.closest(".tg-search, .tg-find, .q");
          const ring = within ? getComputedStyle(within) : style;
          return { order: at === document.body ? -1 : all.indexOf(at), what: at.outerHTML.slice(0, 90),
            isSeen: box.width > 0 && box.height > 0 && ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2 };
        }
        """;

    // WCAG 2.2: 4.5 to 1, or 3 to 1 from 24 px, or from 18.66 px when bold. Backgrounds are laid over each other.
    private const string Contrast = """
        () => {
          const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          const rgba = text => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = text; canvas.fillRect(0, 0, 1, 1);
            const d = canvas.getImageData(0, 0, 1, 1).data; return [d[0], d[1], d[2], d[3] / 255]; };
          const over = (top, below) => top.slice(0, 3).map((c, i) => c * top[3] + below[i] * (1 - top[3]));
          const light = c => { const [r, g, b] = c.map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
            return .2126 * r + .7152 * g + .0722 * b; };
          const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
          const ground = element => { const layers = [];
            for (let at = element; at; at = at.parentElement) {
              const colour = rgba(getComputedStyle(at).backgroundColor);
              layers.push(colour); if (colour[3] === 1) break; }
            return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255]); };
          const wrong = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const element = walker.currentNode.parentElement, text = walker.currentNode.textContent.trim();
            if (!text || element.closest("script, noscript, .vh, [disabled], option")) continue;
            if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
            const style = getComputedStyle(element);
            const isDrawn = element instanceof SVGElement;
            if (isDrawn && element.tagName !== "text") continue;
            const size = parseFloat(style.fontSize), isLarge = size >= 24 || (size >= 18.66 && +style.fontWeight >= 600);
            const below = ground(element);
            const ink = over(rgba(isDrawn ? style.fill : style.color), below), got = ratio(ink, below);
            if (got < (isLarge ? 3 : 4.5)) wrong.push(`${got.toFixed(2)} ${style.color} "${text.slice(0, 30)}" ${element.className}`);
          }
          for (const edge of document.querySelectorAll("input.tg-input, select.tg-input, textarea.tg-input, .tg-find")) {
            if (!edge.checkVisibility()) continue;
            const got = ratio(over(rgba(getComputedStyle(edge).borderTopColor), ground(edge)), ground(edge.parentElement));
            if (got < 3) wrong.push(`${got.toFixed(2)} edge of ${edge.outerHTML.slice(0, 60)}`);
          }
          return wrong;
        }
        """;

    private const string Names = """
        () => {
          const text = element => (element.textContent ?? "").trim();
          const byIds = ids => (ids ?? "").split(" ").map(id => document.getElementById(id)).filter(Boolean).map(text).join(" ");
          const name = element => element.getAttribute("aria-label") || byIds(element.getAttribute("aria-labelledby"))
            || [...(element.labels ?? [])].map(text).join(" ") || text(element) || element.getAttribute("title");
          const wrong = [];
          for (const element of document.querySelectorAll(
            "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=img], [role=region], [role=group], nav, dialog"))
            if (!name(element)) wrong.push(`no name: ${element.outerHTML.slice(0, 100)}`);
          for (const element of document.querySelectorAll("[aria-describedby], [aria-labelledby], [aria-controls]"))
            for (const attribute of ["aria-describedby", "aria-labelledby", "aria-controls"])
              for (const id of (element.getAttribute(attribute) ?? "").split(" ").filter(Boolean))
                if (!document.getElementById(id)) wrong.push(`${attribute} points nowhere: ${id}`);
          if (!document.documentElement.lang) wrong.push("no language");
          if (!document.title) wrong.push("no title");
          if (document.querySelectorAll("main").length !== 1) wrong.push("not one main");
          if (document.querySelectorAll("h1").length !== 1) wrong.push("not one h1");
          return wrong;
        }
        """;

    private const string Ids = """
        () => {
          const count = {};
          for (const element of document.querySelectorAll("[id]")) count[element.id] = (count[element.id] ?? 0) + 1;
          return Object.keys(count).filter(id => count[id] > 1);
        }
        """;

    private const string Overflow = """
        () => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return [];
          return [`page ${document.documentElement.scrollWidth} in ${width}`,
            ...[...document.querySelectorAll("body *")].filter(element => {
              const box = element.getBoundingClientRect();
              return box.right > width + 1 && box.width > 0 && !element.closest(".tg-scroll, .plot, .tg-tabs, .vh");
            }).slice(0, 8).map(element => element.outerHTML.slice(0, 80))];
        }
        """;

    // 44 px for the controls of a page on a phone. A link inside a sentence or a table's text may be as high as its line.
    private const string Targets = """
        () => [...document.querySelectorAll("button, .tg-btn, summary, .tg-input, .tg-nav a, .tg-tabs a, .tg-seg a, .tg-check")]
          .filter(element => element.checkVisibility())
          .map(element => [element.getBoundingClientRect(), element])
          .filter(([box]) => box.height > 0 && box.height < 43.5)
          .map(([box, element]) => `${Math.round(box.height)} ${element.outerHTML.slice(0, 80)}`)
        """;

    // WCAG 2.5.8: 24 by 24 px, or a circle of 24 px round its middle that touches no other target; not within a sentence.
    private const string SmallTargets = """
        () => {
          const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
            .filter(element => element.checkVisibility({ visibilityProperty: true }))
            .map(element => ({ element: element.matches(".tg-check input, .item input") ? element.closest("label") : element }))
            .map(target => ({ ...target, box: target.element.getBoundingClientRect() })).filter(target => target.box.width > 1);
          const isSmall = box => box.width < 23.5 || box.height < 23.5;
          const isNear = (x, y, box) => {
            const dx = Math.max(box.left - x, 0, x - box.right), dy = Math.max(box.top - y, 0, y - box.bottom);
            return dx * dx + dy * dy < 12 * 12; };
          return all.filter(({ element, box }) => isSmall(box) && !element.closest("p, li:not(nav li)")
            && all.some(other => other.element !== element && !other.element.contains(element) && !element.contains(other.element)
              && isNear(box.left + box.width / 2, box.top + box.height / 2, other.box)))
            .map(({ element, box }) => `${Math.round(box.width)} × ${Math.round(box.height)} ${element.outerHTML.slice(0, 80)}`);
        }
        """;

    // The first heading of the page's own content is its title, and no level is left out on the way down.
    private const string Headings = """
        () => {
          const levels = [...document.querySelectorAll("main h1, main h2, main h3, main h4")]
            .filter(heading => heading.checkVisibility()).map(heading => [+heading.tagName[1], heading.textContent.trim()]);
          return levels.filter(([level], i) => level > (i === 0 ? 1 : levels[i - 1][0] + 1)).map(([level, text]) => `h${level} ${text}`);
        }
        """;

    private const string ChartTables = """
        () => [...document.querySelectorAll("figure")]
          .filter(figure => figure.querySelector("svg[role=img], tg-chart") && !figure.querySelector("table"))
          .map(figure => figure.outerHTML.slice(0, 100))
        """;
}
