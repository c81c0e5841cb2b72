'use client'

import { useId, useRef, type MouseEvent, type ReactNode } from 'react'

import { classNames } from '@/components/ui/class-names'

const GAP = 6

/** More about `children` in a small layer, on hover and on focus; Escape closes it. The content is text, never controls. */
export function Hint({ content, children, className }: { content: ReactNode; children: ReactNode; className?: string }) {
  const id = useId()
  const trigger = useRef<HTMLSpanElement>(null)
  const layer = useRef<HTMLSpanElement>(null)

  const show = () => {
    if (!trigger.current || !layer.current || layer.current.matches(':popover-open')) return
    layer.current.showPopover()
    place(layer.current, trigger.current.getBoundingClientRect())
  }
  const hide = () => {
    if (layer.current?.matches(':popover-open')) layer.current.hidePopover()
  }

  return (
    <span
      ref={trigger}
      tabIndex={0}
      aria-describedby={id}
      className={classNames('hint', className)}
      onMouseEnter={show}
      onMouseLeave={hide}
      onFocus={show}
      onBlur={hide}
      onClick={openRow}
      onKeyDown={(event) => event.key === 'Escape' && hide()}
    >
      {children}
      <span ref={layer} id={id} role="tooltip" popover="manual" className="hint-layer">
        {content}
      </span>
    </span>
  )
}

// In a table row that answers for its link as a whole, this spot does too.
function openRow(event: MouseEvent) {
  event.currentTarget.closest('tr')?.querySelector<HTMLElement>('[data-row-link]')?.click()
}

function place(layer: HTMLElement, around: DOMRect) {
  const { offsetWidth: width, offsetHeight: height } = layer
  const below = around.bottom + GAP
  const top = below + height > window.innerHeight ? around.top - GAP - height : below
  const left = Math.min(Math.max(GAP, around.left), document.body.getBoundingClientRect().right - width - GAP)
  layer.style.top = `${top}px`
  layer.style.left = `${left}px`
}
