/** Menus are <details class="tg-menu">: Escape and a click elsewhere close them, and only one is open. */
const openMenus = () => document.querySelectorAll<HTMLDetailsElement>("details.tg-menu[open]");

export function startMenus(): void {
  document.addEventListener("click", event => {
    for (const menu of openMenus()) {
      if (!menu.contains(event.target as Node)) menu.open = false;
    }
  });
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    for (const menu of openMenus()) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });
  document.addEventListener("focusin", event => {
    for (const menu of openMenus()) {
      if (!menu.contains(event.target as Node)) menu.open = false;
    }
  });
}
