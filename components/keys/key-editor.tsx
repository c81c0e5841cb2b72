'use client'

import { type FormEvent, useState } from 'react'

import { KEYS_PATH } from '@/components/frame/navigation'
import { EndpointList } from '@/components/keys/endpoint-list'
import { dayInWords, isBusyDay } from '@/components/keys/expiration'
import { KEY_FIELD_IDS, KeyFormProblems } from '@/components/keys/key-form-problems'
import type { KeyField, KeyFormErrors, RotatedKey } from '@/components/keys/key-form-state'
import { KeyEndpointsField } from '@/components/keys/key-endpoints-field'
import { KeyNameField } from '@/components/keys/key-name-field'
import { keyBreadcrumb, keyPath } from '@/components/keys/key-paths'
import { LeaveGuard } from '@/components/keys/leave-guard'
import { rotateFormWords } from '@/components/keys/rotation-words'
import { useOpenErrors } from '@/components/keys/use-open-errors'
import { Button } from '@/components/ui/button'
import { DateField, type DatePreset } from '@/components/ui/date-field'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'

export type KeyEditorProps = {
  formToken: string
  defaults: { name: string; expirationDate: string; allowedEndpoints: string[]; endpointSearch?: string }
  dates: { min: string; presets: DatePreset[] }
  /** The key whose successor is made: it hands down its endpoints. */
  rotated?: RotatedKey
  findNamesakes: (name: string) => Promise<string | undefined>
  errors: KeyFormErrors
  pending: boolean
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
}

/** The form of a Management API key: name, expiration date and allowed endpoints. */
export function KeyEditor({ defaults, dates, rotated, errors, pending, ...props }: KeyEditorProps) {
  const [initial] = useState(defaults)
  const [values, setValues] = useState(initial)
  const { name, expirationDate, allowedEndpoints } = values
  const { open, settle } = useOpenErrors(errors)
  const change = <F extends KeyField>(field: F, value: (typeof values)[F]) => {
    setValues((before) => ({ ...before, [field]: value }))
    settle(field)
  }
  const until = expirationDate >= dates.min ? dayInWords(expirationDate) : null
  const cancelHref = rotated ? keyPath(rotated.id) : KEYS_PATH
  return (
    <form onSubmit={props.onSubmit} noValidate className="max-w-[640px]">
      <EditorHeader rotated={rotated} />
      <div className="space-y-6">
        <KeyFormProblems errors={errors} open={open} />
        <input type="hidden" name="formToken" value={props.formToken} />
        <KeyNameField
          id={KEY_FIELD_IDS.name}
          value={name}
          error={open.name}
          findNamesakes={props.findNamesakes}
          onChange={(next) => change('name', next)}
        />
        <DateField
          id={KEY_FIELD_IDS.expirationDate}
          label="Key expiration date"
          name="expirationDate"
          defaultValue={defaults.expirationDate}
          {...dates}
          hint={until && `Expires on ${until}, end of day UTC`}
          warning={until && isBusyDay(expirationDate) && 'Avoid dates in busy periods.'}
          error={open.expirationDate}
          onValueChange={(next) => change('expirationDate', next)}
        />
        {rotated ? (
          <InheritedEndpoints paths={allowedEndpoints} />
        ) : (
          <KeyEndpointsField
            id={KEY_FIELD_IDS.allowedEndpoints}
            defaultSelected={defaults.allowedEndpoints}
            defaultSearch={defaults.endpointSearch}
            error={open.allowedEndpoints}
            onChange={(next) => change('allowedEndpoints', next)}
          />
        )}
        <KeySummary name={name.trim()} count={allowedEndpoints.length} until={until} />
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" variant="primary" busy={pending} busyLabel="Creating...">
            {rotated ? 'Rotate key' : 'Create Key'}
          </Button>
          <LinkButton href={cancelHref}>Cancel</LinkButton>
        </div>
        <p className="text-muted">The key stops working while your account is disabled, until another admin takes it over.</p>
      </div>
      <LeaveGuard
        active={values !== initial && !pending}
        question="Leave without creating the key?"
        leaveLabel="Leave"
        stayLabel="Stay"
        backHref={cancelHref}
      >
        What you have entered is lost.
      </LeaveGuard>
    </form>
  )
}

function EditorHeader({ rotated }: Pick<KeyEditorProps, 'rotated'>) {
  if (!rotated) return <PageHeader title="Create Key" breadcrumb={keyBreadcrumb({ label: 'Create Key' })} />
  return (
    <PageHeader
      title={`Rotate ${rotated.name}`}
      breadcrumb={keyBreadcrumb({ label: rotated.name, href: keyPath(rotated.id) }, { label: 'Rotate key' })}
      description={rotateFormWords(rotated)}
    />
  )
}

function InheritedEndpoints({ paths }: { paths: string[] }) {
  return (
    <section aria-labelledby="inherited-endpoints">
      <h2 id="inherited-endpoints" className="mb-1.5 font-medium">
        Allowed endpoints
      </h2>
      <EndpointList paths={paths} />
      <p className="mt-1.5 text-muted">The new key keeps the endpoints of the old one. To choose others, create a key.</p>
    </section>
  )
}

function KeySummary({ name, count, until }: { name: string; count: number; until: string | null }) {
  if (count === 0 || !until) return null
  return (
    <p className="[overflow-wrap:anywhere]">
      {name ? <em>{name}</em> : 'The key'} can use {count} {count === 1 ? 'endpoint' : 'endpoints'} until {until}.
    </p>
  )
}
