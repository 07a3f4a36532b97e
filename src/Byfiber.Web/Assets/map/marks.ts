// The map's marks, drawn here so that no sprite file is fetched. Status is told by shape as well as by colour.
import type { Map as LibreMap } from "maplibre-gl";
import { colours } from "./colours";

type Drawing = (pen: CanvasRenderingContext2D, size: number) => void;

const marks: Record<string, [number, Drawing]> = {
  planned: [18, filled(colours.planned, circle)],
  leftout: [18, filled(colours.leftOut, square)],
  notchosen: [20, filled(colours.notChosen, diamond)],
  unreachable: [20, filled(colours.unreachable, triangle)],
  plain: [16, filled(colours.plain, circle)],
  cabinet: [24, cabinet],
  site: [34, site],
};

export function addMarks(map: LibreMap): void {
  const density = 2;
  for (const [name, [points, draw]] of Object.entries(marks)) {
    const size = points * density;
    const canvas = new OffscreenCanvas(size, size);
    const pen = canvas.getContext("2d") as unknown as CanvasRenderingContext2D | null;
    if (!pen) return;
    draw(pen, size);
    map.addImage(name, pen.getImageData(0, 0, size, size), { pixelRatio: density });
  }
}

function filled(colour: string, outline: Drawing): Drawing {
  return (pen, size) => {
    pen.beginPath();
    outline(pen, size);
    pen.fillStyle = colour;
    pen.strokeStyle = "#ffffff";
    pen.lineWidth = size / 9;
    pen.lineJoin = "round";
    pen.fill();
    pen.stroke();
  };
}

function circle(pen: CanvasRenderingContext2D, size: number): void {
  pen.arc(size / 2, size / 2, size * 0.38, 0, Math.PI * 2);
}

function square(pen: CanvasRenderingContext2D, size: number): void {
  pen.rect(size * 0.16, size * 0.16, size * 0.68, size * 0.68);
}

function diamond(pen: CanvasRenderingContext2D, size: number): void {
  pen.moveTo(size * 0.5, size * 0.08);
  pen.lineTo(size * 0.92, size * 0.5);
  pen.lineTo(size * 0.5, size * 0.92);
  pen.lineTo(size * 0.08, size * 0.5);
  pen.closePath();
}

function triangle(pen: CanvasRenderingContext2D, size: number): void {
  pen.moveTo(size * 0.5, size * 0.1);
  pen.lineTo(size * 0.92, size * 0.86);
  pen.lineTo(size * 0.08, size * 0.86);
  pen.closePath();
}

/** A street cabinet: a box with two doors. */
function cabinet(pen: CanvasRenderingContext2D, size: number): void {
  filled(colours.cabinet, (p, s) => p.roundRect(s * 0.14, s * 0.14, s * 0.72, s * 0.72, s * 0.1))(pen, size);
  pen.strokeStyle = "#ffffff";
  pen.lineWidth = size / 14;
  pen.beginPath();
  pen.moveTo(size / 2, size * 0.26);
  pen.lineTo(size / 2, size * 0.74);
  pen.stroke();
}

/** A site: a house with a light in it. */
function site(pen: CanvasRenderingContext2D, size: number): void {
  pen.beginPath();
  pen.moveTo(size * 0.5, size * 0.07);
  pen.lineTo(size * 0.93, size * 0.42);
  pen.lineTo(size * 0.93, size * 0.92);
  pen.lineTo(size * 0.07, size * 0.92);
  pen.lineTo(size * 0.07, size * 0.42);
  pen.closePath();
  pen.fillStyle = colours.site;
  pen.strokeStyle = "#2b1c00";
  pen.lineWidth = size / 13;
  pen.lineJoin = "round";
  pen.fill();
  pen.stroke();
  pen.beginPath();
  pen.arc(size / 2, size * 0.6, size * 0.13, 0, Math.PI * 2);
  pen.fillStyle = "#2b1c00";
  pen.fill();
}
