import { Logo } from '@/components/frame/logo'

/** Pages for people who are not signed in: one column in the middle under the product's name. */
export default function PublicLayout({ children }: { children: React.ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-[40rem] flex-col justify-center gap-8 px-4 py-10">
      <div className="mx-auto">
        <Logo />
      </div>
      {children}
    </main>
  )
}
