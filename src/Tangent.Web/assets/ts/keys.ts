/**
 * Single-key shortcuts: "/" to the filter, "?" the sheet, "g" then a letter to a page (links with data-go),
 * "j" and "k" along the rows of a table or the queue beside a case, any link or button with data-key, and with Ctrl or Alt those with data-chord.
 * Single keys are off while typing, and the
 * reader can turn them off in the sheet (WCAG 2.1.4).
 */
const offKey = "tg-keys-off";
let goUntil = 0;

export const isTyping = (target: EventTarget | null) => target instanceof HTMLElement
  && (target.isContentEditable || target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select"));

export const isOff = () => {
  try { return localStorage.getItem(offKey) === "1"; } catch { return false; }
};

function alongRows(step: number): boolean {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(".tg-t.rows a.tt, .tg-queue li a")];
  if (links.length === 0) return false;
  const focused = links.indexOf(document.activeElement as HTMLAnchorElement);
  const at = focused >= 0 ? focused : links.findIndex(link => link.getAttribute("aria-current") === "true");
  links[Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
  return true;
}

function act(key: string): boolean {
  const byAttribute = (name: string) => document.querySelector<HTMLElement>(`[${name}="${CSS.escape(key)}"]`);
  if (performance.now() < goUntil) {
    goUntil = 0;
    const link = byAttribute("data-go");
    link?.click();
    return link !== null;
  }
  switch (key) {
    case "g":
      goUntil = performance.now() + 1500;
      return true;
    case "/": {
      const filter = document.querySelector<HTMLElement>("[data-filter]") ?? document.querySelector("[data-search]");
      (filter as HTMLElement | null)?.focus();
      return filter !== null;
    }
    case "?": {
      const sheet = document.getElementById("tg-keys");
      if (sheet instanceof HTMLDialogElement) sheet.showModal();
      return sheet !== null;
    }
    case "j":
      return alongRows(1);
    case "k":
      return alongRows(-1);
    default: {
      const control = byAttribute("data-key");
      control?.click();
      return control !== null;
    }
  }
}

// Ctrl and Alt with a key work while typing too: "ctrl+enter" sends, "alt+arrowup" moves what is being written.
function chord(event: KeyboardEvent): boolean {
  if (!(event.ctrlKey || event.metaKey || event.altKey) || event.isComposing) return false;
  const keys = `${event.altKey ? "alt" : "ctrl"}+${event.key.toLowerCase()}`;
  const control = document.querySelector<HTMLElement>(`[data-chord="${CSS.escape(keys)}"]`);
  control?.click();
  return control !== null;
}

export function startKeys(): void {
  const onOff = document.querySelector<HTMLInputElement>("[data-keys-switch]");
  if (onOff) {
    onOff.checked = !isOff();
    onOff.addEventListener("change", () => {
      try { localStorage.setItem(offKey, onOff.checked ? "0" : "1"); } catch { /* private window: for this page only */ }
    });
  }
  document.addEventListener("keydown", event => {
    if (!document.querySelector("dialog[open]") && chord(event)) {
      event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
    if (document.querySelector("dialog[open]") || (onOff ? !onOff.checked : isOff())) return;
    if (act(event.key)) event.preventDefault();
  });
}
