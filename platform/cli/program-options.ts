// Options of a program that keeps running: an administrator writes them into a file, where a slip of the pen must come out as a sentence.
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { z } from 'zod'
import { fail, ok, type Result } from '../../shared/result.ts'

type Values<Options extends ParseArgsOptionsConfig> = ReturnType<typeof parseArgs<{ options: Options }>>['values']

const PORT_MAX = 65_535
const refusedSchema = z.object({ code: z.string().startsWith('ERR_PARSE_ARGS_'), message: z.string() })

/** Error: `option-wrong`, which names the word that was not understood. */
export function programOptions<Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
): Result<Values<Options>> {
  try {
    return ok(parseArgs({ args: [...args], options }).values)
  } catch (error) {
    const refused = refusedSchema.safeParse(error)
    if (!refused.success) throw error
    // Node names it in quotes, with the form of its value behind it.
    const [, option = args.join(' ')] = /'([^' ]+)/.exec(refused.data.message) ?? []
    return fail('option-wrong', { option })
  }
}

/** 0, any free port, where nothing is said. Error: `port-wrong`. */
export function portOption(typed: string | undefined): Result<number> {
  const port = Number(typed ?? 0)
  return Number.isInteger(port) && port >= 0 && port <= PORT_MAX ? ok(port) : fail('port-wrong', { port: String(typed) })
}

/** Set by a launcher that gives its programs their ports by options of its own. */
export const PORT_OPTION_VARIABLE = 'ZWGK_PORT_OPTION'

/** What whoever started this program writes to choose another port. */
export function portOptionName(): string {
  return process.env[PORT_OPTION_VARIABLE] ?? '--port'
}
