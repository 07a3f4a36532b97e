// The address search as a combobox: suggestions while typing, chosen by arrow keys and Enter or by pointer.
// Without script the same form opens a page of results.

export interface FoundAddress {
  id: number;
  address: string;
  lon: number;
  lat: number;
  path: string;
}

const waitMs = 180;

export function searchAddresses(form: HTMLFormElement, onChoice: (found: FoundAddress) => void): void {
  const input = form.querySelector<HTMLInputElement>("input[type=search]");
  const list = form.querySelector<HTMLUListElement>("[role=listbox]");
  const status = form.querySelector<HTMLElement>("[role=status]");
  if (!input || !list || !status) return;
  new AddressCombobox(form, input, list, status, onChoice);
}

class AddressCombobox {
  private found: FoundAddress[] = [];
  private active = -1;
  private timer = 0;
  private asking: AbortController | null = null;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly input: HTMLInputElement,
    private readonly list: HTMLUListElement,
    private readonly status: HTMLElement,
    private readonly onChoice: (found: FoundAddress) => void,
  ) {
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", list.id);
    input.autocomplete = "off";
    input.addEventListener("input", () => this.askSoon());
    input.addEventListener("keydown", (event) => this.onKey(event));
    input.addEventListener("blur", () => window.setTimeout(() => this.close(), 150));
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = (event.target as Element).closest<HTMLElement>("[role=option]");
      if (option) this.choose(Number(option.dataset["index"]));
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.ask().then(() => {
        if (this.found.length > 0) this.choose(Math.max(this.active, 0));
      });
    });
  }

  private askSoon(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.ask(), waitMs);
  }

  private async ask(): Promise<void> {
    window.clearTimeout(this.timer);
    this.asking?.abort();
    const text = this.input.value.trim();
    if (text.length < 2) {
      this.show([]);
      this.status.textContent = "";
      return;
    }
    this.asking = new AbortController();
    try {
      const address = `${this.form.dataset["suggest"] ?? ""}&q=${encodeURIComponent(text)}`;
      const answer = await fetch(address, { signal: this.asking.signal });
      if (!answer.ok) return;
      this.show((await answer.json()) as FoundAddress[]);
      const told = this.found.length === 0 ? this.form.dataset["none"] : this.form.dataset["some"];
      this.status.textContent = (told ?? "").replace("{0}", String(this.found.length));
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
    }
  }

  private show(found: FoundAddress[]): void {
    this.found = found;
    this.list.replaceChildren(
      ...found.map((one, index) => {
        const option = document.createElement("li");
        option.id = `${this.list.id}-${index}`;
        option.setAttribute("role", "option");
        option.dataset["index"] = String(index);
        option.textContent = one.address;
        return option;
      }),
    );
    this.list.hidden = found.length === 0;
    this.input.setAttribute("aria-expanded", String(found.length > 0));
    this.point(-1);
  }

  private onKey(event: KeyboardEvent): void {
    const count = this.found.length;
    if (event.key === "ArrowDown" && count > 0) this.point((this.active + 1) % count);
    else if (event.key === "ArrowUp" && count > 0) this.point((this.active + count - 1 + (this.active < 0 ? 1 : 0)) % count);
    else if (event.key === "Escape" && count > 0) this.close();
    else if (event.key === "Enter" && this.active >= 0) this.choose(this.active);
    else return;
    event.preventDefault();
  }

  private point(index: number): void {
    this.active = index;
    [...this.list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
    if (index < 0) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    this.input.setAttribute("aria-activedescendant", `${this.list.id}-${index}`);
    this.list.children[index]?.scrollIntoView({ block: "nearest" });
  }

  private choose(index: number): void {
    const one = this.found[index];
    if (!one) return;
    this.input.value = one.address;
    this.close();
    this.onChoice(one);
  }

  private close(): void {
    this.show([]);
  }
}
