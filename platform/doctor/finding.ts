// What a doctor says of one matter: the same for the terminal's and the hub's.
export interface Finding {
  /** Names the sentence `doctor:<topic>.<state>`. */
  readonly topic: string
  readonly state: 'ok' | 'note' | 'wrong'
  readonly params: Readonly<Record<string, string | number>>
}
