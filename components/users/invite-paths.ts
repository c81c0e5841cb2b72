import { USERS_PATH } from '@/components/frame/navigation'

export const INVITE_PATH = `${USERS_PATH}/invite`
