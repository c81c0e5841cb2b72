/** A function that takes the secret out of any text, whole or without its `apikey:`: a service may echo what it was sent. */
export function redactor(secretToken: string): (text: string) => string {
  const key = secretToken.replace(/^apikey:/, '')
  const secrets = [secretToken, key].filter((secret) => secret.length >= 6)
  return (text) => secrets.reduce((clean, secret) => clean.replaceAll(secret, '[secret]'), text)
}
