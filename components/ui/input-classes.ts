/** The look of every one-line input. */
export const inputClasses =
  'h-9 w-full min-w-0 rounded-md border border-control bg-raised px-2.5 text-text placeholder:text-muted hover:border-muted focus-visible:outline-offset-0 aria-invalid:border-bad'
