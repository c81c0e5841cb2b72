import { RolesHeader, RolesSkeleton } from '@/components/roles/roles-header'

export default function RolesLoading() {
  return (
    <>
      <RolesHeader />
      <div className="mb-3 h-9" />
      <RolesSkeleton />
    </>
  )
}
