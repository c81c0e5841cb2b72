import { PRODUCT_NAME } from '@/lib/product-name'

/** The product's mark and name. */
export function Logo() {
  return (
    <span className="flex items-center gap-2 font-semibold tracking-tight">
      <svg viewBox="0 0 24 24" aria-hidden="true" className="size-6 shrink-0">
        <rect width="24" height="24" rx="6" className="fill-accent-solid" />
        <path
          d="M7 8.5h6.5a3 3 0 0 1 0 6H7m0 0 2.6-2.6M7 14.5l2.6 2.6"
          fill="none"
          stroke="white"
          strokeWidth="1.8"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {PRODUCT_NAME}
    </span>
  )
}
