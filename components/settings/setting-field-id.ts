/** The id of a setting's field, for the links of an error summary. */
export function settingFieldId(name: string): string {
  return `setting-${name}`
}
