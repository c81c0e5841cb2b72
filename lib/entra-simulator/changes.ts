import { DEPARTMENTS, PROMOTIONS } from './departments'
import type { EntraUser } from './entra-user'
import { randomFor, type Random } from './random'
import type { Context } from './context'
import { toAscii } from './to-ascii'

type Change = Partial<EntraUser>
type Situation = { user: EntraUser; original: EntraUser; random: Random; cycle: number; context: Context }

const NEW_SURNAMES = ['Lindgren', 'Rossi', 'Nováková', 'Sørensen', 'Haddad', 'Silva', 'Kovács', 'Brandão', 'Żeromska', 'Weiss']

/**
 * What happens in a company between two cycles. Each gives the changed attributes, or nothing where it cannot happen to this person, who
 * has the first user principal name or the first mailNickname at all times: a later run that remembers nothing matches by one of them.
 */
const EVENTS: ((situation: Situation) => Change | undefined)[] = [
  rename,
  ({ user, random }) => ({ department: random.pick(DEPARTMENTS.map(({ name }) => name).filter((name) => name !== user.department)) }),
  ({ user }) => (user.mobile === null ? { mobile: '+49 170 5550 142' } : undefined),
  changeManager,
  promote,
  ({ user, original }) => ({ mail: `${original.mailNickname}@people.northwind.example`, proxyAddress: user.mail ?? user.proxyAddress }),
  ({ user }) => (user.managerIndex === null ? undefined : { managerIndex: null }),
  changeMailNickname,
]

/**
 * Changes about half of the active people in scope (all of a small company), each in one way, every third also by a promotion. Gives
 * their places in the directory.
 */
export function changeTenant(context: Context): number[] {
  const { source, state } = context
  state.cycle += 1
  const active = [...source.scope()].filter((index) => !state.disabled.has(index))
  const chosen = active.length < 16 ? active : active.filter((index) => (index + state.cycle) % 2 === 0)
  chosen.forEach((index, turn) => {
    const random = randomFor(`${state.seed}/${index}/cycle ${state.cycle}`)
    const situation = { user: source.user(index), original: source.original(index), random, cycle: state.cycle, context }
    const change = firstPossible(situation, turn)
    source.change(index, turn % 3 === 2 ? { ...promote(situation), ...change } : change)
  })
  return chosen
}

function firstPossible(situation: Situation, turn: number): Change {
  for (let tries = 0; tries < EVENTS.length; tries += 1) {
    const change = EVENTS[(turn + tries) % EVENTS.length]?.(situation)
    if (change) return change
  }
  return {}
}

/** A new double name, in the user principal name too; the mail address and externalId stay, as they do in life. */
function rename({ user, original, random }: Situation): Change | undefined {
  if (user.mailNickname !== original.mailNickname) return undefined
  const added = random.pick(NEW_SURNAMES)
  const surname = `${original.surname}-${added}`
  const [localPart, domain] = original.userPrincipalName.split('@')
  return {
    surname,
    displayName: original.displayName.replace(original.surname, surname),
    userPrincipalName: `${localPart}-${toAscii(added)}@${domain}`,
  }
}

function changeMailNickname({ user, original, cycle, context }: Situation): Change | undefined {
  if (context.externalId !== 'mailNickname' || user.userPrincipalName !== original.userPrincipalName) return undefined
  return { mailNickname: `${original.mailNickname}.${cycle}` }
}

function promote({ original, random }: Situation): Change {
  return { jobTitle: `${random.pick(PROMOTIONS)} ${original.jobTitle ?? 'Specialist'}` }
}

/** Someone earlier in the directory, so that the tree stays a tree. */
function changeManager({ user, random, context }: Situation): Change | undefined {
  const managerIndex = user.index > 0 ? random.below(user.index) : undefined
  if (managerIndex === undefined || managerIndex === user.managerIndex || context.state.deleted.has(managerIndex)) return undefined
  return { managerIndex }
}
