import type { BadgeKind } from "../../../main/web/canvas/badges.ts";
import type { Box, Point } from "../../../main/web/geometry/box.ts";
import { Scene } from "../../../main/web/canvas/scene.ts";
import { ownVersion } from "../../../main/web/protocol/version.ts";
import { above } from "../../../main/web/elements/z_order.ts";
import { isDrawn } from "../../../main/web/elements/registry.ts";
import type { Guide } from "../../../main/web/geometry/snapping.ts";
import { SnapSettings } from "../../../main/web/editing/snap_settings.ts";
import { MemoryStorage } from "./memory_storage.ts";
import type { Change, ErrorCode } from "../../../main/web/protocol/contract.ts";
import { type Drawn, isTeachers } from "../../../main/web/protocol/element.ts";
import { Selection } from "../../../main/web/editing/selection.ts";
import { initialStyle, type Style } from "../../../main/web/elements/style.ts";
import type { EditorContext } from "../../../main/web/editing/context.ts";
import type { Sample } from "../../../main/web/tools/tool.ts";
import { measure } from "./elements.ts";
import { FakeBoard } from "./fake_board.ts";

/** Records what tools do. */
export class FakeContext implements EditorContext {
  readonly board: FakeBoard;
  readonly scene: Scene;
  readonly selection = new Selection(() => {});
  readonly edited: Drawn[] = [];
  readonly pressed: (readonly [string, BadgeKind])[] = [];
  readonly followed: string[] = [];
  readonly lasers: (Point | undefined)[] = [];
  /** Whether the person can change what is locked. */
  isTeacher = true;
  drafted: Drawn | undefined;
  /** How the draft is shown to the person alone. */
  shown: Drawn | undefined;
  framed: Box | undefined;
  previewed: readonly Drawn[] = [];
  hovered: string | undefined;
  readonly refusals: ErrorCode[] = [];
  lassoed: readonly Point[] | undefined;
  guides: readonly Guide[] = [];
  readonly snaps = new SnapSettings(new MemoryStorage());
  finished = 0;
  scale = 1;
  chosenStyle: Style = initialStyle;
  version = ownVersion;
  #ids = 0;

  constructor(...elements: readonly Drawn[]) {
    this.board = new FakeBoard(...elements);
    this.scene = new Scene(this.board, measure, "u-ana");
  }

  style = () => this.chosenStyle;
  offered = () => this.version;
  zoom = () => this.scale;
  newId = () => `new-${++this.#ids}`;
  top = () => above(this.scene.topmost()?.props.z);
  draft = (element: Drawn | undefined, shown = element) => void ([this.drafted, this.shown] = [element, shown]);
  preview = (elements: readonly Drawn[]) => void (this.previewed = elements);
  hover = (id: string | undefined) => void (this.hovered = id);
  marquee = (box: Box | undefined) => void (this.framed = box);
  lasso = (line: readonly Point[] | undefined) => void (this.lassoed = line);
  guide = (guides: readonly Guide[]) => void (this.guides = guides);
  edit = (element: Drawn) => void this.edited.push(element);
  mayChange = (element: Drawn) => this.isTeacher || !isTeachers(element);
  pressBadge = ({ id }: Drawn, kind: BadgeKind) => void this.pressed.push([id, kind]);
  laser = (at: Point | undefined) => void this.lasers.push(at && { x: at.x, y: at.y });
  follow = (link: string) => void this.followed.push(link);
  refuse = (why: ErrorCode) => void this.refusals.push(why);
  done = () => void this.finished++;

  elements(ids: Iterable<string>): readonly Drawn[] {
    return [...ids].map((id) => this.board.get(id)).filter((element) => element !== undefined).filter(isDrawn);
  }

  apply(changes: readonly Change[]): void {
    this.board.apply(changes);
  }
}

export function at(x: number, y: number, more: Partial<Sample> = {}): Sample {
  return { x, y, pressure: 0.5, pointer: "mouse", time: 0, shift: false, alt: false, ctrl: false, ...more };
}
