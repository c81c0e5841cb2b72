import { CircleAlert, TriangleAlert } from 'lucide-react'
import { useId, type ReactNode } from 'react'

export type FieldTexts = { label: string; hint?: ReactNode; error?: string; warning?: ReactNode }
type ControlIds = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }

/** Label, control, hint, warning and error of one form control; the control receives the ids that tie them together. */
export function Field({
  id,
  label,
  hint,
  error,
  warning,
  children,
}: FieldTexts & { id?: string; children: (ids: ControlIds) => ReactNode }) {
  const generated = useId()
  const controlId = id ?? generated
  const describedBy = [hint && `${controlId}-hint`, error && `${controlId}-error`, warning && `${controlId}-warning`]
    .filter(Boolean)
    .join(' ')
  return (
    <div>
      <label htmlFor={controlId} className="mb-1.5 block font-medium">
        {label}
      </label>
      {children({ id: controlId, 'aria-describedby': describedBy || undefined, 'aria-invalid': error ? true : undefined })}
      <FieldMessages id={controlId} hint={hint} error={error} warning={warning} />
    </div>
  )
}

/** What stands under a control: the error first, then the warning and the hint. Their ids are `id` + `-error`, `-warning`, `-hint`. */
export function FieldMessages({ id, hint, error, warning }: Omit<FieldTexts, 'label'> & { id: string }) {
  return (
    <>
      {error && (
        <p id={`${id}-error`} className="mt-1.5 flex gap-1.5 text-bad">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <span>{error}</span>
        </p>
      )}
      {warning && (
        <p id={`${id}-warning`} className="mt-1.5 flex gap-1.5 text-warn">
          <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <span>{warning}</span>
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-muted">
          {hint}
        </p>
      )}
    </>
  )
}
