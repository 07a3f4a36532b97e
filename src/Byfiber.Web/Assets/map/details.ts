// The panel beside the map: what was clicked, as the server tells it. The same address opens as a page of its own.

export class DetailsPanel {
  private opener: Element | null = null;

  constructor(
    private readonly panel: HTMLElement,
    private readonly onClose: () => void,
  ) {
    this.panel.querySelector("[data-close]")?.addEventListener("click", () => this.close());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.panel.hidden && this.panel.contains(document.activeElement)) this.close();
    });
  }

  async open(path: string): Promise<void> {
    const answer = await fetch(`${path}${path.includes("?") ? "&" : "?"}panel=true`);
    if (!answer.ok) return;
    const body = this.panel.querySelector<HTMLElement>("[data-body]");
    if (!body) return;
    body.innerHTML = await answer.text();
    this.opener ??= document.activeElement;
    this.panel.hidden = false;
    this.panel.focus({ preventScroll: true });
  }

  close(): void {
    this.panel.hidden = true;
    this.onClose();
    if (this.opener instanceof HTMLElement) this.opener.focus({ preventScroll: true });
    this.opener = null;
  }
}
