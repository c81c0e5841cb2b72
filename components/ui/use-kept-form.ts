'use client'

import { unstable_rethrow } from 'next/navigation'
import { type FormEvent, useActionState, useState, useTransition } from 'react'

type Options<State> = {
  action: (state: Awaited<State>, form: FormData) => Promise<State>
  initial: Awaited<State>
  /** What becomes of the state when the server did not answer; the rest of it stays. */
  whenNoAnswer: Partial<State>
}

/**
 * A form that posts to `action` with and without script. With script it stays as it is, whatever the answer, and a server that does not answer
 * is a state like any other: the rest of the page goes on.
 */
export function useKeptForm<State extends object>({ action, initial, whenNoAnswer }: Options<State>) {
  // The action as it is, in no function of ours: only then does the form post without script.
  const [posted, formAction] = useActionState<State, FormData>(action, initial)
  const [answer, setAnswer] = useState<State>()
  const [pending, startTransition] = useTransition()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const form = new FormData(event.currentTarget)
    startTransition(async () => {
      try {
        const next = await action(initial, form)
        startTransition(() => setAnswer(next))
      } catch (error) {
        unstable_rethrow(error)
        startTransition(() => setAnswer((last) => ({ ...(last ?? posted), ...whenNoAnswer })))
      }
    })
  }
  return { state: answer ?? posted, pending, formAction, submit }
}
