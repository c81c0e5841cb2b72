import { classNames } from '@/components/ui/class-names'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'small' | 'medium'

const base =
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap transition-colors select-none aria-disabled:cursor-default aria-disabled:opacity-80 disabled:opacity-60 [&_svg]:size-4 [&_svg]:shrink-0'

const variants: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent-solid text-on-solid shadow-card hover:bg-[color-mix(in_oklab,var(--accent-solid),black_12%)]',
  secondary: 'border-line-strong bg-raised text-text shadow-card hover:bg-sunken',
  quiet: 'border-transparent text-text hover:bg-sunken',
  danger: 'border-transparent bg-bad-solid text-on-solid shadow-card hover:bg-[color-mix(in_oklab,var(--bad-solid),black_12%)]',
}

const sizes: Record<ButtonSize, string> = { small: 'h-7 px-2 text-xs', medium: 'h-8 px-3 text-sm' }

/** The look that Button and LinkButton share. */
export function buttonClasses(input: { variant?: ButtonVariant; size?: ButtonSize; className?: string }): string {
  return classNames(base, variants[input.variant ?? 'secondary'], sizes[input.size ?? 'medium'], input.className)
}
