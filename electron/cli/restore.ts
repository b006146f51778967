// zwgk restore FILE --data DIR: takes back from a backup what is not in the ledger any more. What is there now stays and goes first (F12).
import { type Command, failed, text, usage } from '../../platform/cli/command.ts'
import { restoreDataFolder } from '../host/data-folder.ts'

export const restore: Command = {
  options: { data: { type: 'string' } },
  async run({ values, positionals, messages }) {
    const [file] = positionals
    const data = text(values['data'])
    if (file === undefined || positionals.length > 1 || data === undefined) return usage(messages, 'restore')
    const restored = restoreDataFolder(data, file)
    if (!restored.ok) return failed(messages, restored.error)
    const { submissions, notTaken, keptIn } = restored.value
    const kept = keptIn === undefined ? [] : [messages.say('cli:kept-aside', { path: keptIn })]
    return {
      exit: notTaken > 0 ? 1 : 0,
      json: { data, ...restored.value },
      lines: [messages.say('cli:restored', { submissions, notTaken }), ...kept],
    }
  },
}
