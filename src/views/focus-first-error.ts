/** After a press on Save that could not be: moves the focus to the first field that says what is wrong. */
export function focusFirstError(form: EventTarget | null): void {
  if (!(form instanceof HTMLElement)) return;
  // The errors are drawn in the next frame.
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
