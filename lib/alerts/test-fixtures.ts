import { reader } from '@/lib/db/transaction'

/** Every mail about a key in the outbox, oldest first. */
export async function keyMails() {
  const prisma = await reader()
  const mails = await prisma.mail.findMany({ where: { kind: { notIn: ['invitation', 'password_link'] } }, orderBy: { id: 'asc' } })
  return mails.map(({ kind, state, userId, address, data }) => ({ kind, state, userId, address, data }))
}

/** "kind to address" of every mail about a key, in the order of the alphabet. */
export async function keyMailsInShort(): Promise<string[]> {
  return (await keyMails()).map(({ kind, address }) => `${kind} to ${address}`).sort()
}

export async function forgetMails(): Promise<void> {
  await (await reader()).mail.deleteMany()
}
