/**
 * What writing is eased by: a form with data-live is drawn in data-live-view while somebody types, by the server and without being
 * kept; lines of a list with data-order are dragged into another place, which sends the form of that id.
 */
const pause = 400;

export function startBuilders(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-live]");
  const view = document.querySelector("[data-live-view]");
  let waiting = 0, asked = 0;
  if (form && view) form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => void draw(), pause);
  });

  async function draw(): Promise<void> {
    const [mine, body] = [++asked, new FormData(form!)];
    body.set("act", "preview");
    try {
      const answer = await fetch(location.href, { method: "POST", body });
      const drawn = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-live-view]");
      // What was typed since then is on its way.
      if (drawn && mine === asked) view!.replaceChildren(...drawn.childNodes);
    } catch { /* without a network the picture stays as it was */ }
  }

  const list = document.querySelector<HTMLElement>("[data-order]");
  const order = list && document.getElementById(list.dataset["order"]!) as HTMLFormElement | null;
  if (!list || !order) return;
  const lines = () => [...list.querySelectorAll<HTMLElement>("li[data-id]")];
  let moved: HTMLElement | null = null;
  for (const line of lines()) line.draggable = true;
  list.addEventListener("dragstart", event => {
    moved = (event.target as HTMLElement).closest("li[data-id]");
    if (event.dataTransfer) event.dataTransfer.effectAllowed = "move";
  });
  list.addEventListener("dragover", event => {
    const over = (event.target as HTMLElement).closest<HTMLElement>("li[data-id]");
    if (!moved || !over) return;
    event.preventDefault();
    if (over === moved) return;
    const all = lines();
    if (all.indexOf(over) > all.indexOf(moved)) over.after(moved);
    else over.before(moved);
  });
  list.addEventListener("drop", event => {
    if (!moved) return;
    event.preventDefault();
    (order.elements.namedItem("moved") as HTMLInputElement).value = moved.dataset["id"]!;
    (order.elements.namedItem("place") as HTMLInputElement).value = String(lines().indexOf(moved));
    order.requestSubmit();
  });
}
