/** Toasts go away by themselves, unless they report a failure or the reader is on them. */
const staySeconds = 8;

export function startToasts(): void {
  for (const toast of document.querySelectorAll<HTMLElement>(".tg-toast")) {
    const close = toast.querySelector<HTMLButtonElement>("[data-dismiss]");
    if (close) {
      close.hidden = false;
      close.addEventListener("click", () => toast.remove());
    }
    if (toast.classList.contains("neg")) continue;

    let timer = 0;
    const start = () => { timer = window.setTimeout(() => toast.remove(), staySeconds * 1000); };
    const hold = () => window.clearTimeout(timer);
    toast.addEventListener("mouseenter", hold);
    toast.addEventListener("mouseleave", start);
    toast.addEventListener("focusin", hold);
    toast.addEventListener("focusout", start);
    start();
  }
}
