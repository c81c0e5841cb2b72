import { classNames } from '@/components/ui/class-names'

/** A placeholder of the size its class gives; it shows after a second only. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden="true" className={classNames('appear-late block rounded-md', className)}>
      <span className="pulse-soft block h-full rounded-[inherit] bg-sunken" />
    </span>
  )
}
