import { NotFoundPage } from '@/components/frame/not-found-page'

/** A record that is not there, inside the frame. */
export default function ConsoleNotFound() {
  return <NotFoundPage />
}
