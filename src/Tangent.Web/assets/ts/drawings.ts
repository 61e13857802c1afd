/**
 * A drawing of a service that is written, data-cells: arrow keys go from place to place, and what is dragged to another place is moved
 * there by the form of that id. Everything can be done by forms alone.
 */
type Way = [columns: number, rows: number];

const ways: Record<string, Way> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const spotOf = (target: EventTarget | null): HTMLElement | null => target instanceof Element ? target.closest<HTMLElement>("[data-spot]") : null;

// A step goes among steps, a cell among cells.
const isAlike = (one: HTMLElement, other: HTMLElement) => one.dataset["spot"]!.includes(".") === other.dataset["spot"]!.includes(".");

/** The place one row or column on, in the same drawing; rows without places are passed over. */
function beside(spot: HTMLElement, [columns, rows]: Way): HTMLElement | null {
  const cell = spot.closest<HTMLTableCellElement>("td, th")!;
  if (columns !== 0) {
    const sibling = columns < 0 ? cell.previousElementSibling : cell.nextElementSibling;
    return sibling?.querySelector<HTMLElement>("[data-spot]") ?? null;
  }
  const all = [...cell.closest("table")!.rows];
  for (let i = all.indexOf(cell.parentElement as HTMLTableRowElement) + rows; i >= 0 && i < all.length; i += rows) {
    const there = all[i]!.cells[cell.cellIndex]?.querySelector<HTMLElement>("[data-spot]");
    if (there) return there;
  }
  return null;
}

export function startDrawings(): void {
  const drawings = document.querySelectorAll<HTMLTableElement>("table[data-cells]");
  const form = document.getElementById("move") as HTMLFormElement | null;
  if (drawings.length === 0 || !form) return;
  let moved: HTMLElement | null = null;
  const clear = () => document.querySelectorAll(".is-over").forEach(one => one.classList.remove("is-over"));
  for (const drawing of drawings) {
    for (const one of drawing.querySelectorAll<HTMLElement>("[data-spot]")) one.draggable = !one.classList.contains("none");
    drawing.addEventListener("keydown", event => {
      const [spot, way] = [spotOf(event.target), ways[event.key]];
      if (!spot || !way || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      beside(spot, way)?.focus();
    });
    drawing.addEventListener("dragstart", event => {
      moved = spotOf(event.target);
      if (event.dataTransfer) event.dataTransfer.effectAllowed = "move";
    });
    drawing.addEventListener("dragover", event => {
      const over = spotOf(event.target);
      clear();
      if (!moved || !over || !isAlike(over, moved)) return;
      event.preventDefault();
      if (over !== moved) over.classList.add("is-over");
    });
    drawing.addEventListener("dragend", clear);
    drawing.addEventListener("drop", event => {
      const over = spotOf(event.target);
      if (!moved || !over || over === moved || !isAlike(over, moved)) return;
      event.preventDefault();
      (form.elements.namedItem("moved") as HTMLInputElement).value = moved.dataset["spot"]!;
      (form.elements.namedItem("to") as HTMLInputElement).value = over.dataset["spot"]!;
      form.requestSubmit();
    });
  }
}
