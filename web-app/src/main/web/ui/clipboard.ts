/** Copies what a field says; returns whether that went well. */
export async function copyFrom(field: HTMLInputElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    // Pages without TLS have no clipboard of their own: there the older way has to do.
    field.focus();
    field.select();
    return document.execCommand("copy");
  }
}
