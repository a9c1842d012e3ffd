/** The errors that are reported to the page while something runs. */
export function reportedErrors(run: () => void): readonly unknown[] {
  const errors: unknown[] = [];
  const hear = (event: ErrorEvent) => {
    errors.push(event.error);
    event.preventDefault();
  };
  addEventListener("error", hear);
  try {
    run();
  } finally {
    removeEventListener("error", hear);
  }
  return errors;
}
