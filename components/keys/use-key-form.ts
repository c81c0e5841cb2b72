'use client'

import { unstable_rethrow } from 'next/navigation'
import { type FormEvent, startTransition, useActionState, useRef } from 'react'

import type { KeyFormAction, KeyFormState } from '@/components/keys/key-form-state'

const NO_ANSWER = 'The server could not answer. Press the button again: it makes one key, however often you press it.'

/**
 * Sends the key form. One submit at a time, and none once a key was made: its only copy is in the returned state.
 * A failed submit leaves every field as it is.
 */
export function useKeyForm(action: KeyFormAction) {
  const sending = useRef(false)
  const [state, dispatch, pending] = useActionState<KeyFormState, FormData>(
    async (previous, form) => {
      try {
        return previous.kind === 'created' ? previous : await action(form)
      } catch (error) {
        unstable_rethrow(error)
        return { kind: 'invalid', errors: { form: NO_ANSWER } }
      } finally {
        sending.current = false
      }
    },
    { kind: 'editing' },
  )
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (sending.current) return
    sending.current = true
    const form = new FormData(event.currentTarget)
    startTransition(() => dispatch(form))
  }
  return { state, pending, submit }
}
