'use client'

import { X } from 'lucide-react'
import { useEffect, useId, useRef, type ReactNode } from 'react'

type DialogProps = { open: boolean; onClose: () => void; title: string; children: ReactNode; size?: 'small' | 'large' }

const widths = { small: 'max-w-md', large: 'max-w-2xl' }

/**
 * A native modal dialog: focus goes in (to `[data-first-focus]` if there is one), Escape and the backdrop close it, focus goes back.
 * The content is mounted only while it is open.
 */
export function Dialog({ open, onClose, title, children, size = 'small' }: DialogProps) {
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    const element = dialog.current
    if (!element || !open) return
    element.showModal()
    element.querySelector<HTMLElement>('[data-first-focus]')?.focus()
    return () => element.close()
  }, [open])

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onMouseDown={(event) => event.target === event.currentTarget && onClose()}
      className={`m-auto w-[calc(100%-2rem)] rounded-xl bg-raised p-0 text-text shadow-float open:rise backdrop:bg-black/45 ${widths[size]}`}
    >
      {open && (
        <div className="p-5">
          <div className="mb-3 flex items-start justify-between gap-4">
            <h2 id={titleId} title={title} className="line-clamp-2 text-base font-semibold [overflow-wrap:anywhere]">
              {title}
            </h2>
            <button
              type="button"
              aria-label="Close"
              onClick={onClose}
              className="-mt-1 -mr-1 grid size-7 shrink-0 place-items-center rounded-md text-muted hover:bg-sunken hover:text-text"
            >
              <X aria-hidden="true" className="size-4" />
            </button>
          </div>
          {children}
        </div>
      )}
    </dialog>
  )
}

/** The row of buttons at a dialog's foot: the safe choice first in reading order. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-5 flex flex-wrap justify-end gap-2">{children}</div>
}
