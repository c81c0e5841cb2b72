'use client'

import { unstable_rethrow } from 'next/navigation'
import { useRef, useState, useTransition, type FormEvent, type ReactNode } from 'react'

import { Button } from '@/components/ui/button'
import { Dialog, DialogActions } from '@/components/ui/dialog'
import { NO_ANSWER } from '@/components/ui/no-answer'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'

type ConfirmDialogProps = {
  open: boolean
  onClose: () => void
  title: string
  children: ReactNode
  /** Verb and object: "Remove page". */
  confirmLabel: string
  /** What the button says meanwhile: "Removing...". */
  busyLabel: string
  danger?: boolean
  cancelLabel?: string
  /** This text must be typed first. */
  typeToConfirm?: string
  /** Resolves to undefined when it is done (the dialog closes), or to a sentence that says why not. When it rejects, the dialog says so. */
  onConfirm: () => Promise<string | undefined>
}

/** Asks before something that cannot be taken back; the first focus is the safe choice, or the field to type into. */
export function ConfirmDialog({ open, onClose, title, ...rest }: ConfirmDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      <ConfirmForm onClose={onClose} {...rest} />
    </Dialog>
  )
}

function ConfirmForm(props: Omit<ConfirmDialogProps, 'open' | 'title'>) {
  const [typed, setTyped] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const [fieldError, setFieldError] = useState<string>()
  const [failure, setFailure] = useState<string>()
  const [pending, startTransition] = useTransition()

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (pending) return
    if (props.typeToConfirm && typed.trim() !== props.typeToConfirm.trim()) {
      setFieldError(`Type ${props.typeToConfirm} exactly as shown.`)
      field.current?.focus()
      return
    }
    setFieldError(undefined)
    startTransition(async () => {
      const problem = await props.onConfirm().catch(noAnswer)
      setFailure(problem)
      if (!problem) props.onClose()
    })
  }

  return (
    <form onSubmit={submit} noValidate>
      <div className="space-y-3 [overflow-wrap:anywhere]">
        {props.children}
        {props.typeToConfirm && (
          <TextField
            ref={field}
            label={`Type ${props.typeToConfirm} to confirm`}
            value={typed}
            error={fieldError}
            autoComplete="off"
            spellCheck={false}
            data-first-focus
            onChange={(event) => {
              setTyped(event.target.value)
              setFieldError(undefined)
            }}
          />
        )}
        {failure && (
          <Notice tone="failure" role="alert">
            {failure}
          </Notice>
        )}
      </div>
      <DialogActions>
        <Button onClick={props.onClose} data-first-focus={props.typeToConfirm ? undefined : true}>
          {props.cancelLabel ?? 'Cancel'}
        </Button>
        <Button type="submit" variant={props.danger ? 'danger' : 'primary'} busy={pending} busyLabel={props.busyLabel}>
          {props.confirmLabel}
        </Button>
      </DialogActions>
    </form>
  )
}

function noAnswer(error: unknown): string {
  unstable_rethrow(error)
  return NO_ANSWER
}
