// The first import of every page. Zod asks with the first object schema whether it may compile its parsers (`new Function`); the content policy
// refuses, which took a quarter of all that the scripts of a first page do. Said before, it does not ask.
import { z } from 'zod'

z.config({ jitless: true })
