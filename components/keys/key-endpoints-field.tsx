'use client'

import { CheckList } from '@/components/ui/check-list'
import { ENDPOINT_CATALOGUE } from '@/lib/keys/endpoint-catalogue'

type KeyEndpointsFieldProps = {
  id: string
  defaultSelected: string[]
  defaultSearch?: string
  error?: string
  onChange: (paths: string[]) => void
}

const items = ENDPOINT_CATALOGUE.map(({ path, meaning, group }) => ({ value: path, label: path, hint: meaning, group }))

/** *Allowed endpoints*: the whole catalogue, filtered by what is typed. */
export function KeyEndpointsField({ onChange, ...rest }: KeyEndpointsFieldProps) {
  return (
    <CheckList
      label="Allowed endpoints"
      name="allowedEndpoints"
      items={items}
      noun={{ one: 'endpoint', many: 'endpoints' }}
      placeholder="Type a path, for example /v1/provisioning/scim/"
      noMatch="No endpoint matches"
      onSelectionChange={onChange}
      {...rest}
    />
  )
}
