// A resident ID number (身份证号码) as people read it: 6-8-4, and with its middle, the birthday, hidden from whoever stands behind.

const PARTS = /^(\d{6})(\d{8})(\d{3}[\dXx])$/

/** `000000 19500101 001X`; what is no ID number comes back as it is. */
export function groupResidentId(id: string): string {
  return id.trim().replace(PARTS, '$1 $2 $3')
}

/** `000000 ******** 001X`; undefined when it is no ID number, so that nothing half hidden is shown as hidden. */
export function maskResidentId(id: string): string | undefined {
  const parts = PARTS.exec(id.trim())
  return parts === null ? undefined : `${parts[1]} ******** ${parts[3]}`
}
