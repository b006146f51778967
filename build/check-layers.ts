// Imports run one way (see docs/layout.md). Fails too when it sees too few modules: a blind check would pass everything.
import { cruise } from 'dependency-cruiser'
import { projectFolder } from '../platform/paths.ts'

const ROOMS = ['shared', 'platform', 'electron', 'hub', 'renderer', 'build']
/** Far below what there is; a parser that sees nothing finds 0. */
const MODULES_AT_LEAST = 100

/** Packages of types alone, without a file at run time. */
const TYPES_ONLY = '^hast$'

const below = (room: string) => `^${room}/`
const forbid = (name: string, from: string, to: string[], comment: string) => ({
  name,
  comment,
  severity: 'error' as const,
  from: { path: from },
  to: { path: to },
})

process.chdir(projectFolder())
const result = await cruise(
  ROOMS,
  {
    ruleSet: {
      forbidden: [
        forbid(
          'shared-is-pure',
          below('shared'),
          ['^(platform|electron|hub|renderer|build|test)/', '^node:', '^(fs|path|crypto)$'],
          'shared has no I/O',
        ),
        forbid(
          'platform-below-programs',
          below('platform'),
          ['^(electron|hub|renderer|build|test)/'],
          'platform serves both programs',
        ),
        forbid('pages-see-contracts-only', below('renderer'), ['^(platform|electron|hub|build|test)/'], 'pages speak HTTP'),
        forbid('hub-without-terminal', below('hub'), ['^(electron|renderer|build|test)/'], 'hub and terminal meet in shared/api'),
        forbid('terminal-without-hub', below('electron'), ['^(hub|renderer|build|test)/'], 'hub and terminal meet in shared/api'),
        {
          name: 'no-circles',
          comment: 'a circle has no bottom to start reading',
          severity: 'error',
          from: {},
          to: { circular: true },
        },
        {
          name: 'resolvable',
          comment: 'every import exists',
          severity: 'error',
          from: {},
          to: { couldNotResolve: true, pathNot: TYPES_ONLY },
        },
      ],
    },
    validate: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(\\.test\\.tsx?|vite\\.config\\.ts)$' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
  undefined,
  { tsConfig: { options: {} } },
)
if (typeof result.output === 'string') throw new Error('expected a result object')
const { summary, modules } = result.output
const own = modules.filter(({ source }) => ROOMS.some((room) => source.startsWith(`${room}/`)))
for (const { rule, from, to } of summary.violations) process.stdout.write(`${rule.name}: ${from} -> ${to}\n`)
process.stdout.write(`${own.length} modules, ${summary.violations.length} violations\n`)
if (own.length < MODULES_AT_LEAST) process.stdout.write(`expected at least ${MODULES_AT_LEAST} modules\n`)
process.exitCode = summary.error > 0 || own.length < MODULES_AT_LEAST ? 1 : 0
