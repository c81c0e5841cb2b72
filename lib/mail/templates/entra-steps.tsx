import type { MailContext } from './mail-content'
import { Name, Step, Steps } from './mail-parts'

/** How to sign in with the account that a person has in Microsoft Entra ID. Microsoft's page is quoted in its own words. */
export function EntraSteps({ account }: Pick<MailContext, 'account'>) {
  return (
    <Steps>
      <Step>Select “Sign in with Microsoft Entra ID” below, and once more on the page that opens.</Step>
      <Step>
        {account === null ? (
          'When Microsoft asks for an account, use the one that you have at work.'
        ) : (
          <>
            When Microsoft asks for an account, use <Name>{account.shown}</Name>. If it is not in the list, select “Use another account”.
          </>
        )}
      </Step>
      <Step>Sign in as you do at work; there is no new password. The console opens: keep its address for the next time.</Step>
    </Steps>
  )
}
