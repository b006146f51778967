// Opening hours of the town's halls as its published themes say them: the office's alerts keep to them.
import { signingRole, themesTarget } from '../../shared/content/channel.ts'
import type { Hours } from '../../shared/standard/opening-hours.ts'
import { themeSchema, themesFileSchema } from '../../shared/standard/theme.ts'
import { currentTarget } from './repository.ts'

/** Of the first theme that has any; empty where none is published. */
export function publishedHours(repo: string, officeChannel: string): Hours {
  const bytes = currentTarget(repo, signingRole(officeChannel), themesTarget(officeChannel))
  if (bytes === undefined) return []
  const file = themesFileSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')))
  const themes = file.success ? file.data.themes.map((one) => themeSchema.safeParse(one)) : []
  return themes.find(({ data }) => data !== undefined && data.hours.length > 0)?.data?.hours ?? []
}
