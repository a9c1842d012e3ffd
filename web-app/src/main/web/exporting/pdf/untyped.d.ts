// Neither package has types that suit: what is used of them is described where it is used.
export declare const create: unknown;
declare const PDFDocument: unknown;
export default PDFDocument;
