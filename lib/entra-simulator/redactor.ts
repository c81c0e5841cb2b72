/** A function that takes the secrets of this moment out of any text: a service may echo what it was sent. */
export function redactor(secrets: () => string[]): (text: string) => string {
  return (text) =>
    secrets()
      .filter((secret) => secret.length >= 6)
      .toSorted((a, b) => b.length - a.length)
      .reduce((clean, secret) => clean.replaceAll(secret, '[secret]'), text)
}
