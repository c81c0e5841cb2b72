'use client'

import { useSearchParams } from 'next/navigation'

import { KeyCreated } from '@/components/keys/key-created'
import { KeyEditor, type KeyEditorProps } from '@/components/keys/key-editor'
import type { KeyFormAction } from '@/components/keys/key-form-state'
import { KeySpent } from '@/components/keys/key-spent'
import { useKeyForm } from '@/components/keys/use-key-form'

type KeyFormProps = Omit<KeyEditorProps, 'errors' | 'pending' | 'onSubmit'> & {
  action: KeyFormAction
  tenantUrl: string
  tokenEndpoint: string
}

const NO_ERRORS = {}

/**
 * Create Key and Rotate key: the form, then the key, once. The key is in the state of this component only: after a reload, or when the same form
 * is sent again, it can no longer be displayed.
 */
export function KeyForm({ action, tenantUrl, tokenEndpoint, ...editor }: KeyFormProps) {
  const { state, pending, submit } = useKeyForm(action)
  const shownBefore = Number(useSearchParams().get('created'))
  if (state.kind === 'created')
    return <KeyCreated created={state.created} tenantUrl={tenantUrl} tokenEndpoint={tokenEndpoint} rotated={editor.rotated} />
  if (state.kind === 'repeated') return <KeySpent keyId={state.keyId} />
  if (shownBefore) return <KeySpent keyId={shownBefore} />
  return <KeyEditor {...editor} errors={state.kind === 'invalid' ? state.errors : NO_ERRORS} pending={pending} onSubmit={submit} />
}
