const LETTERS: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  å: 'a',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  '’': "'",
}

/**
 * Writes a Latin name as administrators write it in a user principal name: lower case, ASCII, no spaces
 * (`Müller-Lüdenscheidt` becomes `mueller-luedenscheidt`). The apostrophe stays, since Entra allows it there.
 */
export function toAscii(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^a-z]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z'-]/g, '')
}
