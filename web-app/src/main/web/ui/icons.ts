/** Line drawings on a field of 24 by 24. */
const PATHS = {
  undo: "M8.5 5 4.5 9l4 4 M4.5 9H14a5 5 0 0 1 0 10h-3",
  redo: "M15.5 5l4 4-4 4 M19.5 9H10a5 5 0 0 0 0 10h3",
  remove: "M4.5 6.5h15 M9.5 6.5V4.8a.8.8 0 0 1 .8-.8h3.4a.8.8 0 0 1 .8.8v1.7 M6.5 6.5l.8 12a1.5 1.5 0 0 0 1.5 1.4h6.4a1.5 1.5 0 0 0 1.5-1.4l.8-12 M10 10.5v5.5 M14 10.5v5.5",
  plus: "M12 6v12 M6 12h12",
  minus: "M6 12h12",
  fit: "M4.5 9V6A1.5 1.5 0 0 1 6 4.5h3 M15 4.5h3A1.5 1.5 0 0 1 19.5 6v3 M19.5 15v3a1.5 1.5 0 0 1-1.5 1.5h-3 M9 19.5H6A1.5 1.5 0 0 1 4.5 18v-3",
  share: "M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.300l-1 1 M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.700l1-1",
  check: "M5 12.500l4.5 4.500L19 7.5",
  close: "M6.5 6.500l11 11 M17.5 6.500l-11 11",
  menu: "M4.500 7h15 M4.500 12h15 M4.500 17h15",
  heart: "M12 19.500C6.800 15.600 4 12.800 4 9.300A4.300 4.300 0 0 1 8.300 5C9.900 5 11.200 5.800 12 7.200 12.800 5.800 14.100 5 15.700 5A4.300 4.300 0 0 1 20 9.300c0 3.500-2.800 6.300-8 10.200Z",
  comments: "M6 4.500h12A2.500 2.500 0 0 1 20.500 7v7a2.500 2.500 0 0 1-2.500 2.500h-6.500L7 20.500v-4H6A2.500 2.500 0 0 1 3.500 14V7A2.500 2.500 0 0 1 6 4.500Z",
  lock: "M7 10.500h10a1.500 1.500 0 0 1 1.500 1.500v6.500A1.500 1.500 0 0 1 17 20H7a1.500 1.500 0 0 1-1.500-1.500V12A1.500 1.500 0 0 1 7 10.500Z M8 10.500V8a4 4 0 0 1 8 0v2.500",
  unlock: "M7 10.500h10a1.500 1.500 0 0 1 1.500 1.500v6.500A1.500 1.500 0 0 1 17 20H7a1.500 1.500 0 0 1-1.500-1.500V12A1.500 1.500 0 0 1 7 10.500Z M8 10.500V7.500a4 4 0 0 1 7.600-1.700",
  freeze: "M12 3.500v17 M4.600 7.700l14.800 8.600 M19.400 7.700 4.600 16.300 M9.500 5 12 7l2.500-2 M9.500 19 12 17l2.500 2",
  download: "M12 4v11 M7.500 11 12 15.500 16.500 11 M5 19.500h14",
  upload: "M12 15.500v-11 M7.500 8.500 12 4l4.500 4.500 M5 19.500h14",
  clear: "M13.500 5 19 10.500a1.500 1.500 0 0 1 0 2.100L12.500 19H9l-4-4a1.500 1.500 0 0 1 0-2.100L11.400 5a1.500 1.500 0 0 1 2.100 0Z M8.500 9.500l6.500 6.500 M12 19h8",
  noNetwork: "M4 4l16 16 M3.500 10a12.500 12.500 0 0 1 5-3 M12.500 6.100a12.500 12.500 0 0 1 8 3.900 M7 13.600a7.500 7.500 0 0 1 4-2.100 M15.500 12.500a7.500 7.500 0 0 1 1.500 1.100 M10 17.200a3.200 3.200 0 0 1 4 0",
  eye: "M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12Z M12 14.800a2.800 2.800 0 1 0 0-5.600 2.800 2.800 0 0 0 0 5.600Z",
  hidden: "M4 4l16 16 M9.500 5.900A9.500 9.500 0 0 1 12 5.500c6 0 9.500 6.500 9.500 6.500a16 16 0 0 1-2.700 3.400 M6 7.500A15.500 15.500 0 0 0 2.500 12S6 18.500 12 18.500a9.300 9.300 0 0 0 4.200-1 M10 10a2.800 2.800 0 0 0 4 4",
  call: "M12 3.500v6 M9 6.500l3 3 3-3 M12 20.500v-6 M9 17.500l3-3 3 3 M3.500 12h6 M6.500 9l3 3-3 3 M20.500 12h-6 M17.500 9l-3 3 3 3",
  people: "M9 11.500a3.300 3.300 0 1 0 0-6.600 3.300 3.300 0 0 0 0 6.600Z M2.500 19.500a6.500 6.500 0 0 1 13 0 M15.500 5.200a3.300 3.300 0 0 1 0 6 M17.500 13.600a6.500 6.500 0 0 1 4 5.900",
  person: "M12 11.500a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Z M5 20a7 7 0 0 1 14 0",
} as const;

export type IconName = keyof typeof PATHS;

const SVG = "http://www.w3.org/2000/svg";

export function icon(name: IconName): SVGSVGElement {
  return lineDrawing(PATHS[name]);
}

/** An icon of its own: the data of an SVG path on the same field. */
export function lineDrawing(path: string): SVGSVGElement {
  return drawing(path, "0 0 24 24", "icon");
}

function drawing(path: string, viewBox: string, className: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", viewBox);
  svg.setAttribute("class", className);
  svg.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS(SVG, "path");
  shape.setAttribute("d", path);
  svg.append(shape);
  return svg;
}
