const isMac = navigator.platform.startsWith("Mac");

/** As people read them. */
export const UNDO_SHORTCUT = isMac ? "⌘Z" : "Ctrl+Z";
export const REDO_SHORTCUT = isMac ? "⇧⌘Z" : "Ctrl+Y";
