// Draws the curve of a table with data-curve: its first column is the share of the work, the others are amounts. The
// table itself is the text that says the same.
import { CategoryScale, Chart, Filler, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip } from "chart.js";

Chart.register(CategoryScale, Filler, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip);
Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
Chart.defaults.font.size = 14;
Chart.defaults.color = "#2b3431";
Chart.defaults.animation = false;

for (const table of document.querySelectorAll<HTMLTableElement>("table[data-curve]")) drawCurve(table);

function drawCurve(table: HTMLTableElement): void {
  const canvas = document.querySelector<HTMLCanvasElement>(`#${table.dataset["curve"] ?? ""}`);
  if (!canvas) return;
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  const names = [...(table.tHead?.rows[0]?.cells ?? [])].map((cell) => cell.textContent?.trim() ?? "");
  const numbers = (column: number): (number | null)[] => rows.map((row) => numberOf(row.cells[column]));
  const shared = { stepped: true as const, pointRadius: 0, borderWidth: 3 };
  canvas.closest<HTMLElement>("[hidden]")?.removeAttribute("hidden");
  new Chart(canvas, {
    type: "line",
    data: {
      labels: rows.map((row) => row.cells[0]?.textContent?.trim() ?? ""),
      datasets: [
        { ...shared, label: names[1] ?? "", data: numbers(1), borderColor: "#a8470b", backgroundColor: "rgb(168 71 11 / 10%)", fill: "+1" },
        { ...shared, label: names[2] ?? "", data: numbers(2), borderColor: "#0e4a46", borderDash: [7, 4] },
      ],
    },
    options: {
      maintainAspectRatio: false,
      spanGaps: true,
      interaction: { mode: "index", intersect: false },
      plugins: { legend: { position: "bottom", labels: { usePointStyle: true, pointStyle: "line" } } },
      scales: {
        x: { title: { display: true, text: names[0] ?? "" }, ticks: { maxTicksLimit: 8 }, grid: { display: false } },
        y: { title: { display: true, text: table.dataset["unit"] ?? "" }, grace: "8%" },
      },
    },
  });
}

function numberOf(cell: HTMLTableCellElement | undefined): number | null {
  const value = cell?.dataset["value"];
  return value === undefined || value === "" ? null : Number(value);
}
