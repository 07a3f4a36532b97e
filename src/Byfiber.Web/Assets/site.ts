// What every page loads: htmx for progress and searches, and small comforts. Pages work without any of it.
import "htmx.org";

document.documentElement.classList.add("js");

openAndCloseTheMenu();
sendOnChange();
askBeforeItIsDone();

/** On narrow screens the menu folds away behind its button; without script it stays open. */
function openAndCloseTheMenu(): void {
  const button = document.querySelector<HTMLButtonElement>("#menu-button");
  const menu = document.querySelector<HTMLElement>("#menu");
  if (!button || !menu) return;
  const show = (open: boolean): void => {
    button.setAttribute("aria-expanded", String(open));
    menu.classList.toggle("open", open);
  };
  button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
    show(false);
    button.focus();
  });
}

/** A choice with data-send goes as soon as it is made; its form's button is for those without script. */
function sendOnChange(): void {
  document.addEventListener("change", (event) => {
    const choice = event.target;
    if (choice instanceof HTMLSelectElement && choice.hasAttribute("data-send")) choice.form?.requestSubmit();
  });
}

/** A form with data-ask says what will happen before it is sent. */
function askBeforeItIsDone(): void {
  document.addEventListener("submit", (event) => {
    const question = event.target instanceof HTMLFormElement ? event.target.dataset["ask"] : undefined;
    if (question && !window.confirm(question)) event.preventDefault();
  });
}
