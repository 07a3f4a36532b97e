// Draws the curve of a table with data-curve: its first column is the share of the work, the others are amounts. The
// table itself is the text that says the same.
import { Chart, Legend, LinearScale, LineController, LineElement, type Point, PointElement, Tooltip } from "chart.js";

Chart.register(Legend, LinearScale, LineController, LineElement, PointElement, Tooltip);
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
  const points = (column: number): Point[] =>
    rows.flatMap((row) => {
      const x = numberOf(row.cells[0]);
      const y = numberOf(row.cells[column]);
      return x === null || y === null ? [] : [{ x, y }];
    });
  const shared = { stepped: true as const, pointRadius: 0, pointHitRadius: 12, borderWidth: 3 };
  canvas.closest<HTMLElement>("[hidden]")?.removeAttribute("hidden");
  new Chart(canvas, {
    type: "line",
    data: {
      datasets: [
        { ...shared, label: names[1] ?? "", data: points(1), borderColor: "#a8470b" },
        { ...shared, label: names[2] ?? "", data: points(2), borderColor: "#0e4a46", borderDash: [7, 4] },
      ],
    },
    options: {
      locale: document.documentElement.lang,
      maintainAspectRatio: false,
      interaction: { mode: "nearest", axis: "x", intersect: false },
      plugins: { legend: { position: "bottom", labels: { usePointStyle: true, pointStyle: "line" } } },
      scales: {
        x: { type: "linear", title: { display: true, text: `${names[0] ?? ""} (%)` }, min: 0, grid: { display: false } },
        y: { title: { display: true, text: table.dataset["unit"] ?? "" }, grace: "8%" },
      },
    },
  });
}

function numberOf(cell: HTMLTableCellElement | undefined): number | null {
  const value = cell?.dataset["value"];
  return value === undefined || value === "" ? null : Number(value);
}
