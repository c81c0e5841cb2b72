import { UsersHeader, UsersSkeleton } from '@/components/users/users-header'

export default function UsersLoading() {
  return (
    <>
      <UsersHeader />
      <div className="mb-3 h-8" />
      <UsersSkeleton />
    </>
  )
}
