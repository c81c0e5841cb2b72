import { handleResendWebhook } from '@/lib/mail/handle-resend-webhook'

/** Called by Resend with what became of a mail. It answers by itself who may: the signature over the body proves it. */
export function POST(request: Request): Promise<Response> {
  return handleResendWebhook(request)
}
