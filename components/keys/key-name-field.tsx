'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'

import { TextField } from '@/components/ui/text-field'

type KeyNameFieldProps = {
  id: string
  value: string
  error?: string
  onChange: (name: string) => void
  /** A sentence about other keys of this name, or undefined. */
  findNamesakes: (name: string) => Promise<string | undefined>
}

/** *Key name*; once it is left, and when it comes filled, warns of another key with that name. */
export function KeyNameField({ id, value, error, onChange, findNamesakes }: KeyNameFieldProps) {
  const [warning, setWarning] = useState<string>()
  const latest = useRef(value)
  const check = async () => {
    const found = value.trim() ? await findNamesakes(value).catch(() => undefined) : undefined
    if (latest.current === value) setWarning(found)
  }
  const checkFilled = useEffectEvent(() => void check())
  useEffect(() => checkFilled(), [])
  return (
    <TextField
      id={id}
      name="name"
      label="Key name"
      hint="For example: Microsoft Entra ID"
      value={value}
      error={error}
      warning={warning}
      autoComplete="off"
      onChange={(event) => {
        latest.current = event.target.value
        setWarning(undefined)
        onChange(event.target.value)
      }}
      onBlur={() => void check()}
    />
  )
}
