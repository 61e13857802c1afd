/**
 * A link with data-dialog="id" leads to a confirm page; with script the same question opens here as a <dialog>.
 * A button with data-close closes the dialog it stands in; the browser gives the focus back.
 */
export function startDialogs(): void {
  document.addEventListener("click", event => {
    if (!(event.target instanceof Element) || event.defaultPrevented) return;
    if (event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey)) return;

    const opener = event.target.closest<HTMLElement>("[data-dialog]");
    if (opener) {
      const dialog = document.getElementById(opener.dataset["dialog"] ?? "");
      if (dialog instanceof HTMLDialogElement) {
        event.preventDefault();
        dialog.showModal();
      }
      return;
    }
    const closer = event.target.closest("[data-close]");
    if (closer) {
      event.preventDefault();
      closer.closest("dialog")?.close();
      return;
    }
    if (event.target instanceof HTMLDialogElement) event.target.close(); // the veil belongs to the dialog element
  });
}
