// Publishes from a process of its own, so that it can be killed: node publish-news.ts HUB-FOLDER TEXT.
import { publishNews } from '../seeded-town.ts'

const [hubFolder, text] = process.argv.slice(2)
if (hubFolder === undefined || text === undefined) throw new Error('expected a folder and a text')
await publishNews(hubFolder, text)
