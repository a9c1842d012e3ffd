/** What a form does instead of leaving the page, once the browser has checked what is written. */
export function submit(act: () => void): (event: Event) => void {
  return (event) => {
    event.preventDefault();
    act();
  };
}
