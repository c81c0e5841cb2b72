'use client'

import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'

import { Button } from '@/components/ui/button'

/** The submit button of a form with an action: busy for as long as the action runs. */
export function SubmitButton({ variant = 'primary', ...rest }: Omit<ComponentProps<typeof Button>, 'busy' | 'type'>) {
  const { pending } = useFormStatus()
  return <Button type="submit" variant={variant} busy={pending} {...rest} />
}
