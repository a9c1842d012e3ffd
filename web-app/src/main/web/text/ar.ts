import type { PartialTranslation } from "./messages.ts";

export default {} satisfies PartialTranslation;
