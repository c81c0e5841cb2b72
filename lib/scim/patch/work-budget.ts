import { ScimError } from '../scim-error'

/** How many more values of lists one request may look at. */
export type WorkBudget = { left: number }

/** The budget of one request: a second's work. Without it a megabyte of paths into a long list would take minutes. */
export function newWorkBudget(): WorkBudget {
  return { left: 1_000_000 }
}

/** Takes from the budget. Throws ScimError 413 when it is used up. */
export function spend(budget: WorkBudget, amount: number): void {
  budget.left -= amount
  if (budget.left < 0) throw new ScimError('tooLarge', 'The request changes too many values of long lists at once. Split it.')
}
