import { fold } from '@/lib/scim/fold-resource'

const MAX_WORDS = 10
/** What no stored name holds: NUL, and half characters. */
const UNSTORABLE = /[\0\p{Cs}]/gu

/** The words typed into the search field, case-folded: a role is found when its name contains each of them. */
export function readRoleSearch(typed: string | undefined): string[] {
  return fold((typed ?? '').replace(UNSTORABLE, ' '))
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, MAX_WORDS)
}
