/** A group as Microsoft Entra ID holds it. Members are named by their places in the directory. */
export type EntraGroup = {
  index: number
  objectId: string
  displayName: string
  /** Direct members who are people. Some may not be provisioned yet. */
  memberIndexes: number[]
  /** A group that is a member of this one, by its place. Entra sends direct members who are people and nothing of this. */
  nestedIndex: number | null
}
