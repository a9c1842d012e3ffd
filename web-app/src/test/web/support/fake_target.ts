import type { CommandTarget } from "../../../main/web/commands/command.ts";
import { isCommentable } from "../../../main/web/elements/registry.ts";
import type { Role } from "../../../main/web/protocol/contract.ts";
import { type BoardSettings, newBoard } from "../../../main/web/store/board_settings.ts";
import type { FakeContext } from "./fake_context.ts";

/** Records which commands were given. */
export function fakeTarget(context: FakeContext, role: Role = "teacher", history = { undo: 0, redo: 0 }, settings: BoardSettings = newBoard): CommandTarget & { readonly given: string[] } {
  const given: string[] = [];
  const give = (name: string) => (...values: unknown[]) => void given.push([name, ...values].join(" "));
  return {
    given,
    context,
    situation: () => ({ role, frozen: false }),
    history: () => history,
    isCommentable: () => context.selection.ids.size === 1 && isCommentable(context.elements(context.selection.ids)[0], context.version),
    choose: give("choose"),
    undo: give("undo"),
    redo: give("redo"),
    remove: give("remove"),
    selectAll: give("selectAll"),
    escape: give("escape"),
    open: give("open"),
    crop: give("crop"),
    reshape: give("reshape"),
    addPoint: give("addPoint"),
    restyle: give("restyle"),
    like: give("like"),
    comment: give("comment"),
    tellAuthors: () => Promise.resolve(give("tellAuthors")()),
    lock: give("lock"),
    moveToLayer: give("moveToLayer"),
    cut: give("cut"),
    copy: give("copy"),
    insertImage: () => Promise.resolve(give("insertImage")()),
    copyAsSvg: () => Promise.resolve(give("copyAsSvg")()),
    copyAsPng: () => Promise.resolve(give("copyAsPng")()),
    paste: give("paste"),
    zoomIn: give("zoomIn"),
    zoomOut: give("zoomOut"),
    actualSize: give("actualSize"),
    fit: give("fit"),
    showNumbers: give("showNumbers"),
    showPalette: give("showPalette"),
    showShortcuts: give("showShortcuts"),
    settings: () => settings,
    canTakeBack: () => true,
    newBoard: give("newBoard"),
    changeName: () => Promise.resolve(give("changeName")()),
    export: (format) => Promise.resolve(give("export")(format)),
    importFile: () => Promise.resolve(give("importFile")()),
    freeze: give("freeze"),
    hideStudents: give("hideStudents"),
    choosePaper: () => Promise.resolve(give("choosePaper")()),
    takeBack: () => Promise.resolve(give("takeBack")()),
    ask: (what) => Promise.resolve(give("ask")(what)),
    toggleSnap: give("toggleSnap"),
    toggleLetterKeys: give("toggleLetterKeys"),
    toggleAnnouncements: give("toggleAnnouncements"),
    showSettings: give("showSettings"),
    isLookingBack: () => false,
    lookBack: give("lookBack"),
    refuseInPast: give("refuseInPast"),
    nextRegion: give("nextRegion"),
  };
}
