/**
 * <tg-palette data-url="/palette" data-icons="/built/icons.svg">: search and commands on Ctrl/⌘ K.
 * The page carries the dialog with its words; this drives it as a combobox with a list (WAI-ARIA APG).
 */
type Hit = { title: string; hint: string | null; url: string; icon: string | null };

const svg = "http://www.w3.org/2000/svg";

/** Only a path of this site may be opened: the answer is data, not trust. */
const isPath = (url: string) => /^\/(?![/\\])/.test(url);

class Palette extends HTMLElement {
  #dialog!: HTMLDialogElement;
  #input!: HTMLInputElement;
  #list!: HTMLUListElement;
  #none!: HTMLElement;
  #hits: Hit[] = [];
  #chosen = -1;
  #asked = 0;
  #timer = 0;

  connectedCallback(): void {
    const dialog = this.querySelector("dialog");
    const input = this.querySelector("input");
    const list = this.querySelector("ul");
    const none = this.querySelector<HTMLElement>(".none");
    if (!dialog || !input || !list || !none) return;
    [this.#dialog, this.#input, this.#list, this.#none] = [dialog, input, list, none];

    document.addEventListener("keydown", event => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
        event.preventDefault();
        this.#open();
      }
    });
    input.addEventListener("input", () => this.#askSoon());
    input.addEventListener("keydown", event => this.#key(event));
    list.addEventListener("click", event => {
      const option = (event.target as Element).closest<HTMLElement>("[role=option]");
      if (option) this.#go(Number(option.dataset["at"]));
    });
  }

  #open(): void {
    if (this.#dialog.open) return;
    this.#dialog.showModal();
    this.#input.select();
    void this.#ask();
  }

  #askSoon(): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#ask(), 120);
  }

  async #ask(): Promise<void> {
    const ask = ++this.#asked;
    try {
      const answer = await fetch(`${this.dataset["url"]}?q=${encodeURIComponent(this.#input.value.trim())}`, {
        headers: { Accept: "application/json" },
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const hits = (await answer.json() as Hit[]).filter(hit => isPath(hit.url));
      if (ask === this.#asked) this.#show(hits);
    } catch {
      if (ask === this.#asked) this.#show([]);
    }
  }

  #show(hits: Hit[]): void {
    this.#hits = hits;
    this.#list.replaceChildren(...hits.map((hit, at) => this.#option(hit, at)));
    this.#list.hidden = hits.length === 0;
    this.#none.hidden = hits.length > 0;
    this.#input.setAttribute("aria-expanded", String(hits.length > 0));
    this.#choose(hits.length > 0 ? 0 : -1);
  }

  #option(hit: Hit, at: number): HTMLLIElement {
    const option = document.createElement("li");
    option.setAttribute("role", "option");
    option.id = `tg-palette-${at}`;
    option.dataset["at"] = String(at);
    if (hit.icon) {
      const icon = document.createElementNS(svg, "svg");
      icon.setAttribute("class", "ti");
      icon.setAttribute("aria-hidden", "true");
      icon.appendChild(document.createElementNS(svg, "use")).setAttribute("href", `${this.dataset["icons"]}#${hit.icon}`);
      option.append(icon);
    }
    const title = option.appendChild(document.createElement("span"));
    title.textContent = hit.title;
    if (hit.hint) {
      const hint = option.appendChild(document.createElement("span"));
      hint.className = "hint";
      hint.textContent = hit.hint;
    }
    return option;
  }

  #choose(at: number): void {
    this.#chosen = at;
    [...this.#list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    const option = this.#list.children[at];
    if (option) this.#input.setAttribute("aria-activedescendant", option.id);
    else this.#input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing) return; // Enter ends a Chinese word here, it does not open anything
    const count = this.#hits.length;
    if (event.key === "ArrowDown" && count > 0) this.#choose((this.#chosen + 1) % count);
    else if (event.key === "ArrowUp" && count > 0) this.#choose((this.#chosen + count - 1) % count);
    else if (event.key === "Enter") this.#go(this.#chosen);
    else return;
    event.preventDefault();
  }

  #go(at: number): void {
    const hit = this.#hits[at];
    if (hit) location.assign(hit.url);
    else if (this.dataset["search"] && this.#input.value.trim()) {
      location.assign(`${this.dataset["search"]}?q=${encodeURIComponent(this.#input.value.trim())}`);
    }
  }
}

customElements.define("tg-palette", Palette);
