'use client'

import { useEffect, useRef } from 'react'

import { Notice } from '@/components/ui/notice'

type ErrorSummaryProps = { of?: object; title: string; problems: { fieldId?: string; text: string }[] }

/** What is wrong with a form, in one place, with links to the fields. It takes the focus for each new answer that it is `of`: by default, each new list. */
export function ErrorSummary({ title, problems, of = problems }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [of])
  return (
    <Notice tone="failure" title={title} role="alert" ref={box} tabIndex={-1}>
      {problems.length > 0 && (
        <ul className="list-disc space-y-0.5 pl-4 text-text">
          {problems.map((problem) => (
            <li key={problem.text}>
              {problem.fieldId ? (
                <a href={`#${problem.fieldId}`} className="underline underline-offset-2">
                  {problem.text}
                </a>
              ) : (
                problem.text
              )}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
