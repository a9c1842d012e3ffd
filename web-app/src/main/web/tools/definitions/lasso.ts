import { Lasso } from "lucide";
import type { EditorContext } from "../../editing/context.ts";
import { meant } from "../../editing/group_paths.ts";
import { distance, type Point } from "../../geometry/box.ts";
import type { Sample, Tool, ToolDefinition } from "../tool.ts";

/** Between two points of the line, at least, in screen pixels. */
const STEP = 4;

/** Selects what a line encloses or crosses and the person can change, in whole groups; with shift, besides what is selected already. */
class LassoTool implements Tool {
  readonly cursor = "crosshair";
  private line: Point[] | undefined;
  private before: ReadonlySet<string> = new Set();

  constructor(private readonly context: EditorContext) {}

  down(at: Sample): void {
    const { selection } = this.context;
    this.before = at.shift ? selection.ids : new Set();
    this.line = [at];
    selection.set(this.before);
  }

  move(samples: readonly Sample[]): void {
    const { context, line } = this;
    if (line === undefined) {
      return;
    }
    const added = line.length;
    samples.forEach((at) => distance(line.at(-1)!, at) * context.zoom() >= STEP && line.push(at));
    if (line.length > added) {
      context.lasso(line);
      const enclosed = context.elements(meant(context, context.scene.touchedByPolygon(line)));
      context.selection.set([...this.before, ...enclosed.filter((element) => context.mayChange(element)).map(({ id }) => id)]);
    }
  }

  up(): void {
    this.end();
    if (!this.context.selection.isEmpty) {
      this.context.done();
    }
  }

  cancel(): void {
    if (this.line !== undefined) {
      this.context.selection.set(this.before);
      this.end();
    }
  }

  private end(): void {
    this.line = undefined;
    this.context.lasso(undefined);
  }
}

export const lasso = {
  label: "lasso",
  icon: Lasso,
  shortcut: "q",
  position: 12,
  requires: "view",
  makes: [],
  keepsSelection: true,
  create: (context) => new LassoTool(context),
} as const satisfies ToolDefinition;
