import type MessageFormat from "./messageformat.d.ts";

export default function compileModule(format: MessageFormat, texts: Readonly<Record<string, string>>): string;
