import type { ChangeEventHandler } from 'react'

export type RadioOption = { value: string; label: string; hint?: string }
type RadioGroupProps = {
  label: string
  name: string
  options: RadioOption[]
  defaultValue: string
  onChange?: ChangeEventHandler<HTMLInputElement>
}

/** One choice of a few, each with a line that explains it. */
export function RadioGroup({ label, name, options, defaultValue, onChange }: RadioGroupProps) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{label}</legend>
      <div className="flex flex-wrap gap-2">
        {options.map((option) => (
          <label
            key={option.value}
            className="flex min-h-9 items-start gap-2 rounded-md border border-line-strong bg-raised px-3 py-2 hover:bg-sunken has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              onChange={onChange}
              className="mt-0.5 size-4"
            />
            <span>
              {option.label}
              {option.hint && <span className="block text-xs text-muted">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
